/// The result of opening a URL in the user's browser.
package enum OpenOutcome: Hashable, Sendable {
    /// The program that `$BROWSER` names was started with the URL.
    case started
    /// `$BROWSER` is not set.
    case noBrowser
    /// The program could not be started, for this reason.
    case failed(String)
}
