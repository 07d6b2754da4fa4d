/// An error of `JSONParser`: a text that is not JSON, or exceeds the limits.
package struct JSONParseError: Error, Hashable, Sendable {
    /// The kinds of error that callers distinguish.
    package enum Kind: Hashable, Sendable {
        /// The text violates the grammar of RFC 8259.
        case grammar
        /// The text ends before its value does, as after a broken connection.
        case cutShort
        /// The nesting exceeds the limit.
        case tooDeep
        /// The size or a count exceeds the limit.
        case tooLarge
    }

    /// The reason in words; contains nothing of the text.
    package let reason: String
    /// The offset of the error in bytes, from 0.
    package let offset: Int
    package let kind: Kind

    /// Creates an error.
    package init(reason: String, offset: Int, kind: Kind = .grammar) {
        self.reason = reason
        self.offset = offset
        self.kind = kind
    }
}
