/// A text field: the text, and its visible part.
///
/// Several lines are wrapped to the field's width and scroll by rows; a single line scrolls sideways. The visible part
/// follows the cursor and otherwise stays, so it is stored here and not computed while drawing. The last column of
/// wrapped text is reserved for the cursor after a full row.
package struct TextArea: Hashable, Sendable {
    /// The text and the cursor.
    package private(set) var edit: TextEdit
    /// The size of the field.
    package private(set) var size: Size
    /// The first visible row.
    package private(set) var firstRow = 0
    private var window: LineWindow

    /// Creates a field of `size`; at least 1 by 1.
    package init(_ edit: TextEdit, size: Size = Size(width: 40, height: 1)) {
        self.edit = edit
        self.size = Self.atLeastOneCell(size)
        window = LineWindow(edit.text, cursor: edit.cursor, start: 0, width: self.size.width)
        keepCursorVisible()
    }

    /// Resizes the field; no effect when the size is unchanged.
    package mutating func resize(to size: Size) {
        let size = Self.atLeastOneCell(size)
        guard size != self.size else { return }
        self.size = size
        keepCursorVisible()
    }

    /// Changes the text or moves the cursor, and scrolls to the cursor; returns the result of `change`.
    @discardableResult
    package mutating func change(_ change: (inout TextEdit) -> Bool) -> Bool {
        let isHandled = change(&edit)
        if isHandled { keepCursorVisible() }
        return isHandled
    }

    /// Handles an editing key, page keys included; returns false for any other key.
    package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .pageUp, .alt("v"):
            guard edit.isMultiline else { return false }
            movePages(by: -1)
        case .pageDown, .control("v"):
            guard edit.isMultiline else { return false }
            movePages(by: 1)
        default: return change { $0.handle(key) }
        }
        return true
    }

    /// Inserts a paste at the cursor. It is one step to undo and never acts as keys.
    package mutating func paste(_ text: String) {
        change {
            $0.insert(text)
            return true
        }
    }

    /// Moves the cursor to `point`, counted from the field's top left, or to the nearest text.
    package mutating func placeCursor(at point: Point) {
        let offset =
            if let rows = edit.rows {
                rows.offset(
                    at: max(0, point.x), row: min(max(0, firstRow + point.y), rows.count - 1), in: edit.text)
            } else {
                window.offset(at: max(0, point.x), in: edit.text)
            }
        edit.move(to: offset)
        keepCursorVisible()
    }

    /// One page less one row, so that the row being read stays visible.
    private mutating func movePages(by pages: Int) {
        let rows = pages * max(1, size.height - 1)
        edit.moveRows(by: rows)
        firstRow = max(0, firstRow + rows)
        keepCursorVisible()
    }

    private mutating func keepCursorVisible() {
        guard edit.isMultiline else {
            window = LineWindow(edit.text, cursor: edit.cursor, start: window.start, width: size.width)
            return
        }
        edit.wrap(to: size.width - 1)
        edit.findRows(upTo: firstRow + size.height)
        guard let rows = edit.rows else { return }
        let row = rows.row(holding: edit.cursor)
        firstRow = min(max(firstRow, row - size.height + 1), row)
        // No row stays empty while there are rows above.
        if rows.isComplete { firstRow = max(0, min(firstRow, rows.count - size.height)) }
        edit.findRows(upTo: firstRow + size.height)
    }

    private static func atLeastOneCell(_ size: Size) -> Size {
        Size(width: max(1, size.width), height: max(1, size.height))
    }

    // MARK: visible rows

    /// The visible rows, at least one.
    package var visibleRows: [DisplayText] {
        guard let rows = edit.rows else {
            let text = edit.text
            return [
                .spaces(window.lead)
                    + DisplayText(pieces: text, text.place(window.start)..<text.place(window.end), width: size.width)
            ]
        }
        let last = min(rows.count, firstRow + size.height)
        return (firstRow..<max(firstRow, last)).map { rows.display($0, in: edit.text) }
    }

    /// The cursor's position in the field.
    package var cursor: Point {
        guard let rows = edit.rows else { return Point(x: window.column, y: 0) }
        return Point(
            x: min(rows.column(of: edit.cursor, in: edit.text), size.width - 1),
            y: rows.row(holding: edit.cursor) - firstRow)
    }

    /// True when a single line continues to the left of the visible part.
    package var continuesLeft: Bool { !edit.isMultiline && window.start > 0 }
    /// True when a single line continues to the right of the visible part.
    package var continuesRight: Bool { !edit.isMultiline && window.end < edit.text.utf8.count }
    /// True when there is room for the markers of a continued line.
    var hasMarks: Bool { size.width >= LineWindow.minMarkedWidth }
    /// True when there are rows above the visible ones.
    package var continuesAbove: Bool { edit.isMultiline && firstRow > 0 }
    /// True when there are rows below the visible ones.
    package var continuesBelow: Bool { (edit.rows?.count ?? 0) > firstRow + size.height }
    /// True when the cursor is in the text's first row, where a form may use the up key itself.
    package var isInFirstRow: Bool { edit.rows.map { $0.row(holding: edit.cursor) == 0 } ?? true }
    /// True when the cursor is in the text's last row.
    package var isInLastRow: Bool {
        edit.rows.map { $0.isComplete && $0.row(holding: edit.cursor) == $0.count - 1 } ?? true
    }

    /// Returns the number of rows at the field's width, at most `limit`.
    ///
    /// - Complexity: O(`limit`) rows.
    package func rowCount(upTo limit: Int) -> Int {
        guard var rows = edit.rows else { return 1 }
        rows.reach(row: limit - 1, in: edit.text)
        return min(limit, rows.count)
    }
}
