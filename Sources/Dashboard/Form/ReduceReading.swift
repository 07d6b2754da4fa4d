import Forms
import Domain

extension State {
    /// Asks for the schemas that take longer to read than a frame.
    mutating func readForms() -> [Effect] {
        guard !formsToRead.isEmpty else { return [] }
        defer { formsToRead = [] }
        return formsToRead.compactMap { formPanes[$0]?.form.unread }.map(Effect.readForm)
    }

    /// Has the schema of the form of `entry` read beside the dashboard, where it is not read yet.
    mutating func wantReading(of entry: EntryID) {
        if formPanes[entry]?.form.unread != nil, !formsToRead.contains(entry) { formsToRead.append(entry) }
    }

    /// A schema has been read: the form of `entry` asks what it says, and keeps what was answered.
    mutating func reduceFormRead(_ entry: EntryID, _ tree: FieldTree) {
        changeFields(of: entry) { $0.take(tree) }
    }

    /// Changes what the form of `entry` asks. Whoever opened it waits for its questions, ready for typing.
    mutating func changeFields(of entry: EntryID, _ change: (inout FormPane) -> Void) {
        guard var pane = formPanes.removeValue(forKey: entry) else { return }
        let hadNoField = pane.line == nil || pane.form.unread != nil
        change(&pane)
        formPanes[entry] = pane
        if hadNoField, pane.form.unread == nil, focus == .form, openEntry == entry {
            changeForm { $0.isEditing = $0.line != nil }
        }
    }
}
