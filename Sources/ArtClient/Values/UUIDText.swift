/// UUIDs in text form (RFC 9562, section 4).
package enum UUIDText {
    /// Returns true when `text` is 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
    package static func isUUID(_ text: String) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit } }
    }

    /// Returns the form of `id` for comparisons: UUIDs ignore case, other ids do not.
    package static func folded(_ id: String) -> String { isUUID(id) ? id.lowercased() : id }
}
