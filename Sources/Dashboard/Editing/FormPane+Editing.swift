import Canvas
import JSON
import Forms
import Domain

extension FormPane {
    /// Whether what is answered at `row` is a text that can be edited elsewhere.
    func isTyped(_ row: FormRow) -> Bool { isMultiline(row) != nil }

    /// The field at `path` that takes text; nil where none does any more.
    func typedRow(at path: JSONPointer) -> FormRow? {
        form.tree.rows(for: form.answers).last { $0.path == path && isTyped($0) }
    }

    /// What the text at `row` is.
    func format(_ row: FormRow) -> EditorText.Format {
        switch form.node(row).kind {
        case .raw: .json
        case .text(let text) where text.mediaType?.hasSuffix("json") == true: .json
        case .text(let text) where text.mediaType == "text/markdown": .markdown
        default: .plain
        }
    }

    /// What the editor left for `row`, as it is answered: line ends that only the editor wanted are left out.
    func typed(_ text: String, at row: FormRow) -> String {
        var text = TextEdit(text, multiline: true).text
        guard isMultiline(row) == true else {
            while text.last == "\n" { text.removeLast() }
            return TextEdit(text).text
        }
        if text.last == "\n", form.text(row).utf8.last != UInt8(ascii: "\n") { text.removeLast() }
        return text
    }
}
