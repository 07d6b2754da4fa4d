#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A person's own theme files.
enum ThemeFolder {
    /// The `*.toml` files in `path` by name; none when there is no such folder.
    static func files(in path: String) -> [(name: String, toml: String)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.sorted().filter { $0.hasSuffix(".toml") }.compactMap { name in
            FileManager.default.contents(atPath: path + "/" + name).map {
                (String(name.dropLast(5)), String(decoding: $0, as: UTF8.self))
            }
        }
    }
}
