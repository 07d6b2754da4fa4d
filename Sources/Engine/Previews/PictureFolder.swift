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

/// The open folder of the picture cache. Names are looked up in it and nowhere else.
final class PictureFolder: Sendable {
    private let descriptor: Int32

    /// A file of the folder.
    struct Entry {
        let name: String
        let size: Int
        /// The time of the last use, in nanoseconds.
        let used: Int
    }

    /// Nil where the folder cannot be made, is a link, or is not the user's alone to write to.
    init?(_ path: String) {
        try? FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_uid == geteuid(), fchmod(descriptor, 0o700) == 0 else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Returns the bytes of the file `name`, and marks it as used; nil where it cannot be read or is larger than
    /// `limit`.
    func read(_ name: String, limit: Int) -> [UInt8]? {
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, (1...limit).contains(Int(facts.st_size))
        else { return nil }
        let size = Int(facts.st_size)
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while count < size, let base = buffer.baseAddress {
                let part = systemRead(file, base + count, size - count)
                if part < 0, errno == EINTR { continue }
                guard part > 0 else { break }
                count += part
            }
            filled = count
        }
        futimens(file, nil)
        return count == size ? bytes : nil
    }

    /// Writes the file `name` at once or not at all.
    func write(_ bytes: [UInt8], as name: String) -> Bool {
        let draft = ".\(name)-draft"
        // Another Easel may be writing the same, or have been killed while it was.
        if let old = entry(draft), old.isOlder(than: 60) { remove(draft) }
        let file = openat(descriptor, draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        close(file)
        if rest.isEmpty, renameat(descriptor, draft, descriptor, name) == 0 { return true }
        remove(draft)
        return false
    }

    /// Deletes the file `name`, if it exists.
    func remove(_ name: String) { unlinkat(descriptor, name, 0) }

    /// Returns the regular files.
    func entries() -> [Entry] {
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { return [] }
        guard let list = fdopendir(copy) else {
            close(copy)
            return []
        }
        defer { closedir(list) }
        var found: [Entry] = []
        while let next = readdir(list) {
            let name = withUnsafePointer(to: &next.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if let entry = entry(name) { found.append(entry) }
        }
        return found
    }

    private func entry(_ name: String) -> Entry? {
        var facts = stat()
        guard fstatat(descriptor, name, &facts, AT_SYMLINK_NOFOLLOW) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        #if canImport(Darwin)
            let time = facts.st_mtimespec
        #else
            let time = facts.st_mtim
        #endif
        let (seconds, isTooLarge) = Int(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        // A file takes whole blocks, and a file of none still takes a name.
        let size = (Int(clamping: facts.st_size) / 4096 + 1) * 4096
        return Entry(name: name, size: size, used: isTooLarge ? 0 : seconds &+ Int(time.tv_nsec))
    }
}

extension PictureFolder.Entry {
    /// Indicates whether the last use was more than `seconds` ago.
    fileprivate func isOlder(than seconds: Int) -> Bool {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Int(now.tv_sec) - used / 1_000_000_000 > seconds
    }
}

// `read` and `write` of the C library, which the methods above hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, buffer, count)
}
