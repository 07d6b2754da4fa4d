#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An unfinished file, open and locked: two Easels never write to the same one.
final class PartFile: Sendable {
    private let descriptor: Int32
    private let path: String

    /// Takes over an open descriptor, negative when opening has failed.
    ///
    /// - Throws: `elsewhere` when another holds the lock.
    init(_ descriptor: Int32, path: String) throws(DownloadProblem) {
        self.path = path
        self.descriptor = descriptor
        guard descriptor >= 0 else { throw .system(call: "open", errno: errno, path: path) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            throw .system(call: "open", errno: EINVAL, path: path)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if errno == EWOULDBLOCK { throw .elsewhere }
            throw problem("flock")
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Its size in bytes.
    func size() throws(DownloadProblem) -> Int {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw problem("fstat") }
        return Int(facts.st_size)
    }

    /// Leaves the first `size` bytes.
    func cut(to size: Int) throws(DownloadProblem) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw problem("ftruncate") }
    }

    /// The first bytes, at most `count`.
    func head(_ count: Int) throws(DownloadProblem) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            // `filled` is less than `count`, so all that is written to lies in the array.
            let got = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress?.advanced(by: filled), count - filled, off_t(filled))
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw problem("read") }
            if got == 0 { break }
            filled += got
        }
        return Array(bytes.prefix(filled))
    }

    /// Writes `bytes` at `offset`.
    func put(_ bytes: [UInt8], at offset: Int) throws(DownloadProblem) {
        var done = 0
        while done < bytes.count {
            // `done` is less than `bytes.count`, so all that is read lies in the array.
            let count = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done, off_t(offset + done))
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == ENOSPC || errno == EDQUOT { throw .noSpace }
            guard count > 0 else { throw problem("write") }
            done += count
        }
    }

    /// Returns when all of it is on the disk.
    func synchronize() throws(DownloadProblem) {
        guard fsync(descriptor) == 0 else { throw errno == ENOSPC || errno == EDQUOT ? .noSpace : problem("fsync") }
    }

    private func problem(_ call: String) -> DownloadProblem { .system(call: call, errno: errno, path: path) }
}
