/// A form with its answers, about to become a request.
package struct RequestDraft: Hashable, Sendable {
    package let entry: CatalogEntry
    package let form: Form
    /// The answers by field name; a field without one is left out.
    package var values: [String: FieldValue]

    package init(entry: CatalogEntry, form: Form, values: [String: FieldValue]) {
        self.entry = entry
        self.form = form
        self.values = values
    }

    /// Whether the run goes on the user's own key at a provider.
    package var usesOwnKey: Bool { values[Form.ownKeyName] == .toggle(true) }

    /// What the request would cost, by the services' documents.
    package var cost: Cost { Cost.estimate(for: entry, useOwnKey: usesOwnKey) }

    /// The exact body that goes out: unset fields are left out, names and order are the schema's.
    package var body: JSON {
        switch entry.id.service {
        case .artinstring:
            var body = JSONObject([("promptId", .string(entry.id.value)), ("vars", variables)])
            // artinstring, POST /api/v1/runs: an optional field, so it is left out unless wanted.
            if usesOwnKey { body["useOwnKey"] = true }
            return .object(body)
        case .antekirt:
            var body = JSONObject([("artistId", .string(entry.artist?.id ?? entry.id.value))])
            if let object = variables.object { for (name, value) in object { body[name] = value } }
            return .object(body)
        }
    }

    /// The request, when nothing is wrong with the answers; else what is, by field name.
    package func request(id: RequestID, now: Timestamp) -> Result<Request, FormProblems> {
        var problems = form.problems(in: values)
        // Antekirt, "Generate Image": the body names an artist; a model that does not tell its own cannot be asked.
        if entry.id.kind == .model, entry.artist == nil {
            problems["prompt"] = "Antekirt does not say whose style this model is"
        }
        guard problems.isEmpty else { return .failure(FormProblems(byField: problems)) }
        return .success(
            Request(
                id: id, action: entry.id.service == .artinstring ? .run : .image, entry: entry.id,
                title: entry.title, modality: entry.modality, body: body, cost: cost, createdAt: now))
    }

    private var variables: JSON {
        if let whole = form.wholeField { return whole.json(for: values[whole.name] ?? .unset) ?? .object(JSONObject()) }
        var variables = JSONObject()
        for field in form.fields where field.name != Form.ownKeyName {
            if let value = field.json(for: values[field.name] ?? .unset) { variables[field.name] = value }
        }
        return .object(variables)
    }
}

/// What is wrong with a form's answers.
package struct FormProblems: Error, Hashable, Sendable {
    /// A few words for each field that cannot be sent, by its name.
    package let byField: [String: String]
}
