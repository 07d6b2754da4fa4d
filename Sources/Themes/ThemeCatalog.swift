package import Canvas

/// The themes that come with Easel, and a person's own.
package struct ThemeCatalog: Sendable {
    private var files: [(name: String, toml: String)]

    /// The built-in themes, with `overrides` in place of those whose name they have, else behind them.
    package init(overrides: [(name: String, toml: String)] = []) {
        files = Self.builtIn
        for override in overrides {
            if let place = files.firstIndex(where: { $0.name == override.name }) {
                files[place] = override
            } else {
                files.append(override)
            }
        }
    }

    /// The themes' names, the default first.
    package var names: [String] { files.map(\.name) }

    /// The theme called `name` in the colours of a terminal of `depth`.
    ///
    /// - Throws: `ThemeError` when there is none or its file is wrong.
    package func theme(named name: String, depth: ColorDepth) throws(ThemeError) -> Theme {
        guard let file = files.first(where: { $0.name == name }) else { throw .unknown(name, known: names) }
        return try ThemeFile(toml: file.toml, name: file.name).theme(for: depth)
    }

    /// The files of the `themes` folder, built into the program.
    private static var builtIn: [(name: String, toml: String)] {
        let files: [(String, [UInt8])] = [
            ("dusk", PackageResources.dusk_toml), ("dawn", PackageResources.dawn_toml),
            ("contrast", PackageResources.contrast_toml), ("mono", PackageResources.mono_toml),
        ]
        return files.map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }
    }
}
