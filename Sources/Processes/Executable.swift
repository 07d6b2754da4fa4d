#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A program on disk that may be run.
package struct Executable: Hashable, Sendable {
    /// Why there is none.
    package enum Problem: Error, Hashable, Sendable {
        /// Nothing of that name can be found.
        case missing
        /// The file at this path is there, and is no program that this user may run.
        case notRunnable(String)
    }

    /// Where programs are looked for when nobody says where.
    package static let defaultPath = "/usr/local/bin:/usr/bin:/bin"

    package let path: String

    /// Finds the program `name`, a path or a name in a folder of `path`: the first that is a file and may be run.
    ///
    /// A folder that may not be searched holds nothing.
    package init(_ name: String, in path: String?) throws(Problem) {
        let places =
            name.contains("/")
            ? [name] : (path ?? Self.defaultPath).split(separator: ":").map { "\($0)/\(name)" }
        var refused: String?
        for place in places where !name.isEmpty {
            if access(place, F_OK) != 0 {
                // In a folder on the way to a path that was named.
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
