internal import CNcurses
package import Canvas

/// The terminal's surface, drawn by ncurses.
///
/// There is one at a time; `Terminal` opens it and gives it back.
@UI
package final class CursesScreen: @UI Screen {
    package private(set) var size: Size
    package let depth: ColorDepth

    private let palette: Palette
    private let isASCII: Bool
    private let insideTmux: Bool
    private var pairs: PairTable
    private var shown: Frame?
    private var shownCells: [Cell] = []
    private var pending: Frame?
    private var isWaiting = false
    private var isAway = false
    private var scalars: [UInt32] = []

    /// Describes the surface that ncurses has started with.
    init(depth: ColorDepth, isASCII: Bool, insideTmux: Bool) {
        self.depth = depth
        self.isASCII = isASCII
        self.insideTmux = insideTmux
        palette = Palette(depth: depth)
        pairs = PairTable(limit: Int(cnc_pair_limit()))
        size = Size(width: Int(cnc_columns()), height: Int(cnc_rows()))
    }

    // MARK: Screen

    /// Shows `frame`; while the terminal cannot take more, the newest frame waits for it.
    package func present(_ frame: Frame) {
        pending = frame
        flush()
    }

    package func invalidate() {
        shown = nil
        if !isAway { cnc_repaint() }
    }

    package func ring() {
        if !isAway, cnc_writable() { cnc_bell() }
    }

    /// Offers `text` to the terminal's clipboard; a text above 74,994 bytes is not offered.
    package func copy(_ text: String) -> CopyOutcome {
        guard !isAway else { return .away }
        guard let bytes = Clipboard.sequence(for: text, insideTmux: insideTmux) else {
            return .tooLong(limit: Clipboard.limit)
        }
        cnc_send(bytes, bytes.count)
        return .sent
    }

    /// Tells somebody who does not look, as `style` says; a terminal that takes nothing now is not waited for.
    package func notify(title: String, text: String, by style: NotificationStyle) {
        let bytes = style.bytes(title: title, text: text)
        guard !isAway, !bytes.isEmpty, cnc_writable() else { return }
        cnc_send(bytes, bytes.count)
    }

    // MARK: for the terminal

    /// Takes the terminal's new size; false when it is the old one.
    func resize() -> Bool {
        guard !isAway else { return false }
        // Coming back from `endwin`, ncurses may have taken the new size by itself.
        _ = cnc_resize()
        let newSize = Size(width: Int(cnc_columns()), height: Int(cnc_rows()))
        guard newSize != size else { return false }
        size = newSize
        invalidate()
        return true
    }

    /// Draws nothing until `comeBack`; the terminal's state stays.
    func hold() { isAway = true }

    /// Gives the terminal to somebody else; frames wait until `comeBack`.
    func leave() {
        isAway = true
        cnc_leave()
    }

    /// Takes the terminal again and shows everything anew; true when its size is another.
    func comeBack() -> Bool {
        guard isAway else { return false }
        isAway = false
        cnc_enter()
        let isResized = resize()
        pending = pending ?? shown
        invalidate()
        flush()
        return isResized
    }

    // MARK: drawing

    private func flush() {
        guard let frame = pending, !isAway, !isWaiting else { return }
        guard cnc_writable() else {
            isWaiting = true
            Task { @UI in
                let isThere = await UI.shared.loop.wait(for: 1, .writing)
                isWaiting = false
                if isThere { flush() }
            }
            return
        }
        pending = nil
        let cells = Self.cells(of: frame)
        if shown?.size != frame.size || shown == nil {
            shown = nil
            cnc_erase()
        }
        if !draw(cells, width: frame.size.width, over: shown.map { _ in shownCells }) {
            // More pairs of colours than there are numbers, over time: start anew, once.
            pairs.reset()
            cnc_reset_pairs()
            cnc_erase()
            cnc_repaint()
            _ = draw(cells, width: frame.size.width, over: nil)
        }
        let cursor = frame.cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
        cnc_cursor(Int32(cursor?.y ?? -1), Int32(cursor?.x ?? 0))
        cnc_update()
        shown = frame
        shownCells = cells
    }

    /// Draws what differs from `old`; false when the numbers for pairs ran out on the way.
    private func draw(_ cells: [Cell], width: Int, over old: [Cell]?) -> Bool {
        var isComplete = true
        var last: (style: Style, pair: Int32)?
        for y in 0..<min(cells.count / max(1, width), size.height) {
            let row = y * width
            for x in 0..<min(width, size.width) {
                let cell = cells[row + x]
                if cell.isContinuation || old?[row + x] == cell { continue }
                if last?.style != cell.style {
                    let pair = pair(for: cell.style)
                    if pair == nil { isComplete = false }
                    last = (cell.style, pair ?? 0)
                }
                let isWide = x + 1 < width && cells[row + x + 1].isContinuation
                if isWide, x + 1 >= size.width { continue }
                put(cell, x: x, y: y, isWide: isWide, pair: last?.pair ?? 0)
            }
        }
        return isComplete
    }

    /// The frame's cells, each blank in the style of what stands before it in its row where that
    /// looks the same: a colour that nobody sees is worth no bytes.
    private static func cells(of frame: Frame) -> [Cell] {
        let seen: Style.Attributes = [.underline, .reverse]
        var cells = frame.cells
        var carried = Style.plain
        for index in cells.indices {
            if index % frame.size.width == 0 { carried = cells[index].style }
            let style = cells[index].style
            if cells[index].cluster == " ", style.background == carried.background,
                style.attributes.isDisjoint(with: seen), carried.attributes.isDisjoint(with: seen)
            {
                cells[index].style = carried
            } else {
                carried = style
            }
        }
        return cells
    }

    private func pair(for style: Style) -> Int32? {
        let pair = PairTable.Pair(
            foreground: palette.number(of: style.foreground), background: palette.number(of: style.background))
        switch pairs.number(of: pair) {
        case .known(let number): return number
        case .new(let number):
            cnc_set_pair(number, pair.foreground, pair.background)
            return number
        case .full: return nil
        }
    }

    /// Puts one cluster, in a form on whose width the C library agrees.
    ///
    /// ncurses counts columns by the C library; a cluster that the two count
    /// differently would shift the rest of the row.
    private func put(_ cell: Cell, x: Int, y: Int, isWide: Bool, pair: Int32) {
        scalars.removeAll(keepingCapacity: true)
        var width: Int32 = 0
        for scalar in cell.cluster.unicodeScalars {
            if scalars.isEmpty {
                width = scalar.isASCII ? 1 : isASCII ? -1 : cnc_width(scalar.value)
            } else if isASCII || cnc_width(scalar.value) != 0 || scalar == "\u{200D}" {
                break
            }
            scalars.append(scalar.value)
        }
        if width < 1 || width == 2 && !isWide {
            scalars = [isASCII ? 0x3F : 0xFFFD]
            width = 1
        }
        let attributes = Int32(cell.style.attributes.rawValue)
        _ = cnc_put(Int32(y), Int32(x), scalars, Int32(scalars.count), attributes, pair)
        if isWide, width == 1 { _ = cnc_put(Int32(y), Int32(x + 1), [0x20], 1, attributes, pair) }
    }
}
