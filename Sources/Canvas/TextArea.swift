/// A text that is edited in a block of the screen: the text, and which part of it is in sight.
///
/// Several lines are wrapped to the block's width and scroll by rows; a single line slides under the block. The part in
/// sight follows the cursor and else stays where it was, so it is kept here and not found when it is drawn. The last
/// column of wrapped text is the cursor's, when it stands behind a full row.
package struct TextArea: Hashable, Sendable {
    /// The text and the cursor.
    package private(set) var edit: TextEdit
    /// The block's extent.
    package private(set) var size: Size
    /// The first row in sight.
    package private(set) var firstRow = 0
    private var window: LineWindow

    /// An area of `size`; 1 by 1 at least.
    package init(_ edit: TextEdit, size: Size = Size(width: 40, height: 1)) {
        self.edit = edit
        self.size = Self.atLeastOneCell(size)
        window = LineWindow(edit.text, cursor: edit.cursor, start: 0, width: self.size.width)
        keepCursorInSight()
    }

    /// Gives the area another extent; nothing when it has it already.
    package mutating func resize(to size: Size) {
        let size = Self.atLeastOneCell(size)
        guard size != self.size else { return }
        self.size = size
        keepCursorInSight()
    }

    /// Changes the text or moves the cursor, and brings the cursor in sight; gives what `change` gives.
    @discardableResult
    package mutating func change(_ change: (inout TextEdit) -> Bool) -> Bool {
        let isHandled = change(&edit)
        if isHandled { keepCursorInSight() }
        return isHandled
    }

    /// Does what an editing key does, those that go by pages too; false when the key is none.
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

    /// Puts a paste where the cursor is. It is one step to take back and never acts as keys.
    package mutating func paste(_ text: String) {
        change {
            $0.insert(text)
            return true
        }
    }

    /// Puts the cursor where `point` is, counted from the block's top left; the nearest place when there is no text.
    package mutating func placeCursor(at point: Point) {
        let offset =
            if let rows = edit.rows {
                rows.offset(
                    at: max(0, point.x), row: min(max(0, firstRow + point.y), rows.count - 1), in: edit.text)
            } else {
                window.offset(at: max(0, point.x), in: edit.text)
            }
        edit.move(to: offset)
        keepCursorInSight()
    }

    /// One page less a row, so that the row one was reading stays in sight.
    private mutating func movePages(by pages: Int) {
        let rows = pages * max(1, size.height - 1)
        edit.moveRows(by: rows)
        firstRow = max(0, firstRow + rows)
        keepCursorInSight()
    }

    private mutating func keepCursorInSight() {
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

    // MARK: what is in sight

    /// The rows in sight, from the top; as many as there are, at least one.
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

    /// The cursor, from the block's top left; always within the block.
    package var cursor: Point {
        guard let rows = edit.rows else { return Point(x: window.column, y: 0) }
        return Point(
            x: min(rows.column(of: edit.cursor, in: edit.text), size.width - 1),
            y: rows.row(holding: edit.cursor) - firstRow)
    }

    /// Whether a single line goes on to the left of what is in sight.
    package var goesOnLeft: Bool { !edit.isMultiline && window.start > 0 }
    /// Whether a single line goes on to the right of what is in sight.
    package var goesOnRight: Bool { !edit.isMultiline && window.end < edit.text.utf8.count }
    /// Whether there is room for marks where a single line goes on.
    var hasMarks: Bool { size.width >= LineWindow.minMarkedWidth }
    /// Whether there are rows above those in sight.
    package var goesOnAbove: Bool { edit.isMultiline && firstRow > 0 }
    /// Whether there are rows below those in sight.
    package var goesOnBelow: Bool { (edit.rows?.count ?? 0) > firstRow + size.height }
    /// Whether the cursor is in the text's first row, where a form may take the key up for its own.
    package var isInFirstRow: Bool { edit.rows.map { $0.row(holding: edit.cursor) == 0 } ?? true }
    /// Whether the cursor is in the text's last row.
    package var isInLastRow: Bool {
        edit.rows.map { $0.isComplete && $0.row(holding: edit.cursor) == $0.count - 1 } ?? true
    }

    /// How many rows the text takes at the area's width, or `limit` when there are more.
    ///
    /// - Complexity: O(`limit`) rows.
    package func rowCount(upTo limit: Int) -> Int {
        guard var rows = edit.rows else { return 1 }
        rows.reach(row: limit - 1, in: edit.text)
        return min(limit, rows.count)
    }
}
