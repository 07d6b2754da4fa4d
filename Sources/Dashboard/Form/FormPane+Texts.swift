import JSON
package import Canvas
import Forms
import Domain

extension FormPane {
    /// Returns the text area of `line`; nil if nothing is typed there.
    package func area(of line: FormLine) -> TextArea? {
        guard let wraps = wraps(line) else { return nil }
        if let area = areas[line.id] { return area }
        return TextArea(
            TextEdit(line.row.map(form.text) ?? "", multiline: wraps),
            size: Size(width: textWidth, height: wraps ? textRows : 1))
    }

    /// The maximum height of a text area; longer texts scroll.
    static let maxTextRows = 5
    /// The maximum height of a placeholder.
    static let maxPlaceholderRows = 3

    /// The length up to which a text without line ends stays in one row.
    private static let longestInOneRow = 60

    /// Returns true if the text of `line` is wrapped to several rows; nil if nothing is typed there.
    private func wraps(_ line: FormLine) -> Bool? {
        switch line.content {
        case .advanced: return nil
        case .more(let place, _):
            switch form.tree[place.field].kind {
            case .map, .group: return false
            default: return nil
            }
        case .field(let row): return wraps(row)
        }
    }

    /// Returns true if line ends can be typed into the text at `row`; otherwise enter leaves it.
    func takesLineEnds(_ row: FormRow) -> Bool {
        switch form.node(row).kind {
        case .text(let text): text.isMultiline && !text.isSecret
        case .raw: true
        default: false
        }
    }

    /// Returns true if the text at `row` is wrapped to several rows; nil if nothing is typed there.
    func wraps(_ row: FormRow) -> Bool? {
        let node = form.node(row)
        guard !node.isReadOnly else { return nil }
        return switch node.kind {
        case .text(let text):
            !text.isSecret
                && (text.isMultiline
                    || text.format == .plain && !text.isFile && (text.maxLength ?? .max) > Self.longestInOneRow)
        case .number, .seed: false
        case .raw: true
        default: nil
        }
    }

    /// Edits the text under the cursor. Returns false if there is none, or if `change` does.
    mutating func edit(_ change: (inout TextArea) -> Bool) -> Bool {
        guard let line, var area = area(of: line) else { return false }
        area.resize(to: Size(width: textWidth, height: area.edit.isMultiline ? textRows : 1))
        let revision = area.edit.revision
        guard change(&area) else { return false }
        areas[line.id] = area
        if area.edit.revision != revision, let row = line.row {
            answer(row.place, .text(area.edit.text), run: epoch + area.edit.stepsBegun)
        }
        return true
    }

    /// Accepts the default shown in an empty text as its text. Returns false if there is a text, or no default.
    mutating func takeDefault() -> Bool {
        guard let line, let row = line.row, area(of: line)?.edit.text.isEmpty == true, row.answer == .unset,
            let shown = form.node(row).defaultText
        else { return false }
        answer(row.place, .text(shown))
        return true
    }
}
