package import JSON

/// Named answers to an entry's form.
package struct Preset: Hashable, Sendable {
    package let entry: EntryID
    /// The user's name for it, unique within the entry regardless of case (`key`).
    package let name: String
    /// The answers, as a draft stores them.
    package let values: JSONObject
    package let savedAt: Timestamp

    /// Creates a preset; nil where `name` is empty after white space is trimmed and collapsed.
    package init?(entry: EntryID, name: String, values: JSONObject, savedAt: Timestamp) {
        guard let name = Self.cleaned(name) else { return nil }
        self.entry = entry
        self.name = name
        self.values = values
        self.savedAt = savedAt
    }

    /// The maximum length of a name, in characters.
    package static let maxNameLength = 60

    /// Returns the key of a name: its lower-case form, compared by bytes.
    ///
    /// Names that differ only in Unicode composition are different presets.
    package static func key(_ name: String) -> String { (cleaned(name) ?? "").lowercased() }

    /// Returns true if two names denote the same preset. Keys are compared by bytes, as the archive compares them.
    static func areSame(_ one: String, _ other: String) -> Bool { key(one).hasSameBytes(as: key(other)) }

    private static func cleaned(_ name: String) -> String? {
        let cleaned = String(name.split { $0.isWhitespace }.joined(separator: " ").prefix(maxNameLength))
        return cleaned.isEmpty ? nil : cleaned
    }
}
