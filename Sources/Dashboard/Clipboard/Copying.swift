/// The text that was last offered to the terminal's clipboard, and what was said of it.
struct Copying: Hashable, Sendable {
    /// The text; nil before the first.
    var page: TextPage?
    /// What a toast says became of it; nil while that is not known.
    var words: String?

    /// The text, while a toast tells of it.
    func offered(while toasts: Toasts) -> TextPage? {
        guard let words, toasts.shown.contains(where: { $0.lines == [words] }) else { return nil }
        return page
    }
}
