extension Frame {
    /// Draws the visible part of `area` at the top left of `rect`, with markers where a single line continues.
    ///
    /// - `showsCursor`: True when the text has the focus; then the terminal's cursor is placed. Without focus, a text
    ///   shows its beginning.
    /// - `style`: The style of the text.
    /// - `marks`: The style of the markers.
    package mutating func put(
        _ area: TextArea, in rect: Rect, showsCursor: Bool, _ style: Style, marks: Style, glyphs: Glyphs
    ) {
        // An area that has not been resized yet is laid out for this drawing.
        var area = area
        area.resize(to: rect.size)
        if !showsCursor {
            area.change {
                $0.move(to: 0)
                return true
            }
        }
        let outer = clip
        clip = drawable(rect)
        defer { clip = outer }
        for (row, text) in area.visibleRows.enumerated() {
            put(text, x: rect.x, y: rect.y + row, width: rect.width, style)
        }
        if area.continuesLeft, area.hasMarks { cell(glyphs.choiceLeft, x: rect.x, y: rect.y, marks) }
        if area.continuesRight, area.hasMarks { cell(glyphs.choiceRight, x: rect.maxX - 1, y: rect.y, marks) }
        if showsCursor, !rect.isEmpty {
            let place = area.cursor
            cursor = Point(x: rect.x + place.x, y: rect.y + place.y)
        }
    }
}
