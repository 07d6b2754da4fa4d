/// The text that was last copied, and the toast that reports the outcome.
struct ClipboardState: Hashable, Sendable {
    /// The text; nil before the first copy.
    var page: TextPage?
    /// The line of the toast; nil until the outcome is known.
    var toast: String?

    /// Returns the text while its toast is shown, which offers to show the text as well.
    func offered(while toasts: Toasts) -> TextPage? {
        guard let toast, toasts.shown.contains(where: { $0.lines == [toast] }) else { return nil }
        return page
    }
}
