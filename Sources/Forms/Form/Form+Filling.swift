import Domain
package import JSON
import Undo

extension Form {
    /// The source of the answers of a form that is filled again.
    package enum Filling: Hashable, Sendable {
        /// A draft that was autosaved, or a preset.
        case draft(JSONObject)
        /// The body of a request.
        case body(JSON)

        var isDraft: Bool { if case .draft = self { true } else { false } }
    }

    /// Puts the answers of `filling` in place of those that are there; undo brings them back.
    package mutating func fill(_ filling: Filling) {
        // What an earlier session left is not undone to nothing.
        let isFresh = answers.isBlank && !history.canUndo && !history.canRedo
        let fitting = fitting(filling)
        put(fitting.answers, at: nil, weight: 64)
        if isFresh { history = UndoStack() }
        self.filling = filling
        notice = FormNotice(fitting, isKept: filling.isDraft, sent: unknownKeys).text
    }

    /// Puts the answers of `preset` in place of those that are there, and leaves the others; undo brings them back.
    package mutating func add(_ preset: JSONObject) {
        let fitting = fitting(.draft(preset))
        put(answers.overlaid(by: fitting.answers), at: nil, weight: 64)
        notice = FormNotice(fitting, isKept: false, sent: unknownKeys).text
    }

    /// Puts the answers that make `body` in place of those that are there, as one step to undo. What a body has no
    /// place for stays: what is no number yet, several values of a field, questions that are not asked now.
    ///
    /// - Returns: The paths of values that `body` sends although no field asks for them, and of those that the form
    ///   has no way to send.
    package mutating func take(_ body: JSON) -> (unknownKeys: [JSONPointer], lost: [JSONPointer]) {
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

    func fitting(_ filling: Filling) -> MigrationResult {
        let answers =
            switch filling {
            case .draft(let draft): tree.answers(fromDraft: draft, for: entry.id.service)
            case .body(let body): literal(tree.answers(shown: body))
            }
        // As long as the schema has not been read nobody can tell what fits.
        return entry.isSchemaKnown ? tree.adopt(answers) : MigrationResult(unchanged: answers)
    }

    /// The names of values that are sent although no field asks for them.
    var unknownKeys: [String] { entry.isSchemaKnown ? answers.unknownKeys.map(tree.name(of:)) : [] }

    /// `answers` with texts written so that they are sent as they are, and without the user's own key where this entry
    /// has no use for it.
    private func literal(_ answers: FieldAnswer) -> FieldAnswer {
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
