import Canvas
import Domain
import Themes

/// One line of the form: label, answer, and beneath it a problem or, where the cursor is, its help.
struct FieldView {
    let drawing: FieldDrawing

    /// Columns between labels and answers.
    static let gap = 2

    private var form: FormState { drawing.form }
    private var line: FormLine { drawing.line }
    private var look: Look { drawing.look }
    private var ground: Style { look[drawing.isFocused ? .cursorRow : .cursorRowUnfocused] }

    /// The columns that `line` is moved in by.
    static func indent(_ line: FormLine) -> Int { min(line.level, 6) * 2 }

    /// The rows it takes in `width` columns, `label` of them for labels.
    func height(width: Int, label: Int) -> Int {
        let room = max(1, width - label - Self.gap)
        return valueHeight(width: room) + notes(width: room).count
    }

    private func valueHeight(width: Int) -> Int { textView?.height(width: width) ?? 1 }

    private var textView: TextValueView? {
        guard let area = form.area(of: line) else { return nil }
        guard let row = line.row else { return TextValueView(drawing: drawing, node: nil, area: area) }
        let node = form.node(row)
        switch node.kind {
        case .text, .raw: return TextValueView(drawing: drawing, node: node, area: area)
        default: return nil
        }
    }

    func draw(in frame: inout Frame, _ rect: Rect, label: Int) {
        let value = Rect(
            x: rect.x + label + Self.gap, y: rect.y, width: max(1, rect.width - label - Self.gap), height: rect.height)
        let rows = valueHeight(width: value.width)
        drawLabel(in: &frame, rect, width: label)
        drawValue(in: &frame, Rect(x: value.x, y: value.y, width: value.width, height: rows))
        if drawing.isSelected {
            for row in 0..<rows {
                let line = Rect(x: rect.x - 1, y: rect.y + row, width: rect.width + 2, height: 1)
                frame.restyle(line) { style in
                    // A swatch keeps its ground.
                    if case .rgb = style.background, style.background != look[.normal].background { return style }
                    return style.on(ground.background).with(ground.attributes)
                }
            }
            frame.cell(
                look.glyphs.cursorBar, x: rect.x - 1, y: rect.y,
                look[drawing.isFocused ? .cursorMark : .faint].on(ground.background))
        }
        for (index, note) in notes(width: value.width).enumerated() {
            frame.put(note, x: value.x, y: value.y + rows + index, width: value.width)
        }
    }

    // MARK: label and answer

    private func drawLabel(in frame: inout Frame, _ rect: Rect, width: Int) {
        let indent = Self.indent(line)
        let strength = look[drawing.isSelected ? .strong : .muted]
        var spans: [Span] = []
        var room = max(0, width - indent)
        switch line.content {
        case .advanced(let count, let answered, let isFolded):
            let mark = isFolded ? look.glyphs.folded : look.glyphs.unfolded
            spans = [Span(mark + " advanced (\(count))", strength)]
            if answered > 0 { spans.append(Span("  \(answered) set", look[.normal])) }
            room = max(0, rect.width - indent)
        case .more(_, let label):
            spans = [Span("+ \(label)", strength)]
            // Where a name is typed beside it, it keeps to its column.
            if textView == nil { room = max(0, rect.width - indent) }
        case .field(let row):
            if row.isFoldable, row.role != .chosen {
                spans.append(Span((row.isFolded ? look.glyphs.folded : look.glyphs.unfolded) + " ", strength))
            }
            spans.append(Span("\(row.label)", strength))
            if form.isMarkedRequired(row) { spans.append(Span(" " + look.glyphs.required, look[.accent])) }
        }
        frame.put(spans, x: rect.x + indent, y: rect.y, width: room)
    }

    private func drawValue(in frame: inout Frame, _ rect: Rect) {
        if let textView { return textView.draw(in: &frame, rect) }
        guard let row = line.row else { return }
        let node = form.node(row)
        if node.isReadOnly {
            drawing.put("\(node.defaultText ?? "the service fills this in")", .muted, in: &frame, rect)
            return
        }
        switch node.kind {
        case .number(let number), .seed(let number):
            guard let area = form.area(of: line) else { return }
            let isSeed = if case .seed = node.kind { true } else { false }
            NumberValueView(drawing: drawing, node: node, number: number, isSeed: isSeed, area: area)
                .draw(in: &frame, rect)
        case .toggle, .choice, .union:
            ChoiceValueView(drawing: drawing, node: node, row: row).draw(in: &frame, rect)
        case .constant(let value): drawing.put("\(value.lenientString ?? value.text)", .muted, in: &frame, rect)
        case .severalChoices, .list, .tuple, .map, .group:
            HeaderValueView(drawing: drawing, node: node, row: row).draw(in: &frame, rect)
        case .text, .raw: break
        }
    }

    // MARK: what stands beneath

    /// The problem in words, else the help where the cursor is.
    private func notes(width: Int) -> [[Span]] {
        guard let row = line.row else { return [] }
        if let problem = form.problem(with: row) {
            return DisplayText(problem).wrapped(to: max(1, width)).prefix(4).map { [Span($0, look[.bad])] }
        }
        var parts = form.advice(on: row).map { ["\(Wording.sentence($0))"] } ?? []
        if drawing.isSelected, drawing.isFocused {
            parts = FieldHelp(form: form, row: row, isEditing: drawing.isEditing).sentences + parts
        }
        let note = parts.filter { !$0.isEmpty }.joined(separator: " ")
        guard !note.isEmpty else { return [] }
        return DisplayText(note).wrapped(to: max(1, width)).prefix(4).map { [Span($0, look[.muted])] }
    }
}
