package import JSON

/// What was typed into an entry's form and not sent.
package struct Draft: Hashable, Sendable {
    package let entry: EntryID
    /// The values by field name, as the form's JSON.
    package var values: JSONObject
    package var savedAt: Timestamp

    package init(entry: EntryID, values: JSONObject, savedAt: Timestamp) {
        self.entry = entry
        self.values = values
        self.savedAt = savedAt
    }
}
