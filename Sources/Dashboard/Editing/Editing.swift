import JSON
import Domain

/// What the user's editor has, and what it left that could not be read.
struct Editing: Hashable, Sendable {
    /// What was handed over.
    struct Handed: Hashable, Sendable {
        let text: EditorText
        let entry: EntryID
        let subject: Subject
    }

    /// What a text is of.
    enum Subject: Hashable, Sendable {
        /// The field at a path.
        case field(JSONPointer)
        /// The whole form.
        case body(BodyText)
    }

    /// What the editor has now.
    private(set) var handed: Handed?
    /// Bodies that could not be read, as the editor left them.
    var unread: [EntryID: BodyText] = [:]
    private var count = 0

    /// Hands `text` over; nil while the editor has another.
    mutating func hand(
        _ text: String, _ format: EditorText.Format, _ subject: Subject, of entry: EntryID
    ) -> EditorText? {
        guard handed == nil else { return nil }
        count += 1
        let text = EditorText(id: count, text: text, format: format)
        handed = Handed(text: text, entry: entry, subject: subject)
        return text
    }

    /// Takes back what was handed over as `id`; nil when that is not what the editor has.
    mutating func takeBack(_ id: Int) -> Handed? {
        guard handed?.text.id == id else { return nil }
        defer { handed = nil }
        return handed
    }
}
