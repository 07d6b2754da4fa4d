#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Distinguishes a missing file from a path that cannot be followed: the system reports ENOENT for a broken link too.
package enum PathAbsence {
    /// The reason why the absence of a file cannot be confirmed.
    package enum Obstacle: Error, Hashable, Sendable {
        /// The link at this path is broken.
        case danglingLink(String)
        /// A folder on the way cannot be searched, with this `errno`.
        case system(Int32)
    }

    /// Returns normally where nothing exists at `path` or at one of its folders, or where all of it exists.
    ///
    /// - Throws: `Obstacle` where that cannot be determined.
    package static func check(_ path: String) throws(Obstacle) {
        var prefix = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            prefix += "/\(part)"
            var facts = stat()
            guard lstat(prefix, &facts) == 0 else {
                guard errno == ENOENT else { throw .system(errno) }
                return
            }
            guard facts.st_mode & S_IFMT == S_IFLNK else { continue }
            guard stat(prefix, &facts) == 0 else {
                throw errno == ENOENT ? .danglingLink(prefix) : .system(errno)
            }
        }
    }
}
