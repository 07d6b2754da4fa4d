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
    /// The system's calls for locks, each 0 or an `errno`: file systems over a network may know none.
    struct Calls: Sendable {
        /// Takes the lock on a whole file for this descriptor, without waiting.
        var take: @Sendable (CInt) -> CInt = { flock($0, LOCK_EX | LOCK_NB) == 0 ? 0 : errno }
        /// Tries the kind of lock by which SQLite keeps its writers apart.
        var tryRange: @Sendable (CInt) -> CInt = { descriptor in
            var range = flock()
            range.l_type = CShort(F_WRLCK)
            range.l_whence = CShort(SEEK_SET)
            return fcntl(descriptor, F_SETLK, &range) == 0 ? 0 : errno
        }
    }

    private let descriptor: CInt

    /// Takes the lock on the file at `path`, making it (0600) where it is missing; nil when another has it.
    ///
    /// - Throws: `ArchiveError` with `noLocks` when the file system gives none, with `inaccessible` when the file
    ///   cannot be opened or locked.
    init?(path: String, calls: Calls = Calls()) throws(ArchiveError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw ArchiveError(.inaccessible, path: path, detail: "open: errno \(errno)")
        }
        let code = calls.take(descriptor)
        if code == EWOULDBLOCK { return nil }
        guard code == 0 else { throw Self.error(code, "flock", path) }
        // Another program may have locked it in this way; then it can be.
        let rangeCode = calls.tryRange(descriptor)
        guard [0, EACCES, EAGAIN].contains(rangeCode) else { throw Self.error(rangeCode, "fcntl", path) }
    }

    /// Takes the lock as soon as nobody else has it; nil when that takes longer than `timeout`.
    static func wait(path: String, timeout: Duration, calls: Calls = Calls()) throws(ArchiveError) -> LockFile? {
        let end = ContinuousClock.now + timeout
        while true {
            if let lock = try LockFile(path: path, calls: calls) { return lock }
            guard ContinuousClock.now < end else { return nil }
            usleep(5000)
        }
    }

    static func error(_ code: CInt, _ call: String, _ path: String) -> ArchiveError {
        // What network file systems say where they know no locks, or cannot ask their server for one.
        let isWithout = [ENOLCK, ENOSYS, EOPNOTSUPP, EINVAL].contains(code)
        return ArchiveError(
            isWithout ? .noLocks : .inaccessible, path: path,
            detail: isWithout ? FileSystem.name(at: path) : "\(call): errno \(code)")
    }

    // Also what an init that fails half-way comes to: it must not close what another has opened since.
    deinit { if descriptor >= 0 { close(descriptor) } }
}
