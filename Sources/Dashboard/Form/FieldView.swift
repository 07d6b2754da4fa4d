import JSON
import Forms
import Canvas
import Domain
import Session
import Themes

/// The view of a line of the form: label, answer, and below it a problem or, under the cursor, help.
///
/// It is laid out once, for its height and for drawing.
struct FieldView {
    private let drawing: FieldDrawing
    private let columns: FormColumns
    private let place: (isBeneath: Bool, x: Int)
    /// The rows of the label: one, or under the cursor as many as it needs.
    private let label: [DisplayText]
    private let area: TextArea?
    private let valueRows: Int
    private let notes: FieldNotes

    private var pane: FormPane { drawing.pane }
    private var line: FormLine { drawing.line }
    private var look: RenderContext { drawing.look }

    /// Creates the view of a line.
    ///
    /// - `maxNotes`: The maximum number of rows of help.
    /// - `maxText`: The maximum number of rows of a text.
    init(_ drawing: FieldDrawing, columns: FormColumns, maxNotes: Int, maxText: Int) {
        self.drawing = drawing
        self.columns = columns
        let (pane, line) = (drawing.pane, drawing.line)
        place = columns.place(of: line, pane, isSelected: drawing.isSelected)
        label = Self.label(drawing, width: place.isBeneath ? columns.width : place.x - FormColumns.gap)
        area = pane.area(of: line)
        valueRows = pane.valueRows(of: line, area, width: max(1, columns.width - place.x), limit: maxText)
        notes = FieldNotes(drawing, width: columns.width - columns.notes(of: line), maxRows: maxNotes)
    }

    /// The height of the line in rows.
    var height: Int { valueTop + valueRows + notes.height }

    /// The rows above the answer.
    private var valueTop: Int { place.isBeneath ? label.count : 0 }

    /// True if there is a row under the answer.
    var hasNotes: Bool { notes.height > 0 }

    private static func label(_ drawing: FieldDrawing, width: Int) -> [DisplayText] {
        let label = FieldLabel(drawing.line, drawing.pane)
        // The mark stays where the words are cut.
        let room = max(1, width - FieldLabel.indent(drawing.line) - (label.isRequired ? 2 : 0))
        guard drawing.isSelected, label.words.width > room else { return [label.words] }
        let rows = label.words.wrapped(to: room)
        guard rows.count > maxLabelRows else { return rows }
        return rows.prefix(maxLabelRows - 1) + [rows[maxLabelRows - 1] + drawing.look.glyphs.ellipsis]
    }

    /// The maximum number of rows of a label; a service may send a long one.
    private static let maxLabelRows = 6

    private var textView: TextValueView? {
        guard let area else { return nil }
        guard let row = line.row else { return TextValueView(drawing: drawing, node: nil, area: area) }
        let node = pane.form.node(row)
        switch node.kind {
        case .text, .raw: return TextValueView(drawing: drawing, node: node, area: area)
        default: return nil
        }
    }

    /// Returns the cells of the answer of the line with its top left at `origin`.
    func value(at origin: Point) -> Rect {
        Rect(
            x: origin.x + place.x, y: origin.y + valueTop, width: max(1, columns.width - place.x), height: valueRows)
    }

    /// Draws the line with its top left at `origin`.
    ///
    /// - `showsNotes`: False to leave the rows under the answer empty.
    func draw(in frame: inout Frame, at origin: Point, showsNotes: Bool = true) {
        drawLabel(
            in: &frame,
            Rect(
                x: origin.x, y: origin.y, width: place.isBeneath ? columns.width : place.x - FormColumns.gap,
                height: max(1, valueTop)))
        let value = value(at: origin)
        let used = drawValue(in: &frame, value)
        if let row = line.row { FieldRemark(row, drawing).draw(in: &frame, value, after: used, look) }
        if drawing.isSelected {
            select(
                in: &frame,
                Rect(x: origin.x - 1, y: origin.y, width: columns.width + 2, height: valueTop + valueRows))
        }
        // A list under the answer covers a part of them.
        guard showsNotes else { return }
        let x = columns.notes(of: line)
        notes.draw(in: &frame, at: Point(x: origin.x + x, y: value.maxY), width: columns.width - x, look)
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
        for (index, words) in self.label.enumerated() {
            used = frame.put(words, x: rect.x + indent, y: rect.y + index, width: room, style)
        }
        guard label.isRequired else { return }
        frame.put(
            look.glyphs.required, x: rect.x + indent + used + 1, y: rect.y + self.label.count - 1, look[.accent])
    }

    /// Draws the answer and returns the columns used in its first row.
    private func drawValue(in frame: inout Frame, _ rect: Rect) -> Int {
        if let textView { return textView.draw(in: &frame, rect) }
        guard let row = line.row else {
            guard case .advanced(let count, let answered, let isFolded) = line.content else { return 0 }
            let words = Wording.plural(count, "field") + (answered > 0 ? ", \(answered) set" : "")
            return HeaderValueView.put(words, isSet: answered > 0, isFolded: isFolded, drawing, in: &frame, rect)
        }
        let node = pane.form.node(row)
        if node.isReadOnly {
            return drawing.put("\(node.defaultText ?? "set by the service")", .muted, in: &frame, rect)
        }
        switch node.kind {
        case .number(let number), .seed(let number):
            guard let area else { return 0 }
            let isSeed = if case .seed = node.kind { true } else { false }
            return NumberValueView(drawing: drawing, node: node, number: number, isSeed: isSeed, area: area)
                .draw(in: &frame, rect)
        case .toggle, .choice, .union:
            return ChoiceValueView(drawing: drawing, node: node, row: row).draw(in: &frame, rect)
        case .constant(let value):
            return drawing.put("\(value.lenientString ?? value.text)", .muted, in: &frame, rect)
        case .multiSelect, .list, .tuple, .map, .group:
            return HeaderValueView(drawing: drawing, node: node, row: row).draw(in: &frame, rect)
        case .text, .raw: return 0
        }
    }
}
