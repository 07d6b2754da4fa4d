import Files

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

/// A small file (0600) in a folder (0700) that only its owner may read. Any other file is refused, not repaired, since
/// others may know its contents already.
struct OwnerOnlyFile: Sendable {
    /// The reason why the file is not read or written.
    enum Refusal: Error, Hashable {
        case symbolicLink
        case notRegular
        case otherOwner
        /// Others may read or write the file.
        case openToOthers
        /// The folder belongs to another user, or others may write to it and replace the file.
        case openFolder
        case tooLarge
        /// The existence of the file cannot be determined.
        case unreachable(PathAbsence.Obstacle)
        /// A system call failed with this `errno`.
        case system(call: String, errno: Int32)
    }

    /// The maximum size in bytes.
    private static let maxBytes = 65_536

    /// The absolute path.
    let path: String

    /// The folder of the file.
    var folder: String {
        let parent = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
        return parent.isEmpty ? "/" : String(parent)
    }

    /// Returns the bytes of the file; nil when there is no such file.
    ///
    /// - Throws: `Refusal`.
    func read() throws(Refusal) -> [UInt8]? {
        // Without O_NONBLOCK a named pipe would wait for a writer.
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT:
                do throws(PathAbsence.Obstacle) { try PathAbsence.check(path) } catch { throw .unreachable(error) }
                return nil
            case ELOOP: throw .symbolicLink
            default: throw .system(call: "open", errno: errno)
            }
        }
        defer { close(descriptor) }
        // Attributes of the opened file, not of what the path names by now.
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw .system(call: "fstat", errno: errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        guard facts.st_uid == geteuid() else { throw .otherOwner }
        guard facts.st_mode & 0o077 == 0 else { throw .openToOthers }
        try checkFolder()
        return try Self.bytes(of: descriptor)
    }

    /// Replaces the file atomically: readers see the old contents or the new ones. Synchronized to disk.
    ///
    /// - Throws: `Refusal`; the file is then unchanged.
    func write(_ bytes: [UInt8]) throws(Refusal) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .system(call: "mkdir", errno: errno)
        }
        // Easel's own folder; `checkFolder` refuses any other.
        _ = chmod(folder, 0o700)
        try checkFolder()
        let draft = "\(folder)/.\(UInt64.random(in: 0 ... .max)).draft"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(call: "open", errno: errno) }
        do throws(Refusal) {
            defer { close(descriptor) }
            try Self.write(bytes, to: descriptor)
            // On the disk before the name is: after a power cut the file must not be empty.
            guard fsync(descriptor) == 0 else { throw .system(call: "fsync", errno: errno) }
        } catch {
            unlink(draft)
            throw error
        }
        guard rename(draft, path) == 0 else {
            let code = errno
            unlink(draft)
            throw .system(call: "rename", errno: code)
        }
        syncFolder()
    }

    /// Deletes the file, if it exists.
    ///
    /// - Throws: `Refusal`.
    func delete() throws(Refusal) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .system(call: "unlink", errno: errno) }
        syncFolder()
    }

    private func checkFolder() throws(Refusal) {
        var facts = stat()
        guard stat(folder, &facts) == 0 else { throw .system(call: "stat", errno: errno) }
        guard facts.st_uid == geteuid(), facts.st_mode & 0o022 == 0 else { throw .openFolder }
    }

    /// Synchronizes the folder to disk, where the file system supports that.
    private func syncFolder() {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func bytes(of descriptor: Int32) throws(Refusal) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            // `read` is a method here.
            let count = systemRead(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(call: "read", errno: errno) }
            guard count > 0 else { return bytes }
            bytes += buffer.prefix(count)
            guard bytes.count <= maxBytes else { throw .tooLarge }
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Refusal) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .system(call: "write", errno: errno) }
            rest = rest.dropFirst(count)
        }
    }
}

// `read` and `write` of the C library, which the methods above hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, buffer, count)
}

extension OwnerOnlyFile.Refusal {
    /// Returns the problem with `file` and the remedy, in two sentences.
    func message(for file: OwnerOnlyFile) -> String {
        let path = file.path
        return switch self {
        case .symbolicLink:
            "\(path) is a symbolic link, which is not followed for tokens. Replace it with the file itself."
        case .notRegular: "\(path) is not a regular file. Move it away and run easel login."
        case .otherOwner: "\(path) belongs to another user. Move it away and run easel login."
        case .openToOthers:
            "\(path) can be read by others, so its tokens are not used. Run chmod 600 \(path), and replace the tokens "
                + "if others may have read them."
        case .openFolder:
            "\(file.folder) belongs to another user or can be written by others. Run chmod 700 \(file.folder)."
        case .tooLarge: "\(path) is too large for a token file. Move it away and run easel login."
        case .unreachable(.danglingLink(let link)):
            "\(path) cannot be accessed: broken link \(link). Remove it or create its target."
        case .system(let call, let code):
            "\(path) cannot be accessed: \(call) failed with “\(String(cString: strerror(code)))”. Check its folders."
        case .unreachable(.system(let code)):
            "\(path) cannot be accessed: “\(String(cString: strerror(code)))”. Check its folders."
        }
    }
}
