/// A text being edited, with a cursor between its grapheme clusters.
///
/// Places in the text are counted in UTF-8 bytes, so that a key costs next to nothing however long the text is: only
/// what lies around the cursor is looked at. The clusters are always those of the text as a whole: where an edit brings
/// a mark beside a base, they become one.
///
/// It holds what can be drawn. Controls and characters that hide what stands beside them are left out, of the first
/// text too; a value that has them should be kept as it is until the text is changed.
package struct TextEdit: Hashable, Sendable {
    /// Whether the text may hold line ends and tabs.
    package let isMultiline: Bool
    /// The text as it is.
    package private(set) var text: String
    /// The UTF-8 bytes before the cursor.
    package private(set) var cursor: Int
    /// Grows with every change of the text, so that a change is seen without comparing texts.
    package private(set) var revision = 0
    /// The wrapped rows, by which the cursor moves up and down; nil goes by lines.
    private(set) var rows: TextRows?
    /// The column that moving up and down keeps to.
    private var goal: Int?
    private var history = TextHistory()

    /// An edit of `text` with the cursor at its end.
    package init(_ text: String = "", multiline: Bool = false) {
        isMultiline = multiline
        self.text = Self.accepted(text, multiline: multiline)
        cursor = self.text.utf8.count
    }

    // MARK: changing

    /// Replaces the text and puts the cursor at its end. One step to take back; none when nothing changes.
    package mutating func set(_ text: String) {
        let new = Self.accepted(text, multiline: isMultiline)
        let same = new.commonBytes(with: self.text)
        let range = same.start..<self.text.utf8.count - same.end
        let end = new.utf8.count - same.end
        if !range.isEmpty || same.start < end { replace(range, with: new.bytes(same.start..<end), .none) }
        move(to: self.text.utf8.count)
    }

    /// Puts `text` where the cursor is, as a paste does: one step to take back. In a single line, line ends and tabs
    /// become spaces; what must not be drawn is left out.
    package mutating func insert(_ text: String) {
        let accepted = Self.accepted(text, multiline: isMultiline)
        guard !accepted.isEmpty else { return }
        replace(cursor..<cursor, with: accepted, .none)
    }

    /// Types `text` where the cursor is; what is typed in a row is one step to take back.
    mutating func type(_ text: String) {
        let accepted = Self.accepted(text, multiline: isMultiline)
        guard !accepted.isEmpty else { return }
        replace(cursor..<cursor, with: accepted, .typing)
    }

    /// Takes away what lies in `range`, a range of bytes that ends between clusters.
    mutating func remove(_ range: Range<Int>, _ run: TextHistory.Run = .none) {
        if !range.isEmpty { replace(range, with: "", run) }
    }

    private mutating func replace(_ range: Range<Int>, with new: String, _ run: TextHistory.Run) {
        let change = TextChange(offset: range.lowerBound, removed: text.bytes(range), inserted: new, cursor: cursor)
        history.note(change, run)
        splice(range, with: new)
    }

    /// Puts `new` in the place of `range` and the cursor behind it, but never inside a cluster that came about where
    /// the pieces met.
    private mutating func splice(_ range: Range<Int>, with new: String) {
        text.replaceSubrange(text.place(range.lowerBound)..<text.place(range.upperBound), with: new)
        revision += 1
        goal = nil
        cursor = text.clusterPlace(atOrAfter: range.lowerBound + new.utf8.count)
        rows?.update(text, replacing: range, with: new.utf8.count)
    }

    // MARK: taking back

    /// Whether there is a step to take back.
    package var canUndo: Bool { history.canUndo }
    /// Whether there is a step to make again.
    package var canRedo: Bool { history.canRedo }
    /// How many steps were ever begun. Who keeps one history for many texts notes which text it grew in.
    package var stepsBegun: Int { history.begun }

    /// Takes the last step back; false when there is none.
    package mutating func undo() -> Bool {
        guard let change = history.undo() else { return false }
        splice(change.offset..<change.offset + change.inserted.utf8.count, with: change.removed)
        cursor = change.cursor
        return true
    }

    /// Makes the step again that was taken back last; false when there is none.
    package mutating func redo() -> Bool {
        guard let change = history.redo() else { return false }
        splice(change.offset..<change.offset + change.removed.utf8.count, with: change.inserted)
        return true
    }

    // MARK: moving

    /// Puts the cursor at byte `offset`, or at the next place between clusters.
    package mutating func move(to offset: Int) {
        goal = nil
        history.endRun()
        cursor = text.clusterPlace(atOrAfter: min(max(0, offset), text.utf8.count))
    }

    /// Wraps the text to rows of `width` columns, by which the cursor then moves up and down. A single line is not
    /// wrapped.
    ///
    /// - Complexity: The rows up to the cursor when `width` is not the same as before, else nothing.
    package mutating func wrap(to width: Int) {
        guard isMultiline else { return }
        if rows?.width != max(1, width) { rows = TextRows(width: width) }
    }

    /// Finds the rows up to the one at `row`, and that of the cursor.
    mutating func findRows(upTo row: Int = 0) {
        rows?.reach(offset: cursor, in: text)
        rows?.reach(row: row, in: text)
    }

    /// Moves by `steps` rows, up when they are negative, and keeps to the column; beyond the first row to the text's
    /// start, beyond the last to its end.
    mutating func moveRows(by steps: Int) {
        // Lines are rows that never end.
        var rows = rows ?? TextRows(width: .max)
        rows.reach(offset: cursor, in: text)
        let row = rows.row(holding: cursor)
        let goal = goal ?? rows.column(of: cursor, in: text)
        rows.reach(row: row + max(0, steps), in: text)
        if row + steps < 0 {
            move(to: 0)
        } else if row + steps >= rows.count {
            move(to: text.utf8.count)
        } else {
            move(to: rows.offset(at: goal, row: row + steps, in: text))
        }
        self.goal = goal
        if self.rows != nil { self.rows = rows }
    }
}
