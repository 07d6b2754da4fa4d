import Forms
import Domain

extension State {
    /// Returns the effects that read the schemas which take longer than a frame.
    mutating func readForms() -> [Effect] {
        guard !formsToRead.isEmpty else { return [] }
        defer { formsToRead = [] }
        return formsToRead.compactMap { formPanes[$0]?.form.unread }.map(Effect.readForm)
    }

    /// Schedules reading the schema of `entry` in the background, if it is unread.
    mutating func wantReading(of entry: EntryID) {
        if formPanes[entry]?.form.unread != nil, !formsToRead.contains(entry) { formsToRead.append(entry) }
    }

    /// Updates the form of `entry` to a schema that was read; its answers stay.
    mutating func reduceFormRead(_ entry: EntryID, _ tree: FieldTree) {
        changeFields(of: entry) { $0.take(tree) }
    }

    /// Changes the fields of the form of `entry`. If it was opened without fields, its first field becomes ready for
    /// typing.
    mutating func changeFields(of entry: EntryID, _ change: (inout FormPane) -> Void) {
        guard var pane = formPanes.removeValue(forKey: entry) else { return }
        let hadNoField = pane.line == nil || pane.form.unread != nil
        change(&pane)
        formPanes[entry] = pane
        if openEntry == entry { measureForm() }
        if hadNoField, pane.form.unread == nil, focus == .form, openEntry == entry {
            changeForm { $0.isEditing = $0.line != nil }
        }
    }
}
