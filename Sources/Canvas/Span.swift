/// A text in one style.
package struct Span: Hashable, Sendable {
    package var text: DisplayText
    package var style: Style
    /// The name of the area where it is drawn; nil for none.
    package var zone: ZoneName?

    /// Creates a span.
    package init(_ text: DisplayText, _ style: Style, zone: ZoneName? = nil) {
        self.zone = zone
        self.text = text
        self.style = style
    }
}
