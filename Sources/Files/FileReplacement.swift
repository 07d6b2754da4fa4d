#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The atomic replacement of a regular file: readers see the old contents or the new ones.
///
/// A symbolic link stays, and its file is replaced; the file keeps its mode, and its owner where that is possible.
package struct FileReplacement: Sendable {
    /// The reason why the file is not replaced.
    package enum Problem: Error, Hashable, Sendable {
        /// The file has other contents than expected.
        case changed
        /// A system call failed with this `errno`.
        case system(Int32)
    }

    package let path: String

    /// The maximum size in bytes of the file that is replaced.
    private static let limit = 1 << 20

    /// - `path`: The path of the file, which need not exist.
    package init(path: String) { self.path = path }

    /// Writes `bytes`, synchronized to disk, and creates missing folders (0700). A new file is 0600.
    ///
    /// - `old`: The contents that the file must still have; nil where there must be no file.
    /// - Throws: `Problem`; the file is then unchanged.
    package func write(_ bytes: [UInt8], replacing old: [UInt8]?) throws(Problem) {
        let target = try old == nil ? path : Self.resolved(path)
        let folder = Self.folder(of: target)
        if old == nil { try Self.makeFolder(folder) }
        let draft = "\(folder)/.\(UInt64.random(in: 0 ... .max)).draft"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(errno) }
        do throws(Problem) {
            defer { close(descriptor) }
            try Self.write(bytes, to: descriptor)
            if old != nil { try Self.adoptMode(of: target, descriptor) }
            // On the disk before the name is: after a power cut the file must not be empty.
            guard fsync(descriptor) == 0 else { throw .system(errno) }
            try place(draft, at: target, replacing: old)
        } catch {
            unlink(draft)
            throw error
        }
        Self.syncFolder(folder)
    }

    private func place(_ draft: String, at target: String, replacing old: [UInt8]?) throws(Problem) {
        guard let old else {
            // Unlike `rename`, `link` does not replace a file that has appeared meanwhile.
            guard link(draft, target) != 0 else {
                unlink(draft)
                return
            }
            guard [EPERM, ENOTSUP, ENOSYS].contains(errno) else { throw errno == EEXIST ? .changed : .system(errno) }
            guard access(target, F_OK) != 0 else { throw .changed }
            return try Self.rename(draft, target)
        }
        let now: [UInt8]?
        do throws(TextFile.Problem) {
            now = try TextFile(path: target, isNamed: false, limit: Self.limit).bytes()
        } catch {
            throw .changed
        }
        guard now == old else { throw .changed }
        try Self.rename(draft, target)
    }

    private static func rename(_ draft: String, _ target: String) throws(Problem) {
        guard systemRename(draft, target) == 0 else { throw .system(errno) }
    }

    private static func resolved(_ path: String) throws(Problem) -> String {
        guard let found = realpath(path, nil) else { throw .system(errno) }
        defer { free(found) }
        return String(cString: found)
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func makeFolder(_ path: String) throws(Problem) {
        guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        guard errno == ENOENT, path.contains("/") else { throw .system(errno) }
        try makeFolder(folder(of: path))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .system(errno) }
    }

    private static func adoptMode(of path: String, _ descriptor: Int32) throws(Problem) {
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw .system(errno) }
        // Only root can give a file away; else it becomes the user's own.
        var own = stat()
        guard fstat(descriptor, &own) == 0 else { throw .system(errno) }
        if own.st_uid != facts.st_uid || own.st_gid != facts.st_gid {
            _ = fchown(descriptor, facts.st_uid, facts.st_gid)
        }
        guard fchmod(descriptor, facts.st_mode & 0o777) == 0 else { throw .system(errno) }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Problem) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .system(errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Synchronizes the folder to disk, where the file system supports that.
    private static func syncFolder(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}

// `write` and `rename` of the C library, which the methods above hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}

private func systemRename(_ old: String, _ new: String) -> Int32 { rename(old, new) }

extension FileReplacement.Problem: CustomStringConvertible {
    /// The problem, to follow the path in a sentence.
    package var description: String {
        switch self {
        case .changed: "was changed by another program meanwhile"
        case .system(let code): "cannot be written: \(String(cString: strerror(code)))"
        }
    }
}
