import Canvas
import Forms
import JSON
import Session
import Themes

/// The words at the right end of a field's row: `1 of 6  default`, `1–50`, `R new seed`, `× 3` in a sweep.
struct FieldRemark {
    /// The words, the most useful first; a row shows those that it has room for.
    let parts: [(text: DisplayText, role: Role)]

    private static let gap = 2

    /// Creates the remark on the field of `row`.
    init(_ row: FormRow, _ drawing: FieldDrawing) {
        let node = drawing.pane.form.node(row)
        if node.isReadOnly {
            parts = [("read-only", .muted)]
            return
        }
        var parts: [(text: DisplayText, role: Role)] = []
        if let count = Self.sweepCount(of: row, drawing.pane.form) {
            parts.append(("\(drawing.look.isASCII ? "x" : "×") \(Wording.count(count))", .accent))
        }
        parts += Self.words(node, row, drawing).map { ("\($0)", .muted) }
        if row.answer == .unset, node.showsDefault { parts.append(("default", .muted)) }
        self.parts = parts
    }

    /// Draws as many words as `row` has room for behind `used` columns.
    func draw(in frame: inout Frame, _ row: Rect, after used: Int, _ look: RenderContext) {
        for count in stride(from: parts.count, to: 0, by: -1) {
            let shown = parts.prefix(count)
            let width = shown.reduce(-Self.gap) { $0 + $1.text.width + Self.gap }
            guard used + Self.gap + width <= row.width else { continue }
            var x = row.maxX - width
            for part in shown { x += frame.put(part.text, x: x, y: row.y, look[part.role]) + Self.gap }
            return
        }
    }

    /// Returns the number of values that the field has in a sweep; nil for one.
    private static func sweepCount(of row: FormRow, _ form: Form) -> Int? {
        guard let axes = form.sweep?.runs.axes, !axes.isEmpty else { return nil }
        let path = row.path.text
        return axes.first { $0.path == path }.map(\.alternatives.count).flatMap { $0 > 1 ? $0 : nil }
    }

    private static func words(_ node: FieldNode, _ row: FormRow, _ drawing: FieldDrawing) -> [String] {
        switch node.kind {
        case .constant: return ["fixed"]
        case .choice(let choice):
            let count = choice.options.count
            if case .choices = row.answer { return [] }
            guard let index = choice.index(shownFor: row.answer, node) else {
                return row.answer == .unset && count > 1 ? ["\(Wording.count(count)) choices"] : []
            }
            return ["\(Wording.count(index + 1)) of \(Wording.count(count))"]
        case .union(let union):
            if case .branch(let index, _) = row.answer { return ["\(index + 1) of \(union.branches.count)"] }
            return []
        case .multiSelect(let several):
            if case .choices(let values) = row.answer {
                return ["\(values.count) of \(several.options.count) selected"]
            }
            return row.answer == .unset ? ["\(Wording.count(several.options.count)) choices"] : []
        case .number(let number): return [range(number, drawing.look)].compactMap(\.self)
        // A letter works while the field is edited; elsewhere it is another key.
        case .seed: return drawing.isEditing ? ["R new seed"] : []
        default: return []
        }
    }

    /// Returns the bounds of a number; nil without bounds, and for bounds too far away to help.
    private static func range(_ number: NumberField, _ look: RenderContext) -> String? {
        if let most = number.maximum?.double, most > 1_000_000 { return nil }
        if number.excludesMinimum || number.excludesMaximum { return FieldWording.range(number) }
        return switch (number.minimum?.lexeme, number.maximum?.lexeme) {
        case (let low?, let high?): "\(low)\(look.isASCII ? "-" : "–")\(high)"
        case (let low?, nil): "from \(low)"
        case (nil, let high?): "up to \(high)"
        case (nil, nil): nil
        }
    }
}

extension FieldNode {
    /// True if a default is shown in place of an answer.
    fileprivate var showsDefault: Bool {
        guard let defaultValue, defaultText != nil else { return false }
        return defaultValue.array?.isEmpty != true && defaultValue.object?.isEmpty != true
    }
}

extension ChoiceField {
    /// Returns the index of the option shown for `answer`: the chosen one, else the default; nil without one.
    func index(shownFor answer: FieldAnswer, _ node: FieldNode) -> Int? {
        switch answer {
        case .choice(let value): index(of: value)
        case .unset: node.defaultValue.flatMap(index(of:))
        default: nil
        }
    }
}
