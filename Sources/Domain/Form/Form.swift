/// What a schema becomes: the questions, in the order they are asked.
package struct Form: Hashable, Sendable {
    package var fields: [Field]

    package init(fields: [Field] = []) { self.fields = fields }

    /// The field called `name`.
    package subscript(name: String) -> Field? { fields.first { $0.name == name } }
}

extension Form {
    /// The name of the field that bills a run to the user's own key
    /// (artinstring, `POST /api/v1/runs`, `useOwnKey`). No variable can have it
    /// by accident: it is not a name a schema would use.
    package static let ownKeyName = "$useOwnKey"

    /// The one field that is answered by all variables at once: that of a schema that could not be read.
    var wholeField: Field? {
        let asked = fields.filter { $0.name != Self.ownKeyName }
        guard asked.count == 1, let field = asked.first, field.name == "vars", field.kind == .raw else { return nil }
        return field
    }

    /// The form for `entry`: its schema's at artinstring, the documented body's at Antekirt.
    package static func form(for entry: CatalogEntry) -> Form {
        switch entry.id.service {
        case .artinstring:
            var form = SchemaReader.form(from: entry.schema)
            if entry.acceptsOwnKey {
                form.fields.append(
                    Field(
                        name: ownKeyName, label: "your own key",
                        help: "Bill your key at \(entry.provider ?? "the provider") instead of your quota.",
                        defaultValue: false, kind: .toggle))
            }
            return form
        case .antekirt:
            // Antekirt, "Generate Image": prompt, 1-2000 characters, required.
            return Form(fields: [
                Field(
                    name: "prompt", help: "What to draw, in this style.", isRequired: true,
                    placeholder: "a sunset over mountains with dramatic clouds",
                    kind: .text(TextRule(minLength: 1, maxLength: 2000, isMultiline: true)))
            ])
        }
    }
}
