#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// An executable file.
package struct Executable: Hashable, Sendable {
    /// The reason why there is no such program.
    package enum Problem: Error, Hashable, Sendable {
        /// There is no file of that name.
        case missing
        /// The file at this path exists, but this user may not execute it.
        case notRunnable(String)
    }

    /// The search path where PATH is not set.
    package static let defaultPath = "/usr/local/bin:/usr/bin:/bin"

    package let path: String

    /// Finds the program `name`, a path or a name in a folder of `path`: the first regular file with execute
    /// permission. Folders without search permission are skipped.
    ///
    /// - Throws: `Problem`.
    package init(_ name: String, in path: String?) throws(Problem) {
        let places =
            name.contains("/")
            ? [name] : (path ?? Self.defaultPath).split(separator: ":").map { "\($0)/\(name)" }
        var refused: String?
        for place in places where !name.isEmpty {
            if access(place, F_OK) != 0 {
                // A folder of a given path may not be searched.
                if errno == EACCES, name.contains("/") { refused = place }
                continue
            }
            if Self.isFile(place), access(place, X_OK) == 0 {
                self.path = place
                return
            }
            refused = refused ?? place
        }
        if let refused { throw .notRunnable(refused) }
        throw .missing
    }

    private static func isFile(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }
}
