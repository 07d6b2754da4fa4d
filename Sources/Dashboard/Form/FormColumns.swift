import Canvas
import Forms
import Domain

/// The columns of the labels and the answers of a form.
///
/// Labels have a column of their own. A longer label is above its answer, uncut; in a narrow form the labels of long
/// texts are as well, and everything below a field begins at the column of its label.
package struct FormColumns: Hashable {
    /// The columns between labels and answers.
    static let gap = 2
    /// The indentation of an answer below its label.
    static let step = 2
    /// The least width beside the labels with room for a sentence.
    private static let minRoom = 34
    /// The least width of a value beside a heading.
    private static let minBeside = 12
    /// The number of lines that are measured for the width of the labels.
    private static let measuredLines = 200

    /// The width of the form.
    package let width: Int
    /// The width of the labels.
    package let label: Int

    /// Creates the columns of `pane` for a width: the labels get what most of them need and leave enough for the
    /// answers.
    package init(_ pane: FormPane, width: Int) {
        let most = max(8, width < 60 ? width / 2 : width * 2 / 5)
        self.width = width
        label = pane.labelWidths.filter { $0 <= most }.max().map { max($0, 8) } ?? 8
    }

    /// Returns the widths of the labels that are measured.
    static func labelWidths(of pane: FormPane) -> [Int] {
        pane.lines.prefix(measuredLines).map { FieldLabel($0, pane).width }
    }

    /// True if there is room for sentences beside the labels.
    package var isRoomy: Bool { width - label - Self.gap >= Self.minRoom }

    /// Returns the column of the answer to `line`, and whether it is below its label.
    ///
    /// - `isSelected`: True if the cursor is on the line; nil as it is in `pane`.
    package func place(
        of line: FormLine, _ pane: FormPane, isSelected: Bool? = nil
    ) -> (isBeneath: Bool, x: Int) {
        let field = FieldLabel(line, pane)
        if field.isHeading {
            // The summary of its rows is beside it, if there is room for a word.
            let x = max(label, field.width) + Self.gap
            return x + Self.minBeside <= width || field.width <= label ? (false, x) : (true, beneath(line))
        }
        let isBeneath =
            field.width > label
            || !isRoomy
                && pane.needsRows(
                    line, isSelected: isSelected ?? (line.id == pane.line?.id), width: width - label - Self.gap)
        return (isBeneath, isBeneath && !isRoomy ? beneath(line) : label + Self.gap)
    }

    /// Returns the column of the help and the problems of `line`.
    func notes(of line: FormLine) -> Int { isRoomy ? label + Self.gap : beneath(line) }

    private func beneath(_ line: FormLine) -> Int { min(FieldLabel.indent(line) + Self.step, max(0, width - 1)) }
}

/// The label of an answer.
struct FieldLabel {
    let words: DisplayText
    let isRequired: Bool
    /// True for the header of a group, which has little or nothing beside it.
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

    /// Returns the indentation of `line` in columns.
    static func indent(_ line: FormLine) -> Int { min(line.level, 6) * 2 }

    /// The columns of the label with its indentation.
    var width: Int { indent + words.width + (isRequired ? 2 : 0) }
}

extension FormPane {
    /// Returns true if `row` has the mark of a required field.
    func isMarkedRequired(_ row: FormRow) -> Bool {
        guard row.isRequired, row.role == .field else { return false }
        let node = form.node(row)
        switch node.kind {
        case .constant, .group: return false
        default: return node.defaultValue == nil && !node.isReadOnly
        }
    }

    /// Returns true if the answer to `line` needs more than a row of `width` columns: it is longer, or may have several
    /// lines and has a text or the cursor.
    func needsRows(_ line: FormLine, isSelected: Bool, width: Int) -> Bool {
        guard let area = area(of: line), area.edit.isMultiline else { return false }
        if let row = line.row, !takesLineEnds(row) {
            let text = area.edit.text.isEmpty ? placeholder(of: row) : area.edit.text
            return text.utf8.count >= width && DisplayText("\(text.prefix(width + 1))").width >= width
        }
        return !area.edit.text.isEmpty || isSelected
            || line.row.flatMap { form.node($0).defaultText } != nil
    }
}

extension FormPane {
    /// Takes the size of the text under the cursor from the size of the pane with its border.
    mutating func fit(_ size: Size) {
        guard let line else { return }
        let areas = FormAreas(in: Rect(size).inset(horizontal: FormAreas.frame.width / 2, vertical: 1))
        let columns = FormColumns(self, width: areas.page.width)
        textWidth = max(1, columns.width - columns.place(of: line, self, isSelected: true).x)
        textRows = Self.textRows(in: areas.page)
    }

    /// Returns the maximum number of rows of a text, so that in a low pane other rows are in sight as well.
    static func textRows(in page: Rect) -> Int { max(1, min(maxTextRows, page.height - 2)) }
}
