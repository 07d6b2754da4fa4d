import Canvas
import Session
import Themes

/// The view of a chooser: a box with a filter and lines, under the field that opened it or centered.
struct ChooserView {
    let chooser: Chooser
    let keyMap: KeyMap
    let look: RenderContext
    /// The answer under the form's cursor; nil if it is not in sight.
    var field: FieldAnchor?

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

    /// The columns of the border and of the space beside the lines.
    private static let around = 6
    /// The widest list, and the narrowest one in the middle of the screen.
    private static let (maxWidth, minCentered) = (72, 44)

    private var keys: [OverlayKey] {
        [
            OverlayKey(.select, DisplayText(chooser.enterLabel), in: .chooser, keyMap),
            chooser.takesSeveral ? OverlayKey(.toggleSelection, "select", in: .chooser, keyMap) : nil,
            OverlayKey(.close, DisplayText(chooser.closeLabel), in: .chooser, keyMap),
        ].compactMap(\.self)
    }

    /// The columns of the widest line, as far as lines are measured.
    private var widest: Int {
        let marks = chooser.takesSeveral ? 4 : 0
        return chooser.lines.prefix(Self.measured)
            .map { DisplayText($0.label).width + ($0.detail.isEmpty ? 0 : DisplayText($0.detail).width + 3) + marks }
            .max() ?? 20
    }

    /// A short list under its field shows no filter before something is typed.
    private var showsFilter: Bool {
        chooser.lines.count > DropPlacement.maxLines || chooser.list.allowsCustom || !chooser.list.filter.text.isEmpty
    }

    /// Returns the box under the field that opened the list; nil for other lists, and without room.
    private func dropped(in frame: Frame) -> Rect? {
        guard case .choices(let place) = chooser.kind, let field, field.place == place else { return nil }
        let footer = keys.reduce(4) { $0 + $1.key.width + $1.does.width + 3 }
        let title = DisplayText(chooser.title).width + DisplayText(counts).width + 6
        let width = min(max(widest + Self.around, footer, title + Self.around), Self.maxWidth)
        return DropPlacement.rect(
            width: width, lines: chooser.lines.count + (chooser.list.allowsCustom ? 1 : 0),
            frame: showsFilter ? 3 : 2, at: field.rect, in: frame.bounds.inset(vertical: 1))
    }

    private func centered(in frame: Frame) -> Rect {
        frame.bounds.centered(
            Size(
                width: min(max(widest + Self.around, Self.minCentered), Self.maxWidth, frame.size.width - 2),
                height: min(
                    max(1, chooser.lines.count) + (chooser.list.allowsCustom ? 5 : 4), frame.size.height - 2, 26)))
    }

    func draw(in frame: inout Frame) {
        let dropped = dropped(in: frame)
        let rect = dropped ?? centered(in: frame)
        let inner = frame.overlayBox(rect, title: chooser.title, counts: counts, keys: keys, look: look)
        frame.cursor = nil
        if dropped == nil || showsFilter { frame.filterLine(chooser, in: inner, look: look) }
        let list = inner.splitTop(dropped == nil ? 2 : showsFilter ? 1 : 0).rest
        drawList(in: &frame, list, border: rect.maxX - 1)
    }

    private func drawList(in frame: inout Frame, _ list: Rect, border x: Int) {
        let base = look[.overlay]
        let window = ListWindow(count: chooser.count, cursor: chooser.cursor, offset: 0, height: list.height)
        let border = look[.borderFocused].on(base.background)
        frame.scrollbar(
            Rect(x: x, y: list.y, width: 1, height: list.height), window: window, thumb: border,
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
