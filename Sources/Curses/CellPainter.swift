internal import CNcurses
internal import Canvas

/// Draws cells into ncurses.
@UI
final class CellPainter {
    /// The text that the terminal is trusted to lay out as the frame does.
    var trust = TextTrust.careful

    private var palette: Palette
    private let isASCII: Bool
    private var pairs = PairTable(limit: Int(cnc_pair_limit()))
    private var scalars: [UInt32] = []

    /// Creates a painter for the screen that ncurses has opened.
    init(depth: ColorDepth, isASCII: Bool) {
        palette = Palette(depth: depth)
        self.isASCII = isASCII
    }

    /// The number of colors that is shown. Only 256 and 24-bit colors can take each other's place, on a screen that was
    /// opened for the latter.
    var depth: ColorDepth {
        get { palette.depth }
        set { palette = Palette(depth: newValue) }
    }

    /// Draws the changed cells of `rows`, and stops when ncurses runs out of color pairs.
    ///
    /// - `canRunOut`: True to stop there; false to draw cells without a pair in the terminal's default colors.
    /// - Returns: False when it stopped: call `forgetPairs` and draw all rows again.
    func draw(_ rows: [Int], of plan: inout RepaintPlan, canRunOut: Bool) -> Bool {
        var last: (style: Style, pair: Int32)?
        // A link moves with cells that ncurses shifts, but ncurses does not track links. It shifts rows only
        // where two or more have changed since its last update.
        let drawsByRows = plan.hasLinks
        cnc_allow_shift(!drawsByRows)
        for y in rows {
            let start = y * plan.size.width
            for x in plan.columns(ofRow: y) {
                let cell = plan.target[start + x]
                if cell.isContinuation { continue }
                if last?.style != cell.style {
                    let pair = pair(for: cell.style)
                    if pair == nil, canRunOut { return false }
                    last = (cell.style, pair ?? 0)
                }
                let isWide = x + 1 < plan.size.width && plan.target[start + x + 1].isContinuation
                put(cell, x: x, y: y, isWide: isWide, pair: last?.pair ?? 0)
            }
            for link in plan.staleLinks(ofRow: y) {
                // ncurses does not resend a cell that looks unchanged.
                cnc_mark_changed(Int32(y), Int32(link.columns.lowerBound), Int32(link.columns.count))
            }
            plan.drew(row: y)
            if drawsByRows { cnc_update_part() }
        }
        return true
    }

    /// Resends the drawn cells of the links in `rows` as links; returns false when there are none.
    func link(_ rows: [Int], of plan: RepaintPlan) -> Bool {
        let links = rows.flatMap { plan.links[$0] }
        for link in links {
            cnc_resend(
                Int32(link.y), Int32(link.columns.lowerBound), Int32(link.columns.count), link.opening,
                Hyperlink.closing)
        }
        return !links.isEmpty
    }

    /// Frees all pair numbers. The cells that are drawn lose their colors.
    func forgetPairs() {
        pairs.reset()
        cnc_reset_pairs()
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

    /// Draws one cluster, in a form whose width the terminal and the C library agree on.
    ///
    /// ncurses measures columns with the C library; a cluster that the library, the terminal and the frame measure
    /// differently would shift the rest of the row.
    private func put(_ cell: Cell, x: Int, y: Int, isWide: Bool, pair: Int32) {
        scalars.removeAll(keepingCapacity: true)
        var width: Int32 = 0
        for scalar in DrawnCluster(cell.cluster, columns: isWide ? 2 : 1, trust: trust).scalars {
            if scalars.isEmpty {
                width = scalar.isASCII ? 1 : isASCII ? -1 : cnc_width(scalar.value)
            } else if isASCII || cnc_width(scalar.value) != 0 {
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
