import Canvas
import JSON
import Forms
import Domain

extension FormState {
    /// Whether what is answered at `row` is a text that can be edited elsewhere.
    func isTyped(_ row: FormRow) -> Bool { isMultiline(row) != nil }

    /// The field at `path` that takes text; nil where none does any more.
    func typedRow(at path: JSONPointer) -> FormRow? {
        tree.rows(for: answers).last { $0.path == path && isTyped($0) }
    }

    /// What the text at `row` is.
    func format(_ row: FormRow) -> EditorText.Format {
        switch node(row).kind {
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
        if text.last == "\n", self.text(row).utf8.last != UInt8(ascii: "\n") { text.removeLast() }
        return text
    }

    /// Puts the answers that make `body` in place of what is there, in one step. What a body has no place for stays.
    ///
    /// - Returns: What of it is not in the form: the paths of values that it sends although no field asks for them,
    ///   and of those that it does not send.
    mutating func take(_ body: JSON) -> (unknownKeys: [JSONPointer], lost: [JSONPointer]) {
        let read = tree.answers(shown: body)
        put(read.keeping(answers, unsentBy: draft.body, and: body), at: nil, weight: body.text.utf8.count + 64)
        return (read.unknownKeys, Self.missing(body, in: draft.body, at: .root))
    }

    /// The paths of `json`'s values that are not the same in `other`.
    private static func missing(_ json: JSON, in other: JSON?, at path: JSONPointer) -> [JSONPointer] {
        if json == other { return [] }
        guard let object = json.object, let others = other?.object else { return [path] }
        return object.flatMap { missing($0.value, in: others[$0.name], at: path.appending($0.name)) }
    }
}
