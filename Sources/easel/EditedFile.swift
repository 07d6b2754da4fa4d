import Domain

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

/// A text in a file (0600) in a folder (0700) of its own, for the time of its editing.
struct EditedFile: Sendable {
    /// The reason why there is no text.
    enum Problem: Error, Hashable {
        /// No file could be created in this folder.
        case notMade(folder: String)
        /// There is no readable file.
        case unreadable
        /// The text is longer than `maxBytes`.
        case tooLong
        /// The file is not valid UTF-8.
        case notText(TextDecodingError)
    }

    /// The maximum size of the text, in bytes.
    static let maxBytes = 8 << 20

    let path: String
    private let folder: String

    /// Writes `text` to a new file in a new folder below `base`, which is created if necessary.
    ///
    /// - Throws: `Problem.notMade`.
    init(_ text: String, suffix: String, in base: String) throws(Problem) {
        try? FileManager.default.createDirectory(
            atPath: base, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var template = Array((base + "/easel-edit.XXXXXX").utf8CString)
        // The folder is new, ours and 0700 (POSIX.1-2017, mkdtemp).
        guard mkdtemp(&template) != nil else { throw .notMade(folder: base) }
        folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        path = folder + "/easel" + suffix
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else {
            remove()
            throw .notMade(folder: base)
        }
    }

    /// Returns the current text of the file, without a byte order mark.
    ///
    /// - Throws: `Problem`.
    func text() throws(Problem) -> String {
        // Editors replace the file; reading anything but a regular file could block indefinitely.
        guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
            facts[.type] as? FileAttributeType == .typeRegular, let size = facts[.size] as? UInt64
        else { throw .unreadable }
        guard size <= Self.maxBytes else { throw .tooLong }
        guard let bytes = FileManager.default.contents(atPath: path) else { throw .unreadable }
        do throws(TextDecodingError) { return try String(text: bytes) } catch { throw .notText(error) }
    }

    /// True where nothing would be lost with the folder: the file still has `text` or is unreadable, and the editor has
    /// left no other file.
    func isUntouched(since text: String) -> Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard names.allSatisfy({ folder + "/" + $0 == path }) else { return false }
        do throws(Problem) { return try self.text() == text } catch {
            // The user may read an invalid text by other means.
            switch error {
            case .tooLong, .notText: return false
            case .notMade, .unreadable: return true
            }
        }
    }

    /// Removes the file, its folder, and other files of the editor. Has no effect when they are gone.
    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}

extension EditedFile.Problem: CustomStringConvertible {
    var description: String {
        switch self {
        case .notMade(let folder): "cannot create a file in \(folder)"
        case .unreadable: "the editor left no readable file"
        case .notText(let defect): "the text is invalid: \(defect)"
        case .tooLong: "the text is longer than \(EditedFile.maxBytes >> 20) MiB"
        }
    }
}
