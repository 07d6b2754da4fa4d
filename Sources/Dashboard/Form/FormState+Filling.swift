import Domain

extension FormState {
    /// Where the answers of a form that is filled again come from.
    enum Filling: Hashable, Sendable {
        /// A draft that was kept.
        case draft(JSONObject)
        /// A body that would have been sent.
        case body(JSON)
    }

    /// What was answered otherwise than by default, as a draft keeps it; nil when nothing was.
    ///
    /// A text is kept as it was typed, so that half a number is not lost; an answer taken away is `null`.
    var draftToKeep: JSONObject? {
        var kept = JSONObject()
        for field in form.fields {
            let value = value(of: field)
            guard value != field.initialAnswer else { continue }
            kept[field.name] =
                switch (field.kind, value) {
                case (_, .text(let text)): .string(text)
                case (_, .unset): .null
                default: field.json(for: value)
                }
        }
        // Questions that this reading of the entry does not ask may come back with the next.
        if case .draft(let values) = filling {
            for (name, value) in values where form[name] == nil { kept[name] = value }
        }
        return kept.isEmpty ? nil : kept
    }

    /// Puts the answers of `filling` in place of what is there.
    mutating func fill(_ filling: Filling) {
        self = FormState(entry)
        self.filling = filling
        fill(form.fields)
    }

    /// Answers `fields` from what the form was filled with.
    mutating func fill(_ fields: [Field]) {
        switch filling {
        case .draft(let values):
            for field in fields {
                guard let json = values[field.name], let value = Self.answer(to: field, from: json) else { continue }
                answer(field, with: value)
            }
        case .body(let body):
            let answers = form.answers(in: body, to: entry.id.service)
            for field in fields { answer(field, with: answers[field.name] ?? .unset) }
        case nil: break
        }
    }

    private static func answer(to field: Field, from json: JSON) -> FieldValue? {
        switch (field.kind, json) {
        case (_, .null): .unset
        case (.text, .string(let text)), (.number, .string(let text)), (.raw, .string(let text)): .text(text)
        default: field.value(for: json)
        }
    }
}

extension Field {
    /// The answer before anything is typed, as a form tells it: an empty text is none.
    fileprivate var initialAnswer: FieldValue { initialValue == .text("") ? .unset : initialValue }
}
