import JSON

/// One step of changes to a form, as undo takes it.
package struct FormChange: Hashable, Sendable {
    package let before: FieldAnswer
    package let after: FieldAnswer
    /// The field that was changed; nil for the whole.
    package let place: FieldPlace?
    /// The run of typing it belongs to; nil for a step of its own.
    package let run: Int?
}

extension AnswerEdit {
    /// The cost of remembering it, in bytes.
    package var weight: Int {
        switch self {
        case .text(let text): text.utf8.count + 64
        case .json(let json): json.text.utf8.count + 64
        default: 64
        }
    }
}
