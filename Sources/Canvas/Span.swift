/// A text in one style.
package struct Span: Hashable, Sendable {
    package var text: DisplayText
    package var style: Style
    /// What the place that it is drawn at is; nil for nothing of its own.
    package var zone: ZoneName?

    package init(_ text: DisplayText, _ style: Style, zone: ZoneName? = nil) {
        self.zone = zone
        self.text = text
        self.style = style
    }
}
