/// What became of an address that was to be opened.
package enum OpenOutcome: Hashable, Sendable {
    /// The user's own program was started with it.
    case started
    /// The user has named no program for it in `$BROWSER`.
    case noBrowser
    /// The program could not be started; why, in a sentence.
    case failed(String)
}
