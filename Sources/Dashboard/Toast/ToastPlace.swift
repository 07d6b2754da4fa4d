import Canvas

/// An area for the toast, which is drawn in its lower right corner, and the rows in it that stay visible.
struct ToastPlace: Hashable, Sendable {
    let area: Rect
    /// The rows of the screen that are not covered: a cursor's row, the form's price.
    var keptRows: Set<Int> = []

    /// Returns the rectangle of a toast of `size`; nil if it does not fit.
    func rect(for size: Size) -> Rect? {
        guard size.width <= area.width, size.height <= area.height else { return nil }
        let rect = Rect(
            x: area.maxX - size.width, y: area.maxY - size.height, width: size.width, height: size.height)
        return keptRows.contains { (rect.y..<rect.maxY).contains($0) } ? nil : rect
    }

    /// The upper part of the area, of `height` rows.
    func top(height: Int) -> ToastPlace {
        ToastPlace(
            area: Rect(x: area.x, y: area.y, width: area.width, height: min(height, area.height)), keptRows: keptRows)
    }
}
