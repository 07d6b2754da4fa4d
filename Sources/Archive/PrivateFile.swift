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

/// Creates files that only their owner may read.
enum PrivateFile {
    /// Creates the folder of `path` (0700) and the file itself (0600) where missing.
    ///
    /// SQLite gives its journal files the permissions of the database, so they must be right before SQLite opens it. An
    /// existing file keeps its bytes and loses the permissions of others.
    ///
    /// - Throws: `ArchiveError` with `readOnly` or `inaccessible`.
    static func prepare(_ path: String) throws(ArchiveError) {
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            do {
                try FileManager.default.createDirectory(
                    atPath: String(path[..<slash]), withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
            } catch {
                throw ArchiveError(.inaccessible, path: path, detail: "its folder cannot be created: \(error)")
            }
        }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let code = errno
            let kind: ArchiveError.Kind = code == EROFS || code == EACCES ? .readOnly : .inaccessible
            throw ArchiveError(kind, path: path, detail: "open: errno \(code)")
        }
        defer { close(descriptor) }
        // A database that belongs to someone else cannot be made private; SQLite will tell whether it can be used.
        _ = fchmod(descriptor, 0o600)
    }
}
