import JSON
import Forms
import Canvas
import Domain
import Session
import Themes

/// The view of a line of the form: label, answer, and below it a problem or, under the cursor, help.
struct FieldView {
    let drawing: FieldDrawing
    let columns: FormColumns
    /// The maximum number of rows of help.
    let maxNotes: Int

    private var pane: FormPane { drawing.pane }
    private var line: FormLine { drawing.line }
    private var look: RenderContext { drawing.look }

    /// The height of the line in rows.
    var height: Int {
        let place = columns.place(of: line, pane)
        return (place.isBeneath ? label(width: columns.width).count : 0) + valueHeight(at: place.x) + notes.count
    }

    /// Returns the rows of the label in `width` columns: one, or under the cursor as many as it needs.
    private func label(width: Int) -> [DisplayText] {
        let label = FieldLabel(line, pane)
        // The mark stays where the words are cut.
        let room = max(1, width - FieldLabel.indent(line) - (label.isRequired ? 2 : 0))
        guard drawing.isSelected, label.words.width > room else { return [label.words] }
        let rows = label.words.wrapped(to: room)
        guard rows.count > Self.maxLabelRows else { return rows }
        return rows.prefix(Self.maxLabelRows - 1) + [rows[Self.maxLabelRows - 1] + look.glyphs.ellipsis]
    }

    /// The maximum number of rows of a label; a service may send a long one.
    private static let maxLabelRows = 6

    private func valueHeight(at x: Int) -> Int { textView?.height(width: max(1, columns.width - x)) ?? 1 }

    private var textView: TextValueView? {
        guard let area = pane.area(of: line) else { return nil }
        guard let row = line.row else { return TextValueView(drawing: drawing, node: nil, area: area) }
        let node = pane.form.node(row)
        switch node.kind {
        case .text, .raw: return TextValueView(drawing: drawing, node: node, area: area)
        default: return nil
        }
    }

    /// Draws the line with its top left at `origin`.
    func draw(in frame: inout Frame, at origin: Point) {
        let place = columns.place(of: line, pane)
        let top = place.isBeneath ? label(width: columns.width).count : 0
        let rows = valueHeight(at: place.x)
        drawLabel(
            in: &frame,
            Rect(
                x: origin.x, y: origin.y, width: place.isBeneath ? columns.width : place.x - FormColumns.gap,
                height: max(1, top)))
        drawValue(
            in: &frame,
            Rect(x: origin.x + place.x, y: origin.y + top, width: max(1, columns.width - place.x), height: rows))
        if drawing.isSelected {
            select(in: &frame, Rect(x: origin.x - 1, y: origin.y, width: columns.width + 2, height: top + rows))
        }
        let x = columns.notes(of: line)
        for (index, (note, role)) in notes.enumerated() {
            frame.put(
                note, x: origin.x + x, y: origin.y + top + rows + index, width: max(1, columns.width - x), look[role])
        }
    }

    private func select(in frame: inout Frame, _ rect: Rect) {
        frame.restyle(rect) { style in
            // A swatch keeps its ground.
            if case .rgb = style.background, style.background != look[.normal].background { return style }
            return look.onCursorRow(style, isFocused: drawing.isFocused)
        }
        for y in rect.y..<rect.maxY {
            frame.cell(
                look.glyphs.cursorBar, x: rect.x, y: y,
                look.cursorBar(isFocused: drawing.isFocused))
        }
    }

    // MARK: label and answer

    private func drawLabel(in frame: inout Frame, _ rect: Rect) {
        let label = FieldLabel(line, pane)
        let isOpen = label.isHeading && line.row?.isFolded == false
        let style = look[drawing.isSelected ? .strong : isOpen ? .normal : .muted]
        let indent = FieldLabel.indent(line)
        let room = max(0, rect.width - indent - (label.isRequired ? 2 : 0))
        var used = 0
        let rows = self.label(width: rect.width)
        for (index, words) in rows.enumerated() {
            used = frame.put(words, x: rect.x + indent, y: rect.y + index, width: room, style)
        }
        guard label.isRequired else { return }
        frame.put(look.glyphs.required, x: rect.x + indent + used + 1, y: rect.y + rows.count - 1, look[.accent])
    }

    private func drawValue(in frame: inout Frame, _ rect: Rect) {
        if let textView { return textView.draw(in: &frame, rect) }
        guard let row = line.row else {
            guard case .advanced(let count, let answered, let isFolded) = line.content else { return }
            let words = Wording.plural(count, "field") + (answered > 0 ? ", \(answered) set" : "")
            HeaderValueView.put(words, isSet: answered > 0, isFolded: isFolded, drawing, in: &frame, rect)
            return
        }
        let node = pane.form.node(row)
        if node.isReadOnly {
            drawing.put("\(node.defaultText ?? "set by the service")", .muted, in: &frame, rect)
            return
        }
        switch node.kind {
        case .number(let number), .seed(let number):
            guard let area = pane.area(of: line) else { return }
            let isSeed = if case .seed = node.kind { true } else { false }
            NumberValueView(drawing: drawing, node: node, number: number, isSeed: isSeed, area: area)
                .draw(in: &frame, rect)
        case .toggle, .choice, .union:
            ChoiceValueView(drawing: drawing, node: node, row: row).draw(in: &frame, rect)
        case .constant(let value): drawing.put("\(value.lenientString ?? value.text)", .muted, in: &frame, rect)
        case .multiSelect, .list, .tuple, .map, .group:
            HeaderValueView(drawing: drawing, node: node, row: row).draw(in: &frame, rect)
        case .text, .raw: break
        }
    }

    // MARK: what stands beneath

    /// The problem, else under the cursor the help.
    private var notes: [(DisplayText, Role)] {
        guard let row = line.row else { return [] }
        if let problem = pane.problem(with: row) { return marked(wrapped(problem, .bad, rows: maxNotes, indent: 2)) }
        let advice = wrapped(pane.advice(on: row).map(Wording.sentence) ?? "", .warn, rows: 2)
        guard drawing.isSelected, drawing.isFocused else { return advice }
        let help = FieldHelp(form: pane.form, row: row, isEditing: drawing.isEditing, keyMap: drawing.keyMap)
        let all = wrapped((help.words + help.hints).joined(separator: " "), .muted, rows: .max)
        guard all.count > maxNotes else { return all + advice }
        // What can be done here is said however long the help is.
        let hints = wrapped(help.hints.joined(separator: " "), .muted, rows: 2)
        return wrapped(help.words.joined(separator: " "), .muted, rows: max(1, maxNotes - hints.count)) + hints
            + advice
    }

    /// Returns `notes` with a mark that distinguishes problems from help without color.
    private func marked(_ notes: [(DisplayText, Role)]) -> [(DisplayText, Role)] {
        notes.enumerated().map { index, note in (index == 0 ? look.glyphs.failed + " " + note.0 : "  " + note.0, note.1)
        }
    }

    /// Returns `text` in at most `rows` rows with `indent` free columns; the last row ends in an ellipsis if there is
    /// more.
    private func wrapped(_ text: String, _ role: Role, rows: Int, indent: Int = 0) -> [(DisplayText, Role)] {
        guard !text.isEmpty else { return [] }
        let lines = DisplayText(text).wrapped(to: max(1, columns.width - columns.notes(of: line) - indent))
        guard lines.count > rows else { return lines.map { ($0, role) } }
        // What goes on is cut where the row ends, at its ellipsis.
        return lines.prefix(rows).enumerated().map {
            ($0.offset == rows - 1 ? $0.element + look.glyphs.ellipsis : $0.element, role)
        }
    }
}
