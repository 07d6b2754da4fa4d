import Canvas
import Forms
import Domain

/// Where the labels and the answers of a form stand.
///
/// Labels have a column of their own. One that is too long for it stands above its answer, uncut; in a narrow form so
/// do the labels of what is written at length, and of what stands beneath a field everything begins at its label.
package struct FormColumns: Hashable {
    /// Columns between labels and answers.
    static let gap = 2
    /// What stands under its label is moved in by so many columns.
    static let step = 2
    /// Below so many columns beside the labels a sentence has no room there.
    private static let minRoom = 34
    /// What stands beside a heading has so many columns at least.
    private static let minBeside = 12
    /// How many lines have a say in how wide the labels are.
    private static let measuredLines = 200

    /// The columns of the form.
    package let width: Int
    /// The columns of the labels.
    package let label: Int

    /// The columns of `pane` when it has `width`: the labels' are wide enough for most of them, and never more than
    /// the answers need.
    package init(_ pane: FormPane, width: Int) {
        let most = max(8, width < 60 ? width / 2 : width * 2 / 5)
        self.width = width
        label = pane.labelWidths.filter { $0 <= most }.max().map { max($0, 8) } ?? 8
    }

    /// The columns of the labels that have a say in where the answers of `pane` stand.
    static func labelWidths(of pane: FormPane) -> [Int] {
        pane.lines.prefix(measuredLines).map { FieldLabel($0, pane).width }
    }

    /// Whether there is room for sentences beside the labels.
    package var isRoomy: Bool { width - label - Self.gap >= Self.minRoom }

    /// Where the answer to `line` stands.
    package func place(of line: FormLine, _ pane: FormPane) -> (isBeneath: Bool, x: Int) {
        let field = FieldLabel(line, pane)
        if field.isHeading {
            // What is said of the rows under it stands beside it, where there is room for a word.
            let x = max(label, field.width) + Self.gap
            return x + Self.minBeside <= width || field.width <= label ? (false, x) : (true, beneath(line))
        }
        let isBeneath = field.width > label || !isRoomy && pane.needsRows(line)
        return (isBeneath, isBeneath && !isRoomy ? beneath(line) : label + Self.gap)
    }

    /// Where help and problems of `line` begin.
    func notes(of line: FormLine) -> Int { isRoomy ? label + Self.gap : beneath(line) }

    private func beneath(_ line: FormLine) -> Int { min(FieldLabel.indent(line) + Self.step, max(0, width - 1)) }
}

/// What stands before an answer.
struct FieldLabel {
    let words: DisplayText
    let isRequired: Bool
    /// Whether it is above the fields that it holds together, so that little or nothing stands beside it.
    let isHeading: Bool
    private let indent: Int

    init(_ line: FormLine, _ pane: FormPane) {
        indent = Self.indent(line)
        switch line.content {
        case .advanced: (words, isRequired, isHeading) = ("advanced", false, true)
        case .more(_, let label):
            (words, isRequired, isHeading) = ("+ \(label)", false, pane.area(of: line) == nil)
        case .field(let row):
            (words, isRequired, isHeading) = ("\(row.label)", pane.isMarkedRequired(row), row.isFoldable)
        }
    }

    /// The columns that `line` is moved in by.
    static func indent(_ line: FormLine) -> Int { min(line.level, 6) * 2 }

    /// The columns it takes, those before it too.
    var width: Int { indent + words.width + (isRequired ? 2 : 0) }
}

extension FormPane {
    /// Whether `row` bears the mark of what has to be answered.
    func isMarkedRequired(_ row: FormRow) -> Bool {
        guard row.isRequired, row.role == .field else { return false }
        let node = form.node(row)
        switch node.kind {
        case .constant, .group: return false
        default: return node.defaultValue == nil && !node.isReadOnly
        }
    }

    /// Whether the answer to `line` may run over several rows, and there is one, or may be in a moment.
    func needsRows(_ line: FormLine) -> Bool {
        guard let area = area(of: line), area.edit.isMultiline else { return false }
        return !area.edit.text.isEmpty || line.id == self.line?.id
            || line.row.flatMap { form.node($0).defaultText } != nil
    }
}

extension State {
    /// The columns that the text under the form's cursor is wrapped to.
    func textWidth(of pane: FormPane) -> Int {
        guard let rect = layout.panes[.form], let line = pane.line else { return pane.textWidth }
        let columns = FormColumns(pane, width: rect.width - 4)
        return max(1, columns.width - columns.place(of: line, pane).x)
    }
}
