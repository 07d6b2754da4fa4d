import Forms
import JSON
import Domain

/// The text in the user's editor, and the texts it left that could not be applied.
struct Editing: Hashable, Sendable {
    /// A text in the editor, and where it came from.
    struct Handed: Hashable, Sendable {
        let text: EditorText
        let entry: EntryID
        let subject: Subject
    }

    /// The source of a text.
    enum Subject: Hashable, Sendable {
        /// The field at this path.
        case field(JSONPointer)
        /// The whole form.
        case body(BodyText)
    }

    /// The text in the editor; nil if the editor is not open.
    private(set) var handed: Handed?
    /// Request bodies that could not be applied, as the editor left them.
    var unread: [EntryID: BodyText] = [:]
    private var count = 0

    /// Starts an edit of `text`. Returns nil if another edit is open.
    mutating func hand(
        _ text: String, _ format: EditorText.Format, _ subject: Subject, of entry: EntryID
    ) -> EditorText? {
        guard handed == nil else { return nil }
        count += 1
        let text = EditorText(id: count, text: text, format: format)
        handed = Handed(text: text, entry: entry, subject: subject)
        return text
    }

    /// Ends the edit with this id and returns it; nil if it is not the open one.
    mutating func takeBack(_ id: Int) -> Handed? {
        guard handed?.text.id == id else { return nil }
        defer { handed = nil }
        return handed
    }
}
