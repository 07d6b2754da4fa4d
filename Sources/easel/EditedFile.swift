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

/// A text in a file (0600) in a folder (0700) of its own, for as long as an editor has it.
struct EditedFile: Sendable {
    /// Why there is no text.
    enum Problem: Error, Hashable {
        case notMade(folder: String)
        case unreadable
        case tooLong
        case notText(TextDecodingError)
    }

    /// The longest text that is read, in bytes.
    static let maxBytes = 8 << 20

    let path: String
    private let folder: String

    /// Writes `text` to a new file in a new folder below `base`, which is made if it is not there.
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

    /// What is in the file now, without a byte order mark.
    func text() throws(Problem) -> String {
        // Editors put another file in its place; what is no file could be read for ever.
        guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
            facts[.type] as? FileAttributeType == .typeRegular, let size = facts[.size] as? UInt64
        else { throw .unreadable }
        guard size <= Self.maxBytes else { throw .tooLong }
        guard let bytes = FileManager.default.contents(atPath: path) else { throw .unreadable }
        do throws(TextDecodingError) { return try String(text: bytes) } catch { throw .notText(error) }
    }

    /// Whether the folder holds nothing to lose: the file as it was made of `text`, or none that can be read, and
    /// nothing that an editor keeps unsaved texts in.
    func isUntouched(since text: String) -> Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard names.allSatisfy({ folder + "/" + $0 == path }) else { return false }
        do throws(Problem) { return try self.text() == text } catch {
            // What is there and cannot be taken may still be read by other means.
            switch error {
            case .tooLong, .notText: return false
            case .notMade, .unreadable: return true
            }
        }
    }

    /// Removes the file, its folder, and what an editor has left there. Harmless when they are gone.
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
