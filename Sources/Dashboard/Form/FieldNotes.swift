import Canvas
import Forms
import Session
import Themes

/// The rows under a field: its problem, else under the cursor its help; and at the right the length of its text.
struct FieldNotes {
    private let rows: [(text: DisplayText, role: Role)]
    private let counter: TextCounter?

    /// The height in rows.
    var height: Int { max(rows.count, counter == nil ? 0 : 1) }

    /// Creates the notes of a line in `width` columns.
    ///
    /// - `maxRows`: The maximum number of rows of help or of a problem.
    init(_ drawing: FieldDrawing, width: Int, maxRows: Int) {
        guard let row = drawing.line.row else {
            (rows, counter) = ([], nil)
            return
        }
        let (pane, look) = (drawing.pane, drawing.look)
        let problem = pane.problem(with: row)
        let isFocused = drawing.isSelected && drawing.isFocused
        let counter = isFocused || problem != nil ? TextCounter(row, pane.form) : nil
        self.counter = isFocused || counter?.isOver == true ? counter : nil
        let width = max(1, width - (self.counter.map { $0.text.width + 2 } ?? 0))
        func wrapped(_ text: String, _ role: Role, rows: Int, indent: Int = 0) -> [(text: DisplayText, role: Role)] {
            guard !text.isEmpty else { return [] }
            let lines = DisplayText(text).wrapped(to: max(1, width - indent))
            guard lines.count > rows else { return lines.map { ($0, role) } }
            // What goes on is cut where the row ends, at its ellipsis.
            return lines.prefix(rows).enumerated().map {
                ($0.offset == rows - 1 ? $0.element + look.glyphs.ellipsis : $0.element, role)
            }
        }
        if let problem {
            // The numbers are in their own cell.
            let cell = self.counter.map { " (\($0.text.string))" } ?? " ()"
            let words = problem.hasSuffix(cell) ? String(problem.dropLast(cell.count)) : problem
            // The mark distinguishes problems from help without color.
            rows = wrapped(words, .bad, rows: maxRows, indent: 2).enumerated().map { index, note in
                (index == 0 ? look.glyphs.failed + " " + note.text : "  " + note.text, note.role)
            }
            return
        }
        let advice = wrapped(pane.advice(on: row).map(Wording.sentence) ?? "", .warn, rows: 2)
        guard isFocused else {
            rows = advice
            return
        }
        let help = FieldHelp(form: pane.form, row: row, isEditing: drawing.isEditing, keyMap: drawing.keyMap)
        let all = wrapped((help.words + help.hints).joined(separator: " "), .muted, rows: .max)
        guard all.count > maxRows else {
            rows = all + advice
            return
        }
        // What can be done here is said however long the help is.
        let hints = wrapped(help.hints.joined(separator: " "), .muted, rows: 2)
        rows =
            wrapped(help.words.joined(separator: " "), .muted, rows: max(1, maxRows - hints.count)) + hints + advice
    }

    /// Draws the notes with their top left at `origin`, and the counter at the right end of their first row.
    func draw(in frame: inout Frame, at origin: Point, width: Int, _ look: RenderContext) {
        for (index, row) in rows.enumerated() {
            frame.put(row.text, x: origin.x, y: origin.y + index, width: max(1, width), look[row.role])
        }
        guard let counter else { return }
        frame.put(counter.text, x: origin.x, y: origin.y, width: width, look[counter.role], align: .trailing)
    }
}
