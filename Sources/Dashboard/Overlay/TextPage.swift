import Canvas

/// A text over the whole screen, to read and to select with the mouse.
///
/// Nothing is drawn at the left of its lines, so that a selection holds the text and nothing else.
package struct TextPage: Hashable, Sendable {
    /// The title of the text.
    package let title: String
    package let text: String
    /// The reason why the text is shown, as a sentence; may be empty.
    let reason: String
    /// The outcome of copying the text, as a sentence; empty before that.
    var outcome = ""
    /// The first line on screen.
    package private(set) var offset = 0

    /// Creates a page, scrolled to its top.
    package init(title: String, text: String, reason: String = "") {
        self.title = title
        self.text = text
        self.reason = reason
    }

    /// The sentences above the text.
    var note: String { [reason, outcome].filter { !$0.isEmpty }.joined(separator: " ") }

    /// Returns the text in lines of at most `width` columns. A longer word, such as a URL, continues on the next line.
    func lines(width: Int) -> [Line] {
        DisplayText.lines(of: text).flatMap { line in
            let address = BrowserURL(line.string)
            return line.wrapped(to: max(1, width)).map { Line(text: $0, address: address) }
        }
    }

    /// A row of the text.
    struct Line: Hashable, Sendable {
        let text: DisplayText
        /// The URL that the row is or is a part of; nil for other rows.
        let address: BrowserURL?
    }

    /// Returns true if the text is longer than a screen of `size` shows at once.
    func scrolls(in size: Size) -> Bool {
        lines(width: size.width).count > TextPageView.bodyHeight(in: size, note: note)
    }

    /// Scrolls by `rows`, but not past the last page.
    ///
    /// - `size`: The size of the screen.
    mutating func scroll(by rows: Int, in size: Size) {
        let last = max(0, lines(width: size.width).count - TextPageView.bodyHeight(in: size, note: note))
        let start = min(offset, last)
        offset = start + max(-start, min(rows, last - start))
    }
}
