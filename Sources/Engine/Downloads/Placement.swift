import Archive
import JSON
import Domain

/// A place for a finished file: its name, and the JSON file beside it.
struct Placement: Sendable {
    let folder: DownloadFolder
    let name: FileName

    /// The number of names that are tried.
    static let attempts = 999

    /// Clears up after an earlier session that ended while it gave the piece its name.
    ///
    /// - Returns: Whether the piece has its name.
    func settle(_ piece: DownloadRecord.Piece) -> Bool {
        guard let name = piece.name, let part = piece.part else { return false }
        guard folder.has(part) else { return folder.has(name) }
        if folder.areOne(name, part) {
            folder.remove(part)
            return true
        }
        // It came as far as the document.
        if !folder.has(name) { folder.remove(Self.documentName(beside: name)) }
        return false
    }

    /// The name of the JSON file beside the file `name`.
    static func documentName(beside name: String) -> String { name.prefix { $0 != "." } + ".json" }

    /// Names the file `part`, with `document` beside it.
    ///
    /// - Returns: False when one of the names was taken meanwhile; then nothing has changed.
    func put(_ part: String, as name: String, beside document: JSON) throws(DownloadProblem) -> Bool {
        let documentName = Self.documentName(beside: name)
        // The document first: it can be made again from what is known here, the picture cannot.
        guard let file = try folder.make(documentName) else { return false }
        do {
            try file.put(Array(document.prettyText.utf8) + [0x0A], at: 0)
            try file.synchronize()
            guard try folder.place(part, as: name) else {
                folder.remove(documentName)
                return false
            }
        } catch {
            folder.remove(documentName)
            throw error
        }
        folder.synchronize()
        return true
    }
}
