extension Field {
    /// The answer that sends `json`; nil when none does. The inverse of `json(for:)`.
    package func value(for json: JSON) -> FieldValue? {
        switch kind {
        case .text, .number: json.lenientString.map(FieldValue.text)
        case .choice(let choices): choices.firstIndex { $0.value == json }.map(FieldValue.choice)
        case .toggle: json.lenientBool.map(FieldValue.toggle)
        case .raw: .text(json.text)
        }
    }
}

extension Form {
    /// The answers that made `body`, by field name. The inverse of `RequestDraft.body`: a field that the body
    /// leaves out has no answer.
    package func answers(in body: JSON, to service: Service) -> [String: FieldValue] {
        let sent = service == .artinstring ? body["vars"] : body
        let whole = wholeField
        var answers: [String: FieldValue] = [:]
        for field in fields {
            let json: JSON? =
                switch field.name {
                case Self.ownKeyName: body["useOwnKey"]
                case whole?.name: sent
                default: sent?[field.name]
                }
            if let json { answers[field.name] = field.value(for: json) }
        }
        return answers
    }
}
