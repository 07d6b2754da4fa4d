import JSON
import Forms
import Domain

extension FormState {
    /// What goes out although no field asks for it.
    var unknownKeys: [String] { entry.isSchemaKnown ? answers.unknownKeys.map(tree.name(of:)) : [] }

    /// Whether fields may have several values: a generation has one place for each conversion.
    var takesSweeps: Bool { Request.Action(asking: entry.id).conversion == nil }

    /// `answers` with texts written so that they are sent as they are, and without the user's own key where this entry
    /// has no use for it.
    func literal(_ answers: FieldAnswer) -> FieldAnswer {
        var answers = answers
        if case .group(var members) = answers {
            members.extras["useOwnKey"] = nil
            answers = .group(members)
        }
        for row in takesSweeps ? tree.rows(for: answers) : [] {
            guard case .text(let field) = node(row).kind, !field.isSecret, case .text(let text) = row.answer else {
                continue
            }
            let literal = SweepText.escaping(text)
            if literal != text { answers = tree.editing(answers, at: row.place, .text(literal)) }
        }
        return answers
    }
}
