import Canvas
import Themes

/// The view of help: a box with a filter and the keys of a place, in groups.
struct HelpView {
    let chooser: Chooser
    let keyMap: KeyMap
    let look: RenderContext

    /// The least width of the screen for two columns.
    private static let twoColumnsWidth = 100
    private static let columnWidth = 46
    private static let narrowWidth = 60
    /// The columns between two columns of lines.
    private static let gap = 2

    func draw(in frame: inout Frame) {
        let isWide = frame.size.width >= Self.twoColumnsWidth
        // As wide and as high as with all lines, so that the box stays in place while one types.
        let whole = HelpLayout(
            chooser.lines.map(\.heading), cursor: 0, columnCount: isWide ? 2 : 1, maxHeight: frame.size.height - 6)
        let layout = HelpLayout(chooser, columnCount: isWide ? 2 : 1, maxHeight: whole.height)
        let inside = isWide ? 2 * Self.columnWidth + Self.gap : Self.narrowWidth
        let rect = frame.bounds.centered(
            Size(width: min(inside + 4, frame.size.width - 2), height: min(whole.height + 4, frame.size.height - 2)))
        let keys = [
            OverlayKey(.select, DisplayText(chooser.enterLabel), in: .chooser, keyMap),
            OverlayKey(.close, DisplayText(chooser.closeLabel), in: .chooser, keyMap),
        ].compactMap(\.self)
        let inner = frame.overlayBox(rect, title: chooser.title, keys: keys, look: look)
        frame.cursor = nil
        frame.filterLine(chooser, in: inner, look: look)
        let body = inner.splitTop(2).rest
        if !isWide {
            let border = look[.borderFocused].on(background)
            frame.scrollbar(
                Rect(x: rect.maxX - 1, y: body.y, width: 1, height: body.height), window: layout.window, thumb: border,
                track: border, glyphs: look.glyphs)
        }
        let width = isWide ? (body.width - Self.gap) / 2 : body.width
        for (column, rows) in layout.columns.enumerated() {
            let x = body.x + column * (width + Self.gap)
            for (row, content) in rows.prefix(body.height).enumerated() {
                draw(content, in: &frame, Rect(x: x, y: body.y + row, width: width, height: 1))
            }
        }
        if chooser.count == 0 {
            frame.put("No matches.", x: body.x + 1, y: body.y, width: body.width, look[.muted].on(background))
        }
    }

    private var background: Color { look[.overlay].background }

    private func draw(_ row: HelpLayout.Row, in frame: inout Frame, _ rect: Rect) {
        switch row {
        case .space: break
        case .heading(let words):
            frame.put("\(words)", x: rect.x, y: rect.y, width: rect.width, look[.muted].on(background))
        case .line(let place):
            guard let line = chooser.line(at: place) else { return }
            draw(line, at: place, in: &frame, Rect(x: rect.x - 1, y: rect.y, width: rect.width + 2, height: 1))
        }
    }

    private func draw(_ line: Chooser.Line, at place: Int, in frame: inout Frame, _ rect: Rect) {
        let isSelected = place == chooser.cursor
        frame.zone(rect, Target.line(place))
        let used = frame.put(
            "\(line.label)", x: rect.x + 2, y: rect.y, width: rect.width - 3,
            look[isSelected ? .strong : .normal].on(background))
        // As many keys as there is room for: the title is never cut for them.
        var keys = line.detail.split(separator: "  ").map(String.init)
        while keys.count > 1, DisplayText(keys.joined(separator: "  ")).width + used + 5 > rect.width {
            keys.removeLast()
        }
        frame.put(
            "\(keys.joined(separator: "  "))", x: rect.x, y: rect.y, width: rect.width - 1, look[.key].on(background),
            align: .trailing)
        if isSelected { frame.cursorRow(rect, isFocused: true, look: look) }
    }
}
