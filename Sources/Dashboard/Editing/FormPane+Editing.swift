import Canvas
import JSON
import Forms
import Domain

extension FormPane {
    /// Returns true if the answer at `row` is a text that the editor can open.
    func isTyped(_ row: FormRow) -> Bool { wraps(row) != nil }

    /// Returns the text field at `path`; nil if there is none now.
    func typedRow(at path: JSONPointer) -> FormRow? {
        form.tree.rows(for: form.answers).last { $0.path == path && isTyped($0) }
    }

    /// Returns the format of the text at `row`.
    func format(_ row: FormRow) -> EditorText.Format {
        switch form.node(row).kind {
        case .raw: .json
        case .text(let text) where text.mediaType?.hasSuffix("json") == true: .json
        case .text(let text) where text.mediaType == "text/markdown": .markdown
        default: .plain
        }
    }

    /// Returns the text that the editor left for `row` as an answer, without the line ends that the editor added.
    func typed(_ text: String, at row: FormRow) -> String {
        var text = TextEdit(text, multiline: true).text
        guard takesLineEnds(row) else {
            while text.last == "\n" { text.removeLast() }
            return TextEdit(text).text
        }
        if text.last == "\n", form.text(row).utf8.last != UInt8(ascii: "\n") { text.removeLast() }
        return text
    }
}
