internal import Foundation

/// A new folder that is deleted with the value that stands for it.
package final class TemporaryFolder: Sendable {
    /// The folder's absolute path, without a slash at its end.
    package let path: String

    /// Makes the folder where the system keeps such things.
    package init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "easel-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path(percentEncoded: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of `name` in the folder.
    package func appending(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes `text` to the file `name` in the folder, making folders on the way, and gives its path.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        let url = URL(filePath: appending(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return appending(name)
    }
}
