import Canvas
import Domain
import Themes

/// One field of the form: label, answer, and beneath it a problem or, where the cursor is, its help.
struct FieldView {
    let form: FormState
    let field: Field
    let isSelected: Bool
    let isFocused: Bool
    let look: Look

    /// The most rows that a text takes; more of it scrolls.
    private static let mostTextRows = 6

    private var isEditing: Bool { isSelected && isFocused && form.isEditing }
    private var ground: Style { look[isFocused ? .cursorRow : .cursorRowUnfocused] }

    /// The rows it takes in `width` columns, `label` of them for labels.
    func height(width: Int, label: Int) -> Int {
        valueHeight(width: width - label - 2) + notes(width: width - label - 2).count
    }

    func draw(in frame: inout Frame, _ rect: Rect, label: Int) {
        let value = Rect(x: rect.x + label + 2, y: rect.y, width: rect.width - label - 2, height: rect.height)
        let rows = valueHeight(width: value.width)
        var name = [Span("\(field.label)", look[isSelected ? .strong : .muted])]
        if field.isRequired, field.defaultValue == nil { name.append(Span(" " + look.glyphs.required, look[.accent])) }
        frame.put(name, x: rect.x, y: rect.y, width: label)
        drawValue(in: &frame, Rect(x: value.x, y: value.y, width: value.width, height: rows))
        if isSelected {
            for row in 0..<rows {
                let line = Rect(x: rect.x - 1, y: rect.y + row, width: rect.width + 2, height: 1)
                frame.restyle(line) { $0.on(ground.background).with(ground.attributes) }
            }
            frame.cell(
                look.glyphs.cursorBar, x: rect.x - 1, y: rect.y,
                look[isFocused ? .cursorMark : .faint].on(ground.background))
        }
        for (index, note) in notes(width: value.width).enumerated() {
            frame.put(note, x: value.x, y: value.y + rows + index, width: value.width)
        }
    }

    // MARK: the answer

    private func valueHeight(width: Int) -> Int {
        guard let edit = form.edit(of: field), edit.isMultiline else { return 1 }
        let rows = edit.layout(width: max(1, width)).rows.count
        return min(Self.mostTextRows, max(rows, isEditing ? 2 : 1))
    }

    private func drawValue(in frame: inout Frame, _ rect: Rect) {
        switch field.kind {
        case .text, .raw: drawText(in: &frame, rect)
        case .number(let rule): drawNumber(rule, in: &frame, rect)
        case .choice(let choices): drawChoice(choices, in: &frame, rect)
        case .toggle:
            let isOn = form.value(of: field) == .toggle(true)
            let mark = isOn ? look.glyphs.checkOn : look.glyphs.checkOff
            let used = frame.put(mark, x: rect.x, y: rect.y, look[isOn ? .accent : .muted])
            frame.put(isOn ? "yes" : "no", x: rect.x + used + 1, y: rect.y, look[isOn ? .normal : .muted])
        }
    }

    private func drawText(in frame: inout Frame, _ rect: Rect) {
        guard let edit = form.edit(of: field) else { return }
        let layout = edit.layout(width: max(1, rect.width))
        let offset = max(0, min(layout.cursor.y - rect.height + 1, layout.rows.count - rect.height))
        for (line, row) in layout.rows.dropFirst(offset).prefix(rect.height).enumerated() {
            frame.put(row, x: rect.x, y: rect.y + line, width: rect.width, look[.normal])
        }
        // Left alone, a text shows its beginning.
        if !isEditing, !edit.isMultiline {
            frame.fill(rect, look[.normal])
            frame.put("\(edit.text)", x: rect.x, y: rect.y, width: rect.width, look[.normal])
        }
        if edit.text.isEmpty, !isEditing || !field.placeholder.isEmpty {
            let hint: DisplayText = field.placeholder.isEmpty ? look.glyphs.dash : "\(field.placeholder)"
            frame.put(hint, x: rect.x, y: rect.y, width: rect.width, look[.muted])
        }
        if isEditing {
            frame.cursor = Point(x: min(rect.maxX - 1, rect.x + layout.cursor.x), y: rect.y + layout.cursor.y - offset)
        }
    }

    private func drawNumber(_ rule: NumberRule, in frame: inout Frame, _ rect: Rect) {
        guard let edit = form.edit(of: field) else { return }
        var x = rect.x
        if rule.sliderRange != nil, rect.width >= 26 {
            let width = min(24, rect.width - 14)
            if let fraction = rule.fraction(of: edit.text) {
                frame.slider(
                    x: x, y: rect.y, width: width, fraction: fraction, filled: look[.accent], track: look[.track],
                    knob: look[.strong], glyphs: look.glyphs)
            } else {
                frame.bar(
                    x: x, y: rect.y, width: width, fraction: nil, filled: look[.accent], track: look[.track],
                    glyphs: look.glyphs)
            }
            x += width + 1
        }
        let isUnset = edit.text.isEmpty
        let shown: DisplayText = isUnset ? (isEditing ? "" : unsetWord) : "\(edit.text)"
        let room = max(0, rect.maxX - x)
        let used = frame.put(shown, x: x, y: rect.y, width: room, look[isUnset ? .muted : .strong])
        if isEditing { frame.cursor = Point(x: x + DisplayText(edit.text).width, y: rect.y) }
        if let bounds = bounds(rule), used + 4 + bounds.width <= room {
            frame.put(bounds, x: x + max(used, 2) + 2, y: rect.y, look[.muted])
        }
    }

    private var unsetWord: DisplayText { field.name.lowercased().contains("seed") ? "random" : look.glyphs.dash }

    private func bounds(_ rule: NumberRule) -> DisplayText? {
        // Bounds of a seed or a 64-bit integer tell a person nothing.
        if let most = rule.maximum, most > 1_000_000 { return nil }
        func shown(_ value: Double) -> String { JSONNumber(value)?.lexeme ?? "" }
        return switch (rule.minimum, rule.maximum) {
        case (let low?, let high?): "\(shown(low))\(look.isASCII ? "-" : "–")\(shown(high))"
        case (let low?, nil): "from \(shown(low))"
        case (nil, let high?): "up to \(shown(high))"
        case (nil, nil): nil
        }
    }

    private func drawChoice(_ choices: [Choice], in frame: inout Frame, _ rect: Rect) {
        let label: DisplayText =
            if case .choice(let index) = form.value(of: field), choices.indices.contains(index) {
                "\(choices[index].label)"
            } else {
                look.glyphs.dash
            }
        let isSet = form.value(of: field) != .unset
        let arrows = look[isSelected && isFocused ? .accent : .muted]
        frame.put(
            [
                Span(look.glyphs.choiceLeft + " ", arrows), Span(label, look[isSet ? .normal : .muted]),
                Span(" " + look.glyphs.choiceRight, arrows),
            ], x: rect.x, y: rect.y, width: rect.width)
    }

    // MARK: what stands beneath

    /// The problem in words, else the help where the cursor is.
    private func notes(width: Int) -> [[Span]] {
        if let problem = form.problem(with: field) {
            return DisplayText(problem).wrapped(to: max(1, width)).prefix(4).map { [Span($0, look[.bad])] }
        }
        guard isSelected, isFocused else { return [] }
        // What follows the help must not read as its end.
        let isSentence = field.help.last.map { ".!?".contains($0) } ?? true
        var parts = [isSentence ? field.help : field.help + "."]
        if isEditing, case .choice(let choices) = field.kind, choices.count > 1 {
            parts.append("\(choices.count) choices, enter lists them.")
        }
        if isEditing, case .text(let rule) = field.kind, let most = rule.maxLength, let edit = form.edit(of: field) {
            parts.append("\(Wording.count(edit.text.utf16.count)) of \(Wording.count(most)).")
        }
        let note = parts.filter { !$0.isEmpty }.joined(separator: " ")
        guard !note.isEmpty else { return [] }
        return DisplayText(note).wrapped(to: max(1, width)).prefix(4).map { [Span($0, look[.muted])] }
    }
}
