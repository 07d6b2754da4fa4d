/// One cell of a frame.
package struct Cell: Hashable, Sendable {
    /// The grapheme cluster to draw, safe to send to a terminal. Empty for the right half of a two-column cluster.
    package let cluster: String
    /// The style of the cell.
    package var style: Style

    /// Only this module creates cells, from `DisplayText`.
    init(cluster: String, style: Style) {
        self.cluster = cluster
        self.style = style
    }

    /// An empty cell in `style`.
    package static func blank(_ style: Style = .plain) -> Cell { Cell(cluster: " ", style: style) }

    /// True for the right half of the cluster to its left.
    package var isContinuation: Bool { cluster.isEmpty }
}

/// A whole screen as a value: the result of `render`, which a `Screen` presents.
package struct Frame: Hashable, Sendable {
    /// The size of the frame.
    package let size: Size
    /// The cells, row by row.
    package private(set) var cells: [Cell]
    /// The position of the terminal's cursor; nil hides it.
    package var cursor: Point?
    /// The area that drawing may change.
    package var clip: Rect
    /// The text in place of what is cut; must be one that the terminal can show.
    package var ellipsis: DisplayText

    /// The named areas, the topmost last; nil when they are not recorded.
    package internal(set) var zones: [Zone]?

    /// The links in the frame.
    package internal(set) var hyperlinks: [Hyperlink] = []

    /// Creates a frame of blank cells in `style`.
    ///
    /// - `notesZones`: True to record the named areas for the mouse.
    package init(_ size: Size, style: Style = .plain, ellipsis: DisplayText = "…", notesZones: Bool = false) {
        zones = notesZones ? [] : nil
        self.size = size
        self.ellipsis = ellipsis
        cells = Array(repeating: .blank(style), count: size.width * size.height)
        clip = Rect(size)
    }

    /// The area of the whole frame.
    package var bounds: Rect { Rect(size) }

    /// The cell at column `x` of row `y`; nil outside the frame.
    package subscript(x: Int, y: Int) -> Cell? {
        guard bounds.contains(Point(x: x, y: y)) else { return nil }
        return cells[y * size.width + x]
    }

    /// Sets the cell at column `x` of row `y` if that lies in the clip.
    ///
    /// A two-column cluster that the new cell or the clip would cut in half becomes blanks, so that no terminal is sent
    /// half a glyph. The half of an older cluster is blanked even outside the clip.
    ///
    /// - `width`: The columns of the cell's cluster: 1 or 2.
    mutating func set(_ cell: Cell, x: Int, y: Int, width: Int) {
        let last = x + width - 1
        guard y >= max(0, clip.y), y < min(size.height, clip.maxY) else { return }
        let columns = max(0, clip.x)..<max(0, clip.x, min(size.width, clip.maxX))
        guard columns.contains(x), columns.contains(last) else {
            if width == 2 {
                for half in [x, last] where columns.contains(half) {
                    set(.blank(cell.style), x: half, y: y, width: 1)
                }
            }
            return
        }
        let row = y * size.width
        if cells[row + x].isContinuation, x > 0 { cells[row + x - 1] = .blank(cells[row + x - 1].style) }
        if last + 1 < size.width, cells[row + last + 1].isContinuation {
            cells[row + last + 1] = .blank(cells[row + last + 1].style)
        }
        if !hyperlinks.isEmpty { unlink(x..<(x + width), y: y) }
        cells[row + x] = cell
        if width == 2 { cells[row + last] = Cell(cluster: "", style: cell.style) }
    }

    /// Changes the style of the visible cells of `rect`.
    package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
        let area = drawable(rect)
        for y in area.y..<area.maxY {
            for x in area.x..<area.maxX {
                cells[y * size.width + x].style = change(cells[y * size.width + x].style)
            }
        }
    }

    /// The part of `rect` that lies in the clip and in the frame.
    func drawable(_ rect: Rect) -> Rect {
        let x = max(rect.x, clip.x, 0)
        let y = max(rect.y, clip.y, 0)
        return Rect(
            x: x, y: y, width: min(rect.maxX, clip.maxX, size.width) - x,
            height: min(rect.maxY, clip.maxY, size.height) - y)
    }
}
