/// What stops a text from being JSON, or from being taken.
package struct JSONParseError: Error, Hashable, Sendable {
    /// What was wrong, for a reader of a log; holds nothing of the text.
    package let reason: String
    /// The byte at which it was seen, from 0.
    package let offset: Int
}
