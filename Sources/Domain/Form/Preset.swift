package import JSON

/// Answers to an entry's form, kept under a name.
package struct Preset: Hashable, Sendable {
    package let entry: EntryID
    /// The user's name for it, unique within the entry, whatever its case (`key`).
    package let name: String
    /// The answers, as a draft keeps them.
    package let values: JSONObject
    package let savedAt: Timestamp

    /// A preset called `name`.
    ///
    /// - Returns: nil when nothing of the name is left once blanks around it and line ends in it are taken away.
    package init?(entry: EntryID, name: String, values: JSONObject, savedAt: Timestamp) {
        guard let name = Self.cleaned(name) else { return nil }
        self.entry = entry
        self.name = name
        self.values = values
        self.savedAt = savedAt
    }

    /// The most characters of a name.
    package static let longestName = 60

    /// What two names have in common, byte for byte, that name the same preset: the name in lower case.
    ///
    /// Names that differ only in how Unicode composes their letters name two presets.
    package static func key(_ name: String) -> String { (cleaned(name) ?? "").lowercased() }

    /// Whether two names name the same preset; by bytes, as the archive compares them.
    static func areSame(_ one: String, _ other: String) -> Bool { key(one).hasSameBytes(as: key(other)) }

    private static func cleaned(_ name: String) -> String? {
        let cleaned = String(name.split { $0.isWhitespace }.joined(separator: " ").prefix(longestName))
        return cleaned.isEmpty ? nil : cleaned
    }
}
