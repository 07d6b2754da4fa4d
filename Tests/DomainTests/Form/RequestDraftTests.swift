import Domain
import Testing

struct RequestDraftTests {
    private static let schema: JSON = [
        "type": "object", "required": ["subject"],
        "properties": [
            "subject": ["type": "string"], "steps": ["type": "integer"], "tone": ["enum": ["calm", "stern"]],
            "wide": ["type": "boolean"],
        ],
    ]

    private static func entry(
        _ kind: CatalogEntry.Kind = .prompt, provider: String? = "replicate", schema: JSON? = schema
    ) -> CatalogEntry {
        let service: Service = kind == .prompt ? .artinstring : .antekirt
        return CatalogEntry(
            id: EntryID(service: service, kind: kind, value: "id-1"), title: "Owl", provider: provider,
            artist: kind == .model ? CatalogEntry.Artist(id: "artist-9", name: "Mira") : nil, schema: schema)
    }

    private static func draft(_ entry: CatalogEntry, _ values: [String: FieldValue]) -> RequestDraft {
        RequestDraft(entry: entry, form: .form(for: entry), values: values)
    }

    @Test(
        arguments: [
            (entry(), ["subject": .text("owl")], #"{"promptId":"id-1","vars":{"subject":"owl"}}"#),
            (
                entry(), ["wide": .toggle(true), "tone": .choice(1), "steps": .text("+8"), "subject": .text("owl")],
                #"{"promptId":"id-1","vars":{"subject":"owl","steps":8,"tone":"stern","wide":true}}"#
            ),
            (entry(schema: nil), [:], #"{"promptId":"id-1","vars":{}}"#),
            (entry(schema: 42), ["vars": .text(#"{"a":1}"#)], #"{"promptId":"id-1","vars":{"a":1}}"#),
            (
                entry(provider: "fal", schema: 42), ["vars": .text(#"{"a":1}"#), Form.ownKeyName: .toggle(true)],
                #"{"promptId":"id-1","vars":{"a":1},"useOwnKey":true}"#
            ),
            (
                entry(provider: "fal"), ["subject": .text("o"), Form.ownKeyName: .toggle(true)],
                #"{"promptId":"id-1","vars":{"subject":"o"},"useOwnKey":true}"#
            ),
            (
                entry(provider: "fal"), ["subject": .text("o"), Form.ownKeyName: .toggle(false)],
                #"{"promptId":"id-1","vars":{"subject":"o"}}"#
            ),
            (entry(.artist), ["prompt": .text("a sunset")], #"{"artistId":"id-1","prompt":"a sunset"}"#),
            (entry(.model), ["prompt": .text("a sunset")], #"{"artistId":"artist-9","prompt":"a sunset"}"#),
        ] as [(CatalogEntry, [String: FieldValue], String)])
    func theBodyIsExact(_ entry: CatalogEntry, _ values: [String: FieldValue], _ body: String) {
        #expect(Self.draft(entry, values).body.text == body)
    }

    @Test func aCheckedDraftBecomesARequest() throws {
        let now = Timestamp(milliseconds: 5)
        let request = try Self.draft(Self.entry(), ["subject": .text("owl")]).request(id: RequestID("r"), now: now)
            .get()
        #expect(request.action == .run)
        #expect(request.cost == .quota(.image, runs: 1))
        #expect(request.createdAt == now)
        #expect(request.pendingRun.phase == .unknown)
        #expect(request.pendingRun.id == RunID("r"))
        let image = try Self.draft(Self.entry(.artist), ["prompt": .text("x")]).request(id: RequestID("r"), now: now)
            .get()
        #expect(image.action == .image)
        #expect(image.cost == .credits(3))
    }

    @Test func anUncheckedDraftTellsItsProblems() {
        let result = Self.draft(Self.entry(), ["steps": .text("x")]).request(
            id: RequestID("r"), now: .init(milliseconds: 0))
        #expect(throws: FormProblems.self) { try result.get() }
        guard case .failure(let problems) = result else { return }
        #expect(problems.byField == ["subject": "needed", "steps": "not a number"])
    }

    @Test func theOwnKeyIsOnlyAskedForWhereItIsTaken() {
        #expect(Form.form(for: Self.entry(provider: "fal"))[Form.ownKeyName] != nil)
        #expect(Form.form(for: Self.entry())[Form.ownKeyName] == nil)
        #expect(Form.form(for: Self.entry(.artist, provider: nil)).fields.map(\.name) == ["prompt"])
        let owned = Self.draft(Self.entry(provider: "fal"), [Form.ownKeyName: .toggle(true)])
        #expect(owned.cost == .ownKey(provider: "fal"))
    }
}
