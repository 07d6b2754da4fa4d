/// What came of a text in the user's editor.
package enum EditorOutcome: Hashable, Sendable {
    /// The editor ended well and left this.
    case text(String)
    /// It did not, or was not there: why, in a person's words, and what it left, where that is not what it was given.
    case failed(String, text: String? = nil)
}
