#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An advisory lock on a file of its own, held for as long as this value lives.
///
/// The file is empty: the kernel holds the lock and releases it however the process ends. It is not the database, on
/// which SQLite has locks of its own that closing a second descriptor would release.
final class LockFile: Sendable {
    /// The system's lock calls, each returning 0 or an `errno`; network file systems may support none. Tests replace
    /// them.
    struct Calls: Sendable {
        /// Locks a whole file for this descriptor, without waiting.
        var take: @Sendable (CInt) -> CInt = { flock($0, LOCK_EX | LOCK_NB) == 0 ? 0 : errno }
        /// Tries the kind of lock by which SQLite excludes other writers.
        var tryRange: @Sendable (CInt) -> CInt = { descriptor in
            var range = flock()
            range.l_type = CShort(F_WRLCK)
            range.l_whence = CShort(SEEK_SET)
            return fcntl(descriptor, F_SETLK, &range) == 0 ? 0 : errno
        }
    }

    private let descriptor: CInt

    /// Locks the file at `path`, creating it (0600) where missing; nil when another holder has it.
    ///
    /// - Throws: `ArchiveError` with `noLocks` when the file system supports none, with `inaccessible` when the file
    ///   cannot be opened or locked.
    init?(path: String, calls: Calls = Calls()) throws(ArchiveError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw ArchiveError(.inaccessible, path: path, detail: "open: errno \(errno)")
        }
        let code = calls.take(descriptor)
        if code == EWOULDBLOCK { return nil }
        guard code == 0 else { throw Self.error(code, "flock", path) }
        // EACCES and EAGAIN: another program holds such a lock, so locks work.
        let rangeCode = calls.tryRange(descriptor)
        guard [0, EACCES, EAGAIN].contains(rangeCode) else { throw Self.error(rangeCode, "fcntl", path) }
    }

    /// Locks the file as soon as it is free, blocking the thread; nil when that takes longer than `timeout`.
    ///
    /// - Throws: As `init(path:calls:)`.
    static func wait(path: String, timeout: Duration, calls: Calls = Calls()) throws(ArchiveError) -> LockFile? {
        let end = ContinuousClock.now + timeout
        while true {
            if let lock = try LockFile(path: path, calls: calls) { return lock }
            guard ContinuousClock.now < end else { return nil }
            usleep(5000)
        }
    }

    static func error(_ code: CInt, _ call: String, _ path: String) -> ArchiveError {
        // The codes of network file systems without locks, or without a connection to their lock server.
        let isWithout = [ENOLCK, ENOSYS, EOPNOTSUPP, EINVAL].contains(code)
        return ArchiveError(
            isWithout ? .noLocks : .inaccessible, path: path,
            detail: isWithout ? FileSystem.name(at: path) : "\(call): errno \(code)")
    }

    // A failed init ends here too: it must not close a descriptor that another file has by now.
    deinit { if descriptor >= 0 { close(descriptor) } }
}
