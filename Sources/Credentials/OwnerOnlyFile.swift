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

/// A small file (0600) in a folder (0700) that only its owner may read; any other is refused, not repaired, since
/// what was in it is known to others already.
struct OwnerOnlyFile: Sendable {
    /// Why the file is not read or written.
    enum Refusal: Error, Hashable {
        case symbolicLink
        case notRegular
        case foreign
        /// Others may read or write it.
        case open
        /// The folder belongs to someone else, or others may write to it and put another file in its place.
        case openFolder
        case tooLarge
        /// Nobody can say whether it is there.
        case unreachable(PathAbsence.Obstacle)
        /// A call of the system failed with this `errno`.
        case system(call: String, errno: Int32)
    }

    /// No file of tokens is longer.
    private static let maxBytes = 65_536

    /// Absolute.
    let path: String

    /// The folder that the file is in.
    var folder: String {
        let parent = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
        return parent.isEmpty ? "/" : String(parent)
    }

    /// Its bytes; nil when there is no such file.
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
        // Of what was opened, not of what the path may name by now.
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw .system(call: "fstat", errno: errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        guard facts.st_uid == geteuid() else { throw .foreign }
        guard facts.st_mode & 0o077 == 0 else { throw .open }
        try checkFolder()
        return try Self.bytes(of: descriptor)
    }

    /// Puts `bytes` in its place at once: whoever reads it finds the old file or the new one.
    func write(_ bytes: [UInt8]) throws(Refusal) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .system(call: "mkdir", errno: errno)
        }
        // It is Easel's own folder; where it is not ours, the check says so.
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

    /// Deletes it, if it is there.
    func delete() throws(Refusal) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .system(call: "unlink", errno: errno) }
        syncFolder()
    }

    private func checkFolder() throws(Refusal) {
        var facts = stat()
        guard stat(folder, &facts) == 0 else { throw .system(call: "stat", errno: errno) }
        guard facts.st_uid == geteuid(), facts.st_mode & 0o022 == 0 else { throw .openFolder }
    }

    /// Puts the folder's list of names on the disk, where the file system can.
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
            // The name is spoken for here.
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
    /// What is wrong with `file` and how it is put right, in two sentences.
    func words(for file: OwnerOnlyFile) -> String {
        let path = file.path
        return switch self {
        case .symbolicLink:
            "\(path) is a symbolic link, which is not followed for tokens. Replace it with the file itself."
        case .notRegular: "\(path) is not a regular file. Move it away and run easel login."
        case .foreign: "\(path) belongs to another user. Move it away and run easel login."
        case .open:
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
