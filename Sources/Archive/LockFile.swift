#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An advisory lock on a file of its own, held for as long as this value lives.
///
/// The file itself says nothing: the kernel holds the lock and frees it whichever way the process ends. It is not
/// the database, on which SQLite has locks of its own that closing a second descriptor would take away.
final class LockFile: Sendable {
    private let descriptor: CInt

    /// Takes the lock on the file at `path`, making it (0600) where it is missing; nil when another has it.
    ///
    /// - Throws: `ArchiveError` when the file cannot be opened or its file system knows no locks.
    init?(path: String) throws(ArchiveError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw ArchiveError(.inaccessible, path: path, detail: "open: errno \(errno)")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            guard code != EWOULDBLOCK else { return nil }
            throw ArchiveError(.inaccessible, path: path, detail: "flock: errno \(code)")
        }
    }

    // Also what an init that fails half-way comes to: it must not close what another has opened since.
    deinit { if descriptor >= 0 { close(descriptor) } }
}
