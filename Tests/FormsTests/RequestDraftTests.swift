import JSON
import Forms
import Domain
import Testing

struct RequestDraftTests {
    private static let schema: JSON = [
        "type": "object", "required": ["subject"],
        "properties": [
            "subject": ["type": "string"], "steps": ["type": "integer", "default": 28],
            "tone": ["enum": ["calm", "stern"]], "wide": ["type": "boolean"],
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

    /// Returns a draft of `entry` with answers by name, of the top level and of the variables.
    private static func draft(
        _ entry: CatalogEntry, _ answers: [String: FieldAnswer], vars: [String: FieldAnswer] = [:]
    ) -> RequestDraft {
        var whole = GroupAnswer()
        for (name, answer) in answers { whole[name] = answer }
        var inner = GroupAnswer()
        for (name, answer) in vars { inner[name] = answer }
        if !vars.isEmpty { whole["vars"] = .group(inner) }
        return RequestDraft(entry: entry, tree: .form(for: entry), answers: .group(whole))
    }

    @Test(
        arguments: [
            (draft(entry(), [:], vars: ["subject": .text("owl")]), #"{"promptId":"id-1","vars":{"subject":"owl"}}"#),
            (
                draft(
                    entry(), [:],
                    vars: [
                        "wide": .toggle(true), "tone": .choice("stern"), "steps": .text("+8"), "subject": .text("owl"),
                    ]), #"{"promptId":"id-1","vars":{"subject":"owl","steps":8,"tone":"stern","wide":true}}"#
            ),
            (draft(entry(schema: nil), [:]), #"{"promptId":"id-1","vars":{}}"#),
            (
                draft(entry(schema: 42), ["vars": .text(#"{"a":1}"#)]), #"{"promptId":"id-1","vars":{"a":1}}"#
            ),
            (
                draft(entry(provider: "fal"), ["useOwnKey": .toggle(true)], vars: ["subject": .text("o")]),
                #"{"promptId":"id-1","vars":{"subject":"o"},"useOwnKey":true}"#
            ),
            (draft(entry(.artist), ["prompt": .text("a sunset")]), #"{"artistId":"id-1","prompt":"a sunset"}"#),
            (draft(entry(.model), ["prompt": .text("a sunset")]), #"{"artistId":"artist-9","prompt":"a sunset"}"#),
        ])
    func theBodyIsExact(_ draft: RequestDraft, _ body: String) {
        #expect(draft.body.text == body)
    }

    @Test func aCheckedDraftBecomesARequest() throws {
        let now = Timestamp(milliseconds: 5)
        let request = Self.draft(Self.entry(), [:], vars: ["subject": .text("owl")])
            .uncheckedRequest(id: RequestID("r"), now: now)
        #expect(request.action == .run)
        #expect(request.cost == .quota(.image, runs: 1))
        #expect(request.createdAt == now)
        #expect(request.pendingRun.phase == .unknown)
        #expect(request.pendingRun.id == RunID("r"))
        let image = Self.draft(Self.entry(.artist), ["prompt": .text("x")]).uncheckedRequest(
            id: RequestID("r"), now: now)
        #expect(image.action == .image)
        #expect(image.cost == .credits(3))
    }

    @Test func anUncheckedDraftReportsItsProblems() throws {
        let draft = Self.draft(Self.entry(), [:], vars: ["steps": .text("x")])
        #expect(draft.report.paths == [JSONPointer(["vars", "subject"]), JSONPointer(["vars", "steps"])])
    }

    /// A body without all typed text is not complete.
    @Test(
        arguments: [
            (draft(entry(), [:], vars: ["steps": .text("x")]), false), (draft(entry(), [:]), true),
            (draft(entry(), [:], vars: ["steps": .text("4.5")]), true),
            (draft(entry(schema: 42), ["vars": .text("[1,")]), false),
        ])
    func completeDraftsCanBeSentUnchecked(_ draft: RequestDraft, _ isWhole: Bool) {
        #expect(!draft.report.isClean)
        #expect(draft.isWhole == isWhole)
    }

    @Test func aModelWithoutAnArtistCannotBeRequested() {
        let entry = CatalogEntry(id: EntryID(service: .antekirt, kind: .model, value: "m"), title: "Ink")
        let draft = Self.draft(entry, ["prompt": .text("a sunset")])
        #expect(draft.report[JSONPointer(["artistId"])] == "Antekirt names no artist for this model")
        #expect(!draft.isWhole)
    }

    @Test func theOwnKeyIsOnlyUsedWhereChosen() {
        let owned = Self.draft(Self.entry(provider: "fal"), ["useOwnKey": .toggle(true)])
        #expect(owned.cost == .ownKey(provider: "fal"))
        #expect(Self.draft(Self.entry(), ["useOwnKey": .toggle(true)]).cost == .quota(.image, runs: 1))
    }

    /// A secret is sent, and shown nowhere.
    @Test func secretsAreNotPartOfTheDetail() throws {
        let schema: JSON = [
            "properties": [
                "key": ["type": "string", "format": "password"], "subject": ["type": "string"],
                "by": [
                    "type": "object",
                    "properties": ["token": ["type": "string", "writeOnly": true, "x-cog-secret": true]],
                ],
            ]
        ]
        let entry = Self.entry(schema: schema)
        let tree = FieldTree.form(for: entry)
        let body: JSON = ["vars": ["key": "hush", "subject": "owl", "by": ["token": "hush"]]]
        let request = RequestDraft(entry: entry, tree: tree, answers: tree.answers(from: body))
            .uncheckedRequest(id: RequestID("r"), now: Timestamp(milliseconds: 0))
        #expect(request.body.text.contains("hush"))
        #expect(request.secrets.map(\.text) == ["/vars/key", "/vars/by/token"])
        #expect(!request.shownBody.text.contains("hush"))
        #expect(request.pendingRun.detail == "owl · {}")
        #expect(request.again(id: RequestID("s"), at: Timestamp(milliseconds: 1)).secrets == request.secrets)
    }
}
