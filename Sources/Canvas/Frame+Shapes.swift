extension Frame {
    /// Draws a box with titles in its top border and a footer in its bottom border.
    ///
    /// - Returns: The inner area, with one column of padding at each side.
    package mutating func box(
        _ rect: Rect, border: Style, glyphs: Glyphs, title: [Span] = [], trailingTitle: [Span] = [],
        footer: [Span] = [], footerAlign: Alignment = .trailing
    ) -> Rect {
        guard rect.width >= 2, rect.height >= 2 else { return Rect(x: rect.x, y: rect.y, width: 0, height: 0) }
        let bottom = rect.maxY - 1
        let right = rect.maxX - 1
        for x in rect.x + 1..<right {
            cell(glyphs.horizontal, x: x, y: rect.y, border)
            cell(glyphs.horizontal, x: x, y: bottom, border)
        }
        for y in rect.y + 1..<max(rect.y + 1, bottom) {
            cell(glyphs.vertical, x: rect.x, y: y, border)
            cell(glyphs.vertical, x: right, y: y, border)
        }
        cell(glyphs.topLeft, x: rect.x, y: rect.y, border)
        cell(glyphs.topRight, x: right, y: rect.y, border)
        cell(glyphs.bottomLeft, x: rect.x, y: bottom, border)
        cell(glyphs.bottomRight, x: right, y: bottom, border)
        let room = rect.width - 6
        let trailing = label(trailingTitle, room: room, x: rect.x + 2, y: rect.y, align: .trailing)
        label(title, room: room - (trailing > 0 ? trailing + 3 : 0), x: rect.x + 2, y: rect.y, align: .leading)
        label(footer, room: room, x: rect.x + 2, y: bottom, align: footerAlign)
        return rect.inset(horizontal: 2, vertical: 1)
    }

    /// Draws `spans` in a border, with a space at each side; returns their width.
    @discardableResult
    private mutating func label(_ spans: [Span], room: Int, x: Int, y: Int, align: Alignment) -> Int {
        let width = spans.reduce(0) { $0 + $1.text.width }
        guard width > 0, room > 2, let style = spans.first?.style else { return 0 }
        let used = min(width, room)
        let start = x + (align == .leading ? 0 : align == .trailing ? room - used : (room - used) / 2)
        put(" ", x: start, y: y, style)
        put(spans, x: start + 1, y: y, width: used)
        put(" ", x: start + 1 + used, y: y, style)
        return used
    }

    /// Draws a horizontal line.
    package mutating func rule(x: Int, y: Int, width: Int, _ style: Style, glyphs: Glyphs) {
        for column in x..<max(x, x + width) { cell(glyphs.horizontal, x: column, y: y, style) }
    }

    /// Draws a progress bar in half columns; a nil fraction draws a dotted track (unknown).
    ///
    /// - `fraction`: From 0 to 1, clamped; NaN is drawn as unknown.
    package mutating func bar(
        x: Int, y: Int, width: Int, fraction: Double?, filled: Style, track: Style, glyphs: Glyphs
    ) {
        guard width > 0 else { return }
        guard let fraction, !fraction.isNaN else {
            for column in 0..<width { cell(glyphs.barUnknown, x: x + column, y: y, track) }
            return
        }
        var halves = Int((min(max(fraction, 0), 1) * Double(width * 2)).rounded())
        // A rest above zero is never drawn as empty, and a gap never as full.
        if fraction > 0 { halves = max(halves, 1) }
        if fraction < 1 { halves = min(halves, width * 2 - 1) }
        for column in 0..<width {
            let isFull = column * 2 + 2 <= halves
            let isHalf = column * 2 + 1 == halves
            cell(
                isFull ? glyphs.barFull : isHalf ? glyphs.barHalf : glyphs.barTrack, x: x + column, y: y,
                isFull || isHalf ? filled : track)
        }
    }

    /// Draws a track with a knob at `fraction` of it.
    ///
    /// - `fraction`: From 0 to 1, clamped; NaN is drawn as 0.
    package mutating func slider(
        x: Int, y: Int, width: Int, fraction: Double, filled: Style, track: Style, knob: Style, glyphs: Glyphs
    ) {
        guard width > 0 else { return }
        let part = fraction.isNaN ? 0 : min(max(fraction, 0), 1)
        let place = Int((part * Double(width - 1)).rounded())
        for column in 0..<width {
            cell(
                column == place ? glyphs.sliderKnob : column < place ? glyphs.barFull : glyphs.barTrack,
                x: x + column, y: y, column == place ? knob : column < place ? filled : track)
        }
    }

    /// Draws a list's scrollbar in the first column of `rect`; nothing when the whole list is visible.
    package mutating func scrollbar(_ rect: Rect, window: ListWindow, thumb: Style, track: Style, glyphs: Glyphs) {
        guard !rect.isEmpty, window.count > window.height else { return }
        let length = max(1, rect.height * window.height / window.count)
        let travel = rect.height - length
        let start = window.offset * travel / max(1, window.count - window.height)
        for row in 0..<rect.height {
            let isThumb = (start..<start + length).contains(row)
            cell(
                isThumb ? glyphs.scrollThumb : glyphs.vertical, x: rect.x, y: rect.y + row, isThumb ? thumb : track)
        }
    }
}
