import Domain
import Forms
import JSON

extension CatalogEntry {
    /// A prompt whose schema has these properties.
    static func asking(
        _ properties: JSON, required: [JSON] = [], tier: Tier? = nil, provider: String? = "replicate"
    ) -> CatalogEntry {
        CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p-1"), title: "Owl", modality: .image,
            tier: tier, provider: provider,
            schema: ["type": "object", "properties": properties, "required": .array(required)])
    }

    /// A model of Antekirt's, which may not name its artist.
    static func model(of artist: CatalogEntry.Artist?) -> CatalogEntry {
        CatalogEntry(
            id: EntryID(service: .antekirt, kind: .model, value: "m-1"), title: "Ink", modality: .image,
            artist: artist)
    }
}

extension Form {
    /// The field called `name`; the first of that name.
    func row(named name: String) -> FormRow? {
        tree.rows(for: answers).first { $0.path.tokens.last == name }
    }

    /// Changes the answer to the field called `name`, as keys of one run of typing where there is one.
    mutating func answer(_ name: String, _ edit: AnswerEdit, run: Int? = nil) {
        guard let row = row(named: name) else { return }
        answer(row.place, edit, run: run)
    }

    /// The variables of the body that would be sent.
    var vars: JSON? { draft.body["vars"] }
}
