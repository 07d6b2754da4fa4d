#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Tells a path at which nothing stands from one that cannot be followed: the system says ENOENT of a link that leads
/// nowhere too.
package enum PathAbsence {
    /// Why nobody can say that nothing stands at a path.
    package enum Obstacle: Error, Hashable, Sendable {
        /// The link at this path leads to nothing.
        case danglingLink(String)
        /// A folder on the way cannot be looked through: the `errno` of that.
        case system(Int32)
    }

    /// Returns where nothing stands at `path`, or at the first of its folders that is not there. Also where all of it
    /// is there.
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
