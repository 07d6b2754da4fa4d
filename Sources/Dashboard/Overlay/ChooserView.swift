import Canvas
import Themes

/// Help, the palette and lists of choices: a box in the middle with a filter and its lines.
struct ChooserView {
    let chooser: Chooser
    let look: Look

    func draw(in frame: inout Frame) {
        let widest = chooser.lines.map { DisplayText($0.label).width + DisplayText($0.detail).width + 4 }.max() ?? 20
        let size = Size(
            width: min(max(widest + 6, 44), 72, frame.size.width - 2),
            height: min(chooser.lines.count + 4, frame.size.height - 2, 26))
        let rect = frame.bounds.centered(size)
        let ground = look[.overlay]
        let inner = frame.overlayBox(rect, title: chooser.title, leaving: " close", look: look)
        drawFilter(chooser, in: &frame, inner)
        let list = inner.splitTop(2).rest
        let window = ListWindow(count: chooser.shown.count, cursor: chooser.cursor, offset: 0, height: list.height)
        for (row, place) in window.visible.enumerated() {
            drawLine(
                chooser.lines[chooser.shown[place]], isSelected: place == chooser.cursor, in: &frame,
                Rect(x: list.x - 1, y: list.y + row, width: list.width + 2, height: 1))
        }
        if chooser.shown.isEmpty {
            frame.put(
                "Nothing matches.", x: list.x + 1, y: list.y, width: list.width, look[.muted].on(ground.background))
        }
    }

    private func drawFilter(_ chooser: Chooser, in frame: inout Frame, _ rect: Rect) {
        let ground = look[.overlay].background
        frame.put("/", x: rect.x, y: rect.y, look[.accent].on(ground))
        let layout = chooser.filter.layout(width: max(1, rect.width - 3))
        if chooser.filter.text.isEmpty {
            frame.put("type to narrow", x: rect.x + 2, y: rect.y, width: rect.width - 2, look[.muted].on(ground))
        } else if let row = layout.rows.first {
            frame.put(row, x: rect.x + 2, y: rect.y, width: rect.width - 2, look[.strong].on(ground))
        }
        frame.cursor = Point(x: rect.x + 2 + layout.cursor.x, y: rect.y)
    }

    private func drawLine(_ line: Chooser.Line, isSelected: Bool, in frame: inout Frame, _ rect: Rect) {
        let ground = look[.overlay].background
        let detail = DisplayText(line.detail)
        frame.put(
            "\(line.label)", x: rect.x + 2, y: rect.y, width: rect.width - 5 - detail.width,
            look[isSelected ? .strong : .normal].on(ground))
        frame.put(detail, x: rect.x, y: rect.y, width: rect.width - 1, look[.key].on(ground), align: .trailing)
        if isSelected { frame.cursorRow(rect, isFocused: true, look: look) }
    }
}
