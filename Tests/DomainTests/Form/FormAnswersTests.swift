import Domain
import Testing

struct FormAnswersTests {
    private static let schema: JSON = [
        "type": "object",
        "properties": [
            "subject": ["type": "string"], "mood": ["enum": ["calm", "stern", 7]], "steps": ["type": "integer"],
            "upscale": ["type": "boolean"], "palette": ["type": "array", "items": ["type": "string"]],
        ],
    ]

    private static func entry(_ schema: JSON?) -> CatalogEntry {
        CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p"), title: "Owl", provider: "fal",
            schema: schema)
    }

    @Test(
        arguments: [
            [:], ["subject": .text("stoic")], ["mood": .choice(2)], ["steps": .text("28"), "upscale": .toggle(false)],
            ["palette": .text(#"["red"]"#), Form.ownKeyName: .toggle(true)],
        ] as [[String: FieldValue]])
    func theBodyTellsTheAnswers(_ values: [String: FieldValue]) {
        let entry = Self.entry(Self.schema)
        let form = Form.form(for: entry)
        let body = RequestDraft(entry: entry, form: form, values: values).body
        #expect(form.answers(in: body, to: .artinstring) == values)
    }

    @Test func aSchemaThatCannotBeReadIsAnsweredAsAWhole() throws {
        let entry = Self.entry(42)
        let form = Form.form(for: entry)
        let whole = try #require(form.fields.first)
        #expect(whole.kind == .raw)
        let body = RequestDraft(entry: entry, form: form, values: [whole.name: .text(#"{"a":[1]}"#)]).body
        #expect(form.answers(in: body, to: .artinstring) == [whole.name: .text(#"{"a":[1]}"#)])
    }

    @Test func antekirtsBodyIsFlat() {
        let entry = CatalogEntry(
            id: EntryID(service: .antekirt, kind: .artist, value: "a"), title: "Mira",
            artist: CatalogEntry.Artist(id: "a", name: "Mira"))
        let form = Form.form(for: entry)
        let values: [String: FieldValue] = ["prompt": .text("two\nlines")]
        let body = RequestDraft(entry: entry, form: form, values: values).body
        #expect(form.answers(in: body, to: .antekirt) == values)
    }

    @Test(arguments: [.null, [:], ["vars": "text"], ["vars": ["mood": "none", "upscale": 3]], [1]] as [JSON])
    func aForeignBodyTellsNothing(_ body: JSON) {
        #expect(Form.form(for: Self.entry(Self.schema)).answers(in: body, to: .artinstring) == [:])
    }
}
