import Canvas
import Domain
import Themes

/// What the drawing of a line of the form needs to know.
struct FieldDrawing {
    let form: FormState
    let line: FormLine
    let isSelected: Bool
    let isFocused: Bool
    let look: Look

    /// Whether keys are typed into it.
    var isEditing: Bool { isSelected && isFocused && form.isEditing }

    /// Puts `text` as the answer in the first row of `rect`; gives the columns used.
    @discardableResult
    func put(_ text: DisplayText, _ role: Role, in frame: inout Frame, _ rect: Rect) -> Int {
        frame.put(text, x: rect.x, y: rect.y, width: rect.width, look[role])
    }

    /// Text and its weight for an answer that is there, or for what stands in.
    func role(isSet: Bool) -> Role { isSet ? .normal : .muted }
}

extension FormState {
    /// The columns of labels in a form of `width` columns: wide enough for most, never more than a third.
    func labelWidth(in width: Int) -> Int {
        let widest = lines.prefix(Self.measuredLines).map { line in
            guard let row = line.row else {
                // A name is typed beside what takes another value.
                guard case .more(_, let label) = line.content, area(of: line) != nil else { return 0 }
                return DisplayText(label).width + 2 + FieldView.indent(line)
            }
            return DisplayText(row.label).width + (isMarkedRequired(row) ? 2 : 0) + (row.isFoldable ? 2 : 0)
                + FieldView.indent(line)
        }.max()
        return min(max(widest ?? 0, 8), max(8, width / 3))
    }

    /// How many lines have a say in how wide the labels are.
    private static let measuredLines = 200

    /// Whether `row` bears the mark of what has to be answered.
    func isMarkedRequired(_ row: FormRow) -> Bool {
        guard row.isRequired, row.role == .field else { return false }
        let node = node(row)
        switch node.kind {
        case .constant, .group: return false
        default: return node.defaultValue == nil && !node.isReadOnly
        }
    }
}

extension State {
    /// The columns that the form's texts are wrapped to.
    func formTextWidth(of form: FormState) -> Int {
        guard let rect = layout.panes[.form] else { return form.textWidth }
        return max(1, rect.width - 4 - form.labelWidth(in: rect.width - 4) - FieldView.gap)
    }
}
