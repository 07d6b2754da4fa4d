import Canvas
import Forms

/// The cells of a field's answer, which a list of its choices opens under.
struct FieldAnchor: Hashable {
    /// The field.
    let place: FieldPlace
    /// The visible cells of its answer.
    let rect: Rect

    /// Creates an anchor of the part of `rect` that is visible in `page`; nil if nothing is.
    init?(_ place: FieldPlace, _ rect: Rect, within page: Rect) {
        let top = max(rect.y, page.y)
        let bottom = min(rect.maxY, page.maxY)
        guard top < bottom else { return nil }
        self.place = place
        self.rect = Rect(x: rect.x, y: top, width: rect.width, height: bottom - top)
    }
}
