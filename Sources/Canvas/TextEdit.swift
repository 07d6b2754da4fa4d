/// A text being edited, with a cursor between its grapheme clusters.
///
/// Offsets are in UTF-8 bytes, so that a key is cheap in a text of any length: only the text around the cursor is read.
/// The clusters are always those of the whole text: a mark that an edit puts after a base joins it.
///
/// The text can be drawn: control and invisible characters are removed, also from the initial text; keep a value that
/// has them until the text is changed.
package struct TextEdit: Hashable, Sendable {
    /// True when the text may contain line ends and tabs.
    package let isMultiline: Bool
    /// The text.
    package private(set) var text: String
    /// The cursor's offset, in UTF-8 bytes.
    package private(set) var cursor: Int
    /// Increases with every change, so that a change is detected without comparing texts.
    package private(set) var revision = 0
    /// The wrapped rows, by which the cursor moves up and down; nil moves by lines.
    private(set) var rows: TextRows?
    /// The column that up and down try to keep.
    private var goalColumn: Int?
    private var history = TextHistory()

    /// Creates an edit of `text` with the cursor at its end.
    package init(_ text: String = "", multiline: Bool = false) {
        isMultiline = multiline
        self.text = Self.accepted(text, multiline: multiline)
        cursor = self.text.utf8.count
    }

    // MARK: editing

    /// Replaces the text and moves the cursor to its end. One step to undo; none when nothing changes.
    package mutating func set(_ text: String) {
        let new = Self.accepted(text, multiline: isMultiline)
        let same = new.commonBytes(with: self.text)
        let range = same.start..<self.text.utf8.count - same.end
        let end = new.utf8.count - same.end
        if !range.isEmpty || same.start < end { replace(range, with: new.bytes(same.start..<end), .none) }
        move(to: self.text.utf8.count)
    }

    /// Inserts `text` at the cursor as a paste: one step to undo. In a single line, line ends and tabs become spaces;
    /// characters that must not be drawn are removed.
    package mutating func insert(_ text: String) {
        let accepted = Self.accepted(text, multiline: isMultiline)
        guard !accepted.isEmpty else { return }
        replace(cursor..<cursor, with: accepted, .none)
    }

    /// Types `text` at the cursor; consecutive typing is one step to undo.
    mutating func type(_ text: String) {
        let accepted = Self.accepted(text, multiline: isMultiline)
        guard !accepted.isEmpty else { return }
        replace(cursor..<cursor, with: accepted, .typing)
    }

    /// Removes `range`, in bytes, which must begin and end between clusters.
    mutating func remove(_ range: Range<Int>, _ run: TextHistory.Run = .none) {
        if !range.isEmpty { replace(range, with: "", run) }
    }

    private mutating func replace(_ range: Range<Int>, with new: String, _ run: TextHistory.Run) {
        let change = TextChange(offset: range.lowerBound, removed: text.bytes(range), inserted: new, cursor: cursor)
        history.note(change, run)
        splice(range, with: new)
    }

    /// Replaces `range` and moves the cursor after `new`, but never into a cluster that formed at the seam.
    private mutating func splice(_ range: Range<Int>, with new: String) {
        text.replaceSubrange(text.place(range.lowerBound)..<text.place(range.upperBound), with: new)
        revision += 1
        goalColumn = nil
        cursor = text.clusterPlace(atOrAfter: range.lowerBound + new.utf8.count)
        rows?.update(text, replacing: range, with: new.utf8.count)
    }

    // MARK: undo and redo

    /// True when there is a step to undo.
    package var canUndo: Bool { history.canUndo }
    /// True when there is a step to redo.
    package var canRedo: Bool { history.canRedo }
    /// The number of steps ever begun. The owner of a history for several texts uses it to note which text a step
    /// belongs to.
    package var stepsBegun: Int { history.begun }

    /// Undoes the last step; returns false when there is none.
    package mutating func undo() -> Bool {
        guard let change = history.undo() else { return false }
        splice(change.offset..<change.offset + change.inserted.utf8.count, with: change.removed)
        cursor = change.cursor
        return true
    }

    /// Redoes the step that was undone last; returns false when there is none.
    package mutating func redo() -> Bool {
        guard let change = history.redo() else { return false }
        splice(change.offset..<change.offset + change.removed.utf8.count, with: change.inserted)
        return true
    }

    // MARK: moving

    /// Moves the cursor to byte `offset`, or to the next boundary between clusters.
    package mutating func move(to offset: Int) {
        goalColumn = nil
        history.endRun()
        cursor = text.clusterPlace(atOrAfter: min(max(0, offset), text.utf8.count))
    }

    /// Wraps the text to rows of `width` columns, by which the cursor then moves up and down. A single line is not
    /// wrapped.
    ///
    /// - Complexity: The rows up to the cursor when `width` has changed, else nothing.
    package mutating func wrap(to width: Int) {
        guard isMultiline else { return }
        if rows?.width != max(1, width) { rows = TextRows(width: width) }
    }

    /// Computes the rows up to `row` and up to the cursor.
    mutating func findRows(upTo row: Int = 0) {
        rows?.reach(offset: cursor, in: text)
        rows?.reach(row: row, in: text)
    }

    /// Moves by `steps` rows, up when negative, and keeps the column; before the first row to the text's start, after
    /// the last to its end.
    mutating func moveRows(by steps: Int) {
        // Without wrapping, a line is one row.
        var rows = rows ?? TextRows(width: .max)
        rows.reach(offset: cursor, in: text)
        let row = rows.row(holding: cursor)
        let goalColumn = goalColumn ?? rows.column(of: cursor, in: text)
        rows.reach(row: row + max(0, steps), in: text)
        if row + steps < 0 {
            move(to: 0)
        } else if row + steps >= rows.count {
            move(to: text.utf8.count)
        } else {
            move(to: rows.offset(at: goalColumn, row: row + steps, in: text))
        }
        self.goalColumn = goalColumn
        if self.rows != nil { self.rows = rows }
    }
}
