package import JSON

/// The unsent answers of an entry's form.
package struct Draft: Hashable, Sendable {
    package let entry: EntryID
    /// The answers as JSON (`FieldTree.draft(of:)`).
    package var values: JSONObject
    package var savedAt: Timestamp

    /// Creates a draft.
    package init(entry: EntryID, values: JSONObject, savedAt: Timestamp) {
        self.entry = entry
        self.values = values
        self.savedAt = savedAt
    }
}
