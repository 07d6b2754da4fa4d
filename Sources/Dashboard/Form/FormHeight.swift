import Canvas
import Domain
import Forms
import Session

/// The rows that a form needs at a width, measured when its lines, a text's rows or the width change.
struct FormHeight: Hashable, Sendable {
    /// The columns inside of the pane; 0 before the first measurement.
    let width: Int
    /// The rows of each line without help and problems, as far as a screen may show them.
    fileprivate(set) var lines: [Int]
    /// The index of the first line whose text may have several rows; nil without one.
    let growing: Int?
    /// The blank rows between groups.
    let gaps: Int
    /// The rows kept free for the help of the field under the cursor, so that the height stays when the cursor moves.
    let notes: Int
    /// The rows of the problems that are shown, but for that of the field under the cursor.
    fileprivate(set) var problems = 0
    /// The rows above the fields, by the number of rows of the summary from 0 on.
    let heads: [Int]

    /// The rows of all lines. The first text that may grow has room for two, so that the height stays while most texts
    /// are typed.
    var fields: Int { lines.reduce(0, +) + (growing.map { lines[$0] == 1 ? 1 : 0 } ?? 0) }

    /// Returns the rows above the fields with at most `rows` rows of summary.
    func head(summaryRows rows: Int) -> Int { heads.isEmpty ? 0 : heads[min(max(0, rows), heads.count - 1)] }
}

extension FormHeight {
    /// The rows beyond which nothing is measured: more than any screen has.
    fileprivate static let limit = 200
    /// The rows of a form above which its help is not measured.
    fileprivate static let helpedRows = 50
    /// The maximum number of rows kept free for help.
    private static let maxNotes = 3
    /// The rows of a form without a field: a sentence, its key, and space around them.
    fileprivate static let emptyRows = 5

    /// Measures `pane` at `width` columns.
    init(_ pane: FormPane, width: Int) {
        let columns = FormColumns(pane, width: width)
        var lines: [Int] = []
        var total = 0
        for line in pane.lines {
            lines.append(pane.rows(of: line, in: columns))
            total += lines[lines.count - 1]
            if total >= Self.limit { break }
        }
        // A form that no pane shows whole scrolls, whatever is kept free.
        let helped = total > Self.helpedRows ? pane.lines.prefix(0) : pane.lines[...]
        let notes = helped.map { pane.helpRows(of: $0, width: max(1, width - columns.notes(of: $0))) }.max() ?? 0
        let head = FormHead(pane.form, width: width, glyphs: .unicode)
        self.init(
            width: width, lines: lines,
            growing: lines.indices.first { pane.lines[$0].row.flatMap(pane.wraps) ?? false },
            gaps: lines.indices.count(where: pane.standsApart),
            // Where a label moves above its answer under the cursor, that takes a row more.
            notes: min(max(1, notes), Self.maxNotes) + (columns.isRoomy ? 0 : 1),
            heads: (0...FormHead.maxSummaryRows).map { head.height(summaryRows: $0) })
    }
}

extension FormPane {
    /// Returns the rows that the pane needs to show the whole form, its border and its cost included.
    ///
    /// The same wherever the cursor is: some rows are free for the help of the field under it.
    ///
    /// - `width`: The columns of the pane with its border.
    /// - `isLow`: True for the height without blank rows, and with one row of summary.
    package func naturalRows(width: Int, isLow: Bool = false) -> Int {
        let height = height(width: max(1, width - FormAreas.frame.width))
        let head = height.head(summaryRows: isLow ? 1 : FormHead.maxSummaryRows)
        let around = FormAreas.frame.height + FormAreas.costRows + head
        guard !lines.isEmpty else { return around + FormHeight.emptyRows }
        // A blank row parts the help from the next field.
        return around + height.fields + height.notes + height.problems + (isLow ? 0 : height.gaps + 1)
    }

    /// Returns the rows of the form in `width` columns, measured if that was not done since the last change.
    func height(width: Int) -> FormHeight {
        if let measured, measured.width == width { return measured }
        var pane = self
        pane.measure(width: width)
        return pane.measured ?? FormHeight(self, width: width)
    }

    /// Measures the form in `width` columns, if anything may have changed.
    mutating func measure(width: Int) {
        var height = measured.flatMap { $0.width == width ? $0 : nil } ?? FormHeight(self, width: width)
        let columns = FormColumns(self, width: width)
        // Since all was measured, only the text under the cursor can have changed.
        if height.lines.indices.contains(cursor) { height.lines[cursor] = rows(of: lines[cursor], in: columns) }
        height.problems = problemRows(in: columns, limit: FormHeight.helpedRows)
        measured = height
    }

    /// Returns the rows of `line` without help and problems, as they are without the cursor.
    fileprivate func rows(of line: FormLine, in columns: FormColumns) -> Int {
        let place = columns.place(of: line, self, isSelected: false)
        let width = max(1, columns.width - place.x)
        return (place.isBeneath ? 1 : 0) + valueRows(of: line, area(of: line), width: width, limit: Self.maxTextRows)
    }

    /// Returns the rows of the answer to `line` in `width` columns: of a text as many as it needs, up to `limit`.
    func valueRows(of line: FormLine, _ area: TextArea?, width: Int, limit: Int) -> Int {
        guard var area, area.edit.isMultiline, let row = line.row else { return 1 }
        let isEmpty = area.edit.text.isEmpty
        let limit = isEmpty ? min(limit, Self.maxPlaceholderRows) : limit
        if isEmpty { area = TextArea(TextEdit(placeholder(of: row), multiline: true), size: area.size) }
        area.resize(to: Size(width: width, height: limit))
        return area.rowCount(upTo: limit)
    }

    /// Returns the text in place of an answer to `row`: the default, an example, or the notation; may be empty.
    func placeholder(of row: FormRow) -> String {
        if row.answer == .null { return "null" }
        if row.answer == .text("") { return "" }
        let node = form.node(row)
        return node.defaultText ?? node.outline
    }

    /// Returns the rows of the help that `line` has under the cursor.
    fileprivate func helpRows(of line: FormLine, width: Int) -> Int {
        guard let row = line.row else { return 0 }
        let help = FieldHelp(form: form, row: row, isEditing: true, keyMap: .standard)
        let words = (help.words + help.hints).joined(separator: " ")
        return words.isEmpty ? 0 : DisplayText(words).wrapped(to: width).count
    }

    /// Returns true if a row stays empty above the line at `index`: an open group begins or has ended there.
    func standsApart(_ index: Int) -> Bool {
        guard index > 0, lines[index].level == 0 else { return false }
        if let row = lines[index].row, row.isFoldable, !row.isFolded { return true }
        return lines[index - 1].level > 0
    }
}
