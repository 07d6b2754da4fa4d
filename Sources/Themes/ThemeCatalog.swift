package import Canvas

/// The built-in themes and the user's own.
package struct ThemeCatalog: Hashable, Sendable {
    private let builtIn: [ThemeSource]
    private let own: [ThemeSource]

    /// Creates a catalog of the built-in themes and `own`, which replace built-in ones of the same name.
    package init(own: [ThemeSource] = []) {
        builtIn = Self.files.map { name, bytes in
            ThemeSource(name: name, file: "\(name).toml", toml: String(decoding: bytes, as: UTF8.self))
        }
        self.own = own
    }

    /// The names, the default first, the user's own after the built-in ones.
    package var names: [String] {
        builtIn.map(\.name) + own.map(\.name).filter { name in !builtIn.contains { $0.name == name } }
    }

    /// Returns the theme `name` for a terminal's color depth.
    ///
    /// - Throws: `ThemeError` when it does not exist, or its file or a parent's is invalid.
    package func theme(named name: String, depth: ColorDepth) throws(ThemeError) -> Theme {
        guard let source = source(name) else {
            throw ThemeError(file: name, place: nil, .unknownTheme(name, known: names))
        }
        var uncolored: [Role: Style.Attributes] = [:]
        if depth == .monochrome, let plain = builtIn.first(where: { $0.name == Self.colorless }) {
            uncolored = try ThemeFile(plain).uncolored
        }
        return try ResolvedTheme(name, lineage: lineage(of: source), uncolored: uncolored).theme(for: depth)
    }

    /// The themes to choose from, each with its problem, if any.
    package var choices: [ThemeChoice] {
        names.map { name in
            do throws(ThemeError) {
                let theme = try theme(named: name, depth: .trueColor)
                return ThemeChoice(name: name, background: theme.background)
            } catch {
                return ThemeChoice(name: name, problem: error)
            }
        }
    }

    /// A theme's file and its parents', the oldest first.
    private func lineage(of source: ThemeSource) throws(ThemeError) -> [ThemeFile] {
        var lineage = [try ThemeFile(source)]
        while let parent = lineage[0].parent {
            let child = lineage[0].source
            guard let next = self.parent(parent.name, of: child) else {
                throw parent.error(
                    parent.name == child.name
                        ? .cycle([child.name, child.name]) : .unknownParent(parent.name, known: names))
            }
            if let place = lineage.lastIndex(where: { $0.source == next }) {
                let names = lineage[...place].map(\.source.name)
                throw parent.error(.cycle(names.reversed() + [next.name]))
            }
            lineage.insert(try ThemeFile(next), at: 0)
        }
        return lineage
    }

    private func source(_ name: String) -> ThemeSource? {
        own.first { $0.name == name } ?? builtIn.first { $0.name == name }
    }

    /// The theme that `child` means by `name`.
    ///
    /// The user's files do not change built-in themes. A theme that replaces a built-in one may inherit from it by
    /// their common name.
    private func parent(_ name: String, of child: ThemeSource) -> ThemeSource? {
        let isBuiltIn = builtIn.contains(child)
        guard isBuiltIn || name == child.name else { return source(name) }
        return builtIn.first { $0.name == name && $0 != child }
    }

    /// The theme that defines the attributes of all themes without color.
    private static let colorless = "mono"

    /// The files of the `themes` folder, built into the program; the default first.
    private static var files: [(name: String, bytes: [UInt8])] {
        [
            ("dusk", PackageResources.dusk_toml), ("dawn", PackageResources.dawn_toml),
            ("slate", PackageResources.slate_toml), ("tide", PackageResources.tide_toml),
            ("paper", PackageResources.paper_toml),
            ("contrast", PackageResources.contrast_toml), ("distinct", PackageResources.distinct_toml),
            ("sixteen", PackageResources.sixteen_toml), ("mono", PackageResources.mono_toml),
            ("neutral", PackageResources.neutral_toml),
        ]
    }
}
