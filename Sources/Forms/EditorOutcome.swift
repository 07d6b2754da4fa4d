/// The result of editing a text in the user's editor.
package enum EditorOutcome: Hashable, Sendable {
    /// The editor exited successfully and left this text.
    case text(String)
    /// The editor failed or was not found: the reason, and the text it left if that differs from the original.
    case failed(String, text: String? = nil)
}
