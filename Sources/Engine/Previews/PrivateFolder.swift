#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A new folder (0700) with one file (0600) in it, for a program that wants a path.
struct PrivateFolder: Sendable {
    private let path: String

    /// The file's path; nothing of it was chosen by a server.
    var filePath: String { path + "/output" }

    /// The folder where the system keeps temporary files, without a slash at its end.
    static var parent: String {
        let parent = FileManager.default.temporaryDirectory.path
        return parent.hasSuffix("/") ? String(parent.dropLast()) : parent
    }

    /// Makes the folder where the system keeps temporary files, and the file of `bytes` in it.
    init(holding bytes: [UInt8]) throws {
        path = "\(Self.parent)/easel-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let isWritten = FileManager.default.createFile(
            atPath: filePath, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        if !isWritten {
            delete()
            throw CocoaError(.fileWriteUnknown)
        }
    }

    /// Removes the folder and the file.
    func delete() { try? FileManager.default.removeItem(atPath: path) }
}
