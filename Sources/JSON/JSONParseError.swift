/// What stops a text from being JSON, or from being taken.
package struct JSONParseError: Error, Hashable, Sendable {
    /// The kinds of reason that a reader tells apart.
    package enum Kind: Hashable, Sendable {
        /// The text breaks the grammar.
        case grammar
        /// The text ends before its value does: the rest of it may have been lost on the way.
        case cutShort
        /// Something nests deeper than allowed.
        case tooDeep
        /// There is more of something than allowed.
        case tooLarge
    }

    /// What was wrong, for a reader of a log; holds nothing of the text.
    package let reason: String
    /// The byte at which it was seen, from 0.
    package let offset: Int
    package let kind: Kind

    package init(reason: String, offset: Int, kind: Kind = .grammar) {
        self.reason = reason
        self.offset = offset
        self.kind = kind
    }
}
