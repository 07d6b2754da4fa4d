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

/// The folder that files are fetched into, held open: names are looked up in it and nowhere else, whatever happens to
/// its path meanwhile. Symbolic links in it are not followed, and nothing in it is written over.
final class DownloadFolder: Sendable {
    let path: String
    private let descriptor: Int32

    /// Opens the folder at `path`, making it (0700) where it is missing.
    init(_ path: String) throws(DownloadProblem) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .system(call: "mkdir", errno: errno, path: path)
        }
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(call: "open", errno: errno, path: path) }
        self.path = path
    }

    deinit { close(descriptor) }

    /// Makes the file `name` (0600); nil when the name is taken.
    func make(_ name: String) throws(DownloadProblem) -> PartFile? {
        let file = openat(descriptor, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        if file < 0, errno == EEXIST { return nil }
        return try PartFile(file, path: "\(path)/\(name)")
    }

    /// Opens the unfinished file `name`; nil when it is not there.
    func reopen(_ name: String) throws(DownloadProblem) -> PartFile? {
        let file = openat(descriptor, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        if file < 0, errno == ENOENT { return nil }
        return try PartFile(file, path: "\(path)/\(name)")
    }

    /// Indicates whether the name is taken.
    func has(_ name: String) -> Bool { inode(of: name) != nil }

    /// Indicates whether both names are there and lead to one file.
    func areOne(_ name: String, _ other: String) -> Bool { inode(of: name).map { $0 == inode(of: other) } ?? false }

    /// Returns the file `part` the name `name`.
    ///
    /// - Returns: False when the name is taken.
    func place(_ part: String, as name: String) throws(DownloadProblem) -> Bool {
        // A link never writes over a name, and then both are there: no moment is without the file.
        if linkat(descriptor, part, descriptor, name, 0) == 0 {
            remove(part)
            return true
        }
        switch errno {
        case EEXIST: return false
        case EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS, EMLINK: break
        default: throw .system(call: "link", errno: errno, path: "\(path)/\(name)")
        }
        // A file system without links: the name is taken first, and written over is only what was made here.
        guard try make(name) != nil else { return false }
        guard renameat(descriptor, part, descriptor, name) == 0 else {
            let code = errno
            remove(name)
            throw .system(call: "rename", errno: code, path: "\(path)/\(name)")
        }
        return true
    }

    /// Deletes the file `name`, if it is there.
    func remove(_ name: String) { unlinkat(descriptor, name, 0) }

    /// Puts the folder's list of names on the disk, where the file system can.
    func synchronize() { fsync(descriptor) }

    /// The number of bytes that the user may still write to the folder's disk; nil where the system does not say.
    var freeBytes: Int? {
        var facts = statvfs()
        guard fstatvfs(descriptor, &facts) == 0 else { return nil }
        let (bytes, isTooLarge) = UInt64(facts.f_bavail).multipliedReportingOverflow(by: UInt64(facts.f_frsize))
        return isTooLarge ? .max : Int(clamping: bytes)
    }

    private func inode(of name: String) -> UInt64? {
        var facts = stat()
        return fstatat(descriptor, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 ? UInt64(facts.st_ino) : nil
    }
}
