package import Domain
package import JSON

extension Form {
    /// The text that was typed at `row`; empty where none was.
    package func text(_ row: FormRow) -> String {
        switch row.answer {
        case .text(let text): text
        case .verbatim(let json): json.lenientString ?? json.text
        default: ""
        }
    }

    /// True for a row whose text must not be shown or stored.
    package func isSecret(_ row: FormRow) -> Bool { node(row).isSecret }

    /// Suggestions for `row`: earlier answers of `history`, then the schema's examples. A secret has examples alone.
    package func suggestions(at row: FormRow, _ history: AnswerHistory) -> [JSON] {
        let node = node(row)
        guard !node.isReadOnly else { return [] }
        return (isSecret(row) ? AnswerHistory() : history)
            .suggestions(at: row.path.text, examples: node.examples, limit: 30)
    }

    /// The answers to suggest another time, by path: no secrets, nothing that is only chosen.
    package var answersToNote: JSONObject {
        var noted = JSONObject()
        let body = draft.body
        for row in tree.rows(for: answers) where !row.answer.isBlank && !isSecret(row) {
            switch node(row).kind {
            case .text, .number, .seed, .raw: noted[row.path.text] = body[row.path]
            default: break
            }
        }
        return noted
    }

    /// Notices about the form as a whole, a few words each.
    package var notices: [String] {
        (unread == nil ? [] : ["the form is still loading"])
            + [notice, entry.sendingNote].compactMap(\.self) + tree.notices
            + report.advice.filter { $0.path == .root }.map(\.reason)
    }
}

extension FieldNode {
    /// The default as it would be typed; nil where the service has none that is known, or an empty one.
    package var defaultText: String? {
        guard let defaultValue, !defaultValue.isNull else { return nil }
        let text =
            if case .raw = kind { defaultValue.prettyText } else { defaultValue.lenientString ?? defaultValue.text }
        return text.isEmpty ? nil : text
    }
}
