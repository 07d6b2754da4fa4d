import Canvas

/// The place of a list that opens at the field it belongs to.
enum DropPlacement {
    /// The lines that a list shows at most.
    static let maxLines = 10
    /// The fewest lines of a list, unless it has fewer.
    static let minLines = 5

    /// Returns the box of a list under `field`, or above it where that has more room; nil if neither has enough.
    ///
    /// - `width`: The columns of the box; its left edge is that of the field, as far as the screen allows.
    /// - `lines`: The lines of the list.
    /// - `frame`: The rows of the box around the lines.
    /// - `screen`: The cells that the box may cover.
    static func rect(width: Int, lines: Int, frame: Int, at field: Rect, in screen: Rect) -> Rect? {
        let lines = min(max(1, lines), maxLines)
        let below = screen.maxY - field.maxY
        let above = field.y - screen.y
        let isBelow = below >= lines + frame || below >= above
        let height = min(lines + frame, isBelow ? below : above)
        guard height - frame >= min(lines, minLines), width <= screen.width else { return nil }
        return Rect(
            x: max(screen.x, min(field.x, screen.maxX - width)), y: isBelow ? field.maxY : field.y - height,
            width: width, height: height)
    }
}
