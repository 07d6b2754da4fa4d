import JSON
import Forms
import Domain

/// One step of what was done to a form.
struct FormChange: Hashable, Sendable {
    let before: FieldAnswer
    let after: FieldAnswer
    /// The field that was changed; nil for the whole.
    let place: FieldPlace?
    /// The run of typing it belongs to; nil for a step of its own.
    let run: Int?
}

extension AnswerEdit {
    /// What it costs to remember, in bytes.
    var weight: Int {
        switch self {
        case .text(let text): text.utf8.count + 64
        case .json(let json): json.text.utf8.count + 64
        default: 64
        }
    }
}
