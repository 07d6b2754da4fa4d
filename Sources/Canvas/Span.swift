/// A text in one style.
package struct Span: Hashable, Sendable {
    package var text: DisplayText
    package var style: Style

    package init(_ text: DisplayText, _ style: Style) {
        self.text = text
        self.style = style
    }
}
