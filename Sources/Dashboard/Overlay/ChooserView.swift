import Canvas
import Session
import Themes

/// The view of a chooser: a centered box with a filter and lines.
struct ChooserView {
    let chooser: Chooser
    let keyMap: KeyMap
    let look: RenderContext

    /// The label beside the typed text.
    private var ownWord: DisplayText {
        switch chooser.kind {
        case .presets: "save as"
        case .renaming: "rename to"
        default: "custom value"
        }
    }

    /// The number of shown or selected lines.
    private var counts: String {
        switch chooser.kind {
        case .help, .palette, .presets, .renaming, .request, .themes: ""
        case .choices:
            if chooser.takesSeveral, !chooser.marked.isEmpty {
                "\(chooser.marked.count) selected"
            } else if chooser.count < chooser.lines.count {
                "\(Wording.count(chooser.count)) of \(Wording.count(chooser.lines.count))"
            } else {
                Wording.count(chooser.lines.count)
            }
        }
    }

    /// The number of lines that are measured for the width of the list.
    private static let measured = 500

    func draw(in frame: inout Frame) {
        let widest =
            chooser.lines.prefix(Self.measured).map { DisplayText($0.label).width + DisplayText($0.detail).width + 4 }
            .max() ?? 20
        let size = Size(
            width: min(max(widest + 6, 44), 72, frame.size.width - 2),
            height: min(max(1, chooser.lines.count) + (chooser.list.allowsCustom ? 5 : 4), frame.size.height - 2, 26))
        let rect = frame.bounds.centered(size)
        let base = look[.overlay]
        let keys = [
            OverlayKey(.select, DisplayText(chooser.enterLabel), in: .chooser, keyMap),
            chooser.takesSeveral ? OverlayKey(.toggleSelection, "select", in: .chooser, keyMap) : nil,
            OverlayKey(.close, DisplayText(chooser.closeLabel), in: .chooser, keyMap),
        ].compactMap(\.self)
        let inner = frame.overlayBox(rect, title: chooser.title, counts: counts, keys: keys, look: look)
        drawFilter(chooser, in: &frame, inner)
        let list = inner.splitTop(2).rest
        let window = ListWindow(count: chooser.count, cursor: chooser.cursor, offset: 0, height: list.height)
        let border = look[.borderFocused].on(base.background)
        frame.scrollbar(
            Rect(x: rect.maxX - 1, y: list.y, width: 1, height: list.height), window: window, thumb: border,
            track: border, glyphs: look.glyphs)
        for (row, place) in window.visible.enumerated() {
            guard let shown = chooser.list.row(at: place) else { continue }
            let line = Rect(x: list.x - 1, y: list.y + row, width: list.width + 2, height: 1)
            frame.zone(line, Target.line(place))
            drawLine(shown, isSelected: place == chooser.cursor, in: &frame, line)
        }
        if chooser.count == 0 {
            frame.put(
                chooser.isNaming ? "" : "No matches.", x: list.x + 1,
                y: list.y, width: list.width, look[.muted].on(base.background))
        }
    }

    private func drawFilter(_ chooser: Chooser, in frame: inout Frame, _ rect: Rect) {
        let background = look[.overlay].background
        frame.put("/", x: rect.x, y: rect.y, look[.accent].on(background))
        let place = Rect(x: rect.x + 2, y: rect.y, width: rect.width - 2, height: 1)
        frame.put(
            TextArea(chooser.list.filter), in: place, showsCursor: true, look[.strong].on(background),
            marks: look[.muted].on(background), glyphs: look.glyphs)
        if chooser.list.filter.text.isEmpty {
            frame.put(
                chooser.isNaming ? "Name" : "Type to filter", x: rect.x + 2, y: rect.y, width: rect.width - 2,
                look[.muted].on(background))
        }
    }

    private func drawLine(_ row: FilterList.Row, isSelected: Bool, in frame: inout Frame, _ rect: Rect) {
        let background = look[.overlay].background
        var (label, detail) = (DisplayText(""), DisplayText(""))
        switch row {
        case .option(let place): (label, detail) = ("\(chooser.lines[place].label)", "\(chooser.lines[place].detail)")
        case .custom(let words): (label, detail) = ("\(words)", ownWord)
        }
        var x = rect.x + 2
        if chooser.showsMarks {
            let isMarked = chooser.list.isMarked(row)
            let mark = isMarked ? look.glyphs.checkOn : look.glyphs.checkOff
            x += frame.put(mark, x: x, y: rect.y, look[isMarked ? .accent : .muted].on(background)) + 1
        }
        frame.put(
            label, x: x, y: rect.y, width: max(0, rect.maxX - x - 3 - detail.width),
            look[isSelected ? .strong : .normal].on(background))
        frame.put(detail, x: rect.x, y: rect.y, width: rect.width - 1, look[.key].on(background), align: .trailing)
        if isSelected { frame.cursorRow(rect, isFocused: true, look: look) }
    }
}
