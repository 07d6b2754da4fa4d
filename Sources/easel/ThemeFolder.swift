import Themes

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A person's own theme files.
enum ThemeFolder {
    /// The `*.toml` files in `path` by name; none when there is no such folder.
    static func files(in path: String) -> [ThemeSource] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.sorted().filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }.compactMap { name in
            FileManager.default.contents(atPath: path + "/" + name).map {
                ThemeSource(
                    name: String(name.dropLast(5)), file: path + "/" + name, toml: String(decoding: $0, as: UTF8.self))
            }
        }
    }
}
