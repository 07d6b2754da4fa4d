package import Files
package import Themes

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The user's theme files.
package enum ThemeFolder {
    /// Returns the `*.toml` files in `path` by name, unreadable ones included; none when there is no such folder.
    package static func files(in path: String) -> [ThemeSource] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.sorted().filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }.compactMap { name in
            let (name, file) = (String(name.dropLast(5)), path + "/" + name)
            do throws(TextFile.Problem) {
                return try TextFile(path: file, isNamed: false).text().map {
                    ThemeSource(name: name, file: file, toml: $0)
                }
            } catch {
                return ThemeSource(name: name, file: file, unreadable: error.description)
            }
        }
    }

    /// Returns the reason why the folder at `path` cannot be read; nil where it can, or does not exist.
    package static func problem(in path: String) -> TextFile.Problem? {
        if (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil { return nil }
        do throws(TextFile.Problem) { try TextFile.checkAbsence(of: path) } catch { return error }
        guard access(path, F_OK) == 0 else { return nil }
        guard let folder = opendir(path) else { return .system(errno) }
        closedir(folder)
        return nil
    }
}
