/// UUIDs as text (RFC 9562, section 4).
package enum UUIDText {
    /// Whether `text` is 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
    package static func isUUID(_ text: String) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit } }
    }

    /// What `id` is compared by: UUIDs are the same whatever the case of their digits, other ids are not.
    package static func folded(_ id: String) -> String { isUUID(id) ? id.lowercased() : id }
}
