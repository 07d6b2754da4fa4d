import Canvas

/// A text over the whole screen, to be read and to be selected with the terminal's own means.
///
/// Nothing stands at the left of its lines, so that what a person selects is the text and nothing else.
package struct TextPage: Hashable, Sendable {
    /// What the text is, in a few words.
    package let title: String
    package let text: String
    /// Why it is shown, in a sentence; empty where that needs no words.
    let reason: String
    /// What became of it when it was copied, in a sentence; empty while it was not.
    var outcome = ""
    /// The first line on screen.
    package private(set) var offset = 0

    package init(title: String, text: String, reason: String = "") {
        self.title = title
        self.text = text
        self.reason = reason
    }

    /// What is said above the text.
    var note: String { [reason, outcome].filter { !$0.isEmpty }.joined(separator: " ") }

    /// The text in lines of at most `width` columns. One that is longer than all of them, as addresses are, goes on
    /// in the next line without a space.
    func lines(width: Int) -> [Line] {
        DisplayText.lines(of: text).flatMap { line in
            let address = WebAddress(line.string)
            return line.wrapped(to: max(1, width)).map { Line(text: $0, address: address) }
        }
    }

    /// One row of the text.
    struct Line: Hashable, Sendable {
        let text: DisplayText
        /// The address that the row is, or is a part of; nil for all else.
        let address: WebAddress?
    }

    /// Scrolls so that no more is out of sight than has to be.
    ///
    /// - Parameter size: The screen's.
    mutating func scroll(by rows: Int, in size: Size) {
        let last = max(0, lines(width: size.width).count - TextPageView.bodyHeight(in: size, note: note))
        let start = min(offset, last)
        offset = start + max(-start, min(rows, last - start))
    }
}
