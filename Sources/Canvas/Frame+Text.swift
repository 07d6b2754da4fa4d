extension Frame {
    /// Fills the visible cells of `rect` with blanks in `style`.
    package mutating func fill(_ rect: Rect, _ style: Style) {
        let area = drawable(rect)
        let blank = Cell.blank(style)
        for y in area.y..<area.maxY {
            for x in area.x..<area.maxX { set(blank, x: x, y: y, width: 1) }
        }
    }

    /// Draws `text` in at most `width` columns from column `x` of row `y`; the rest is cut as `truncation` says.
    ///
    /// - `width`: The columns to use; nil extends to the clip's edge.
    /// - Returns: The width of the drawn text, without alignment space.
    @discardableResult
    package mutating func put(
        _ text: DisplayText, x: Int, y: Int, width: Int? = nil, _ style: Style, align: Alignment = .leading,
        truncation: Truncation = .end
    ) -> Int {
        let room = width ?? max(0, clip.maxX - x)
        guard room > 0 else { return 0 }
        let fitted = text.truncated(to: room, truncation, ellipsis: ellipsis)
        let free = room - fitted.width
        let start = x + (align == .leading ? 0 : align == .trailing ? free : free / 2)
        var column = start
        fitted.forEachCluster { cluster, width in
            set(Cell(cluster: cluster, style: style), x: column, y: y, width: width)
            column += width
        }
        return fitted.width
    }

    /// Draws `spans` in a row in at most `width` columns; the rest is cut at the end, with an ellipsis.
    ///
    /// - `width`: The columns to use; nil extends to the clip's edge.
    /// - Returns: The width of the drawn spans, without alignment space.
    @discardableResult
    package mutating func put(
        _ spans: [Span], x: Int, y: Int, width: Int? = nil, align: Alignment = .leading
    ) -> Int {
        let room = width ?? max(0, clip.maxX - x)
        guard room > 0 else { return 0 }
        var missing = spans.reduce(0) { $0 + $1.text.width }
        let total = min(room, missing)
        let start = x + (align == .leading ? 0 : align == .trailing ? room - total : (room - total) / 2)
        let end = start + total
        var column = start
        for span in spans {
            let left = end - column
            missing -= span.text.width
            if span.text.width > left || span.text.width == left && missing > 0 {
                // A span that just fits is cut as well when more follows, so that the cut is visible.
                let cut = span.text.width > left ? span.text : span.text + ellipsis
                let used = put(cut, x: column, y: y, width: left, span.style)
                note(span, x: column, y: y, width: used)
                return column + used - start
            }
            let used = put(span.text, x: column, y: y, width: left, span.style)
            note(span, x: column, y: y, width: used)
            column += used
        }
        return column - start
    }

    private mutating func note(_ span: Span, x: Int, y: Int, width: Int) {
        if let zone = span.zone { self.zone(Rect(x: x, y: y, width: width, height: 1), zone) }
    }

    /// Draws one glyph: the first cluster of `glyph`.
    package mutating func cell(_ glyph: DisplayText, x: Int, y: Int, _ style: Style) {
        guard let cluster = glyph.clusters.first else { return }
        set(Cell(cluster: cluster.text, style: style), x: x, y: y, width: cluster.width)
    }
}
