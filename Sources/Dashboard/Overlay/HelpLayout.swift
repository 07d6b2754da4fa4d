import Canvas

/// The rows of help: headings and lines in one or two columns, scrolled so that the cursor is visible.
struct HelpLayout: Hashable, Sendable {
    /// A row of help.
    enum Row: Hashable, Sendable {
        case heading(String)
        case space
        /// A line, by its index among the shown ones.
        case line(Int)
    }

    /// The columns on screen, each from top to bottom.
    let columns: [[Row]]
    /// The rows that the longest column needs.
    let height: Int
    /// The part of the rows that is visible.
    let window: ListWindow

    /// Creates the layout of `chooser` in one or two columns of at most `maxHeight` rows.
    ///
    /// Headings are left out while a filter is typed, since the best matches then come first.
    init(_ chooser: Chooser, columnCount: Int, maxHeight: Int) {
        let isFiltered = !chooser.list.filter.text.isEmpty
        let headings = (0..<chooser.count).map { isFiltered ? "" : chooser.line(at: $0)?.heading ?? "" }
        self.init(
            headings, cursor: chooser.cursor, columnCount: columnCount, maxHeight: maxHeight, isBalanced: !isFiltered)
    }

    /// Creates the layout of lines with these `headings` of their groups.
    ///
    /// - `isBalanced`: False to fill the first column before the second.
    init(_ headings: [String], cursor: Int, columnCount: Int, maxHeight: Int, isBalanced: Bool = true) {
        let rows = Self.rows(headings)
        let maxHeight = max(1, maxHeight)
        let split =
            columnCount == 1
            ? rows.count : isBalanced ? Self.split(rows, maxHeight: maxHeight) : min(rows.count, maxHeight)
        let isWhole = split <= maxHeight && rows.count - split <= maxHeight
        height = min(maxHeight, max(split, rows.count - split, 1))
        window = ListWindow(
            count: rows.count, cursor: rows.firstIndex(of: .line(cursor)) ?? 0, offset: 0,
            height: isWhole ? rows.count : columnCount * maxHeight)
        let first = isWhole ? split : maxHeight
        let visible = rows[window.visible]
        columns = [visible.prefix(first), visible.dropFirst(first)].map { Array($0.drop { $0 == .space }) }
            .filter { !$0.isEmpty }
    }

    private static func rows(_ headings: [String]) -> [Row] {
        headings.enumerated().flatMap { index, heading -> [Row] in
            guard !heading.isEmpty, index == 0 || headings[index - 1] != heading else { return [.line(index)] }
            return (index > 0 ? [.space] : []) + [.heading(heading), .line(index)]
        }
    }

    /// Returns the number of rows in the first of two columns: at the space nearest to the middle, if both then fit.
    private static func split(_ rows: [Row], maxHeight: Int) -> Int {
        let middle = (rows.count + 1) / 2
        let spaces = rows.indices.filter { rows[$0] == .space && $0 <= maxHeight && rows.count - $0 <= maxHeight }
        let best = spaces.min { abs($0 - middle) < abs($1 - middle) }
        // Far from the middle, one column would be mostly empty.
        return best.flatMap { abs($0 - middle) <= rows.count / 4 ? $0 : nil } ?? middle
    }
}
