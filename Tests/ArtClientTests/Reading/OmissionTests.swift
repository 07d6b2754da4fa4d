import ArtClient
import JSON
import Domain
import Testing

/// A row that is too deep, too large or not JSON is one broken row in every list, with the reason.
struct OmissionTests {
    private static func deep(_ levels: Int) -> String {
        String(repeating: #"{"type":"object","properties":{"a":"#, count: levels) + #"{"type":"string"}"#
            + String(repeating: "}}", count: levels)
    }

    private func artinstring(_ json: String) throws -> ArtinstringClient {
        ArtinstringClient(
            token: try #require(Secret("arti_hush")), transport: ScriptedTransport(.json(200, json)),
            clock: InstantClock())
    }

    private func antekirt(_ json: String) throws -> AntekirtClient {
        AntekirtClient(
            key: try #require(Secret("ak_hush")), transport: ScriptedTransport(.json(200, json)),
            clock: InstantClock())
    }

    /// The fault of the second row, and its message.
    private static let faults: [(row: String, reason: String)] = [
        (
            #"{"id":"b","title":"Deep Owl","variableSchema":\#(deep(32))}"#,
            "its variableSchema is nested deeper than 64"
        ),
        (
            #"{"id":"b","title":"Deep Owl","variableSchema":\#(deep(5000))}"#,
            "its variableSchema is nested deeper than 64"
        ),
        (
            #"{"id":"b","title":"Deep Owl","x":"\#(String(repeating: "x", count: 9 << 20))"}"#,
            "larger than 8388608 bytes"
        ),
        (
            #"{"id":"b","title":"Deep Owl","x":[\#(String(repeating: "0,", count: 600_000))0]}"#,
            "more than 500000 values"
        ),
        (#"{"id":"b","title":"Deep Owl","x":NaN}"#, "not JSON, not a JSON value"),
        ("{\"id\":\"b\",\"title\":\"Deep Owl\",\"x\":\"a\nb\"}", "not JSON, unescaped control character in a string"),
    ]

    @Test(arguments: faults)
    func keepsOtherPrompts(_ fault: (row: String, reason: String)) async throws {
        let client = try artinstring(
            #"{"prompts":[{"id":"a","title":"A"},\#(fault.row),{"id":"c","title":"C"}],"total":3}"#)
        let page = try await client.prompts()
        #expect(page.entries.map(\.title) == ["A", "C"])
        #expect(page.broken.map(\.reason) == [fault.reason])
        #expect(page.broken.map(\.name) == ["Deep Owl"])
        #expect(page.total == 3 && page.shortfall == 0)
    }

    /// A schema of 31 nested objects is still a form.
    @Test func readsDeepSchemaWithinLimit() async throws {
        let page = try await artinstring(
            #"{"prompts":[{"id":"a","title":"A","variableSchema":\#(Self.deep(31))}],"total":1}"#
        ).prompts()
        #expect(page.entries.first?.schema == (try JSONParser.parse(Self.deep(31))))
        #expect(page.brokenRows == 0)
    }

    /// Unread members may have any depth.
    @Test func ignoresUnreadMembers() async throws {
        let row = #"{"id":"r","status":"completed","trace":\#(Self.deep(500)),"promptTitle":"T"}"#
        let page = try await artinstring(#"{"runs":[\#(row)],"meta":\#(Self.deep(99)),"nextCursor":null}"#).runs()
        #expect(page.values.map(\.title) == ["T"] && page.brokenRows == 0)
        let run = try await artinstring(row).run("r").value
        #expect(run.phase == .completed)
    }

    @Test func everyList() async throws {
        let rows = #"{"id":"a","status":"completed","name":"A"},{"id":"b","name":"B","status":\#(Self.deep(90))}"#
        let data = #"{"data":[\#(rows),{"id":"c","status":"completed","name":"C"}]}"#
        let client = { try antekirt(data) }
        #expect(try await client().artists(page: 1).broken.map(\.name) == ["B"])
        #expect(try await client().models(page: 1).broken.map(\.name) == ["B"])
        #expect(try await client().generations(page: 1).broken.map(\.reason) == ["its status is nested deeper than 64"])
        #expect(try await client().apiKeys().broken.count == 1)
        let page = try await artinstring(
            #"{"collections":[{"id":"a"},{"id":"b","title":\#(Self.deep(90))}],"total":2}"#
        ).collections()
        #expect(page.values.map(\.id) == ["a"] && page.broken.map(\.name) == ["b"])
    }

    /// Alone, it is an error with the reason, because a form without fields would be sent.
    @Test func brokenResourceIsAnError() async throws {
        let row = #"{"id":"b","slug":"deep-owl","title":"Deep Owl","variableSchema":\#(Self.deep(90))}"#
        for text in [row, #"{"prompt":\#(row)}"#] {
            let error = await clientError { _ = try await artinstring(text).prompt("deep-owl") }
            #expect(error?.kind == .invalidResponse(reason: "its variableSchema is nested deeper than 64"))
        }
        let error = await clientError {
            _ = try await antekirt(#"{"data":{"id":"g","status":"completed","outputs":\#(Self.deep(90))}}"#)
                .generation("g")
        }
        #expect(error?.kind == .invalidResponse(reason: "its outputs is nested deeper than 64"))
    }

    /// A member of the wrong type is treated as missing, each by itself.
    @Test(arguments: [
        "null", "7", #""x""#, "[]", "{}", "true", "1e999", #""\ud800""#, String(repeating: "9", count: 100_000),
    ])
    func wrongTypes(_ value: String) async throws {
        for name in [
            "slug", "title", "description", "modality", "provider", "model", "tierRequired", "collectionTitle", "tags",
            "publishedAt", "heroImageUrl", "promptCount", "status", "createdAt", "completedAt", "promptId", "output",
            "error", "models", "artist", "outputs", "earnings", "artistExamplesImages", "defaultParams", "triggerWord",
        ] {
            let rows = #"[{"id":"a","\#(name)":\#(value)},{"id":"b"}]"#
            #expect(try await artinstring(#"{"prompts":\#(rows)}"#).prompts().rows.count == 2, "\(name)")
            #expect(try await artinstring(#"{"runs":\#(rows)}"#).runs().rows.count == 2, "\(name)")
            #expect(try await artinstring(#"{"collections":\#(rows)}"#).collections().rows.count == 2, "\(name)")
            #expect(try await antekirt(#"{"data":\#(rows)}"#).artists(page: 1).rows.count == 2, "\(name)")
            #expect(try await antekirt(#"{"data":\#(rows)}"#).models(page: 1).rows.count == 2, "\(name)")
            #expect(try await antekirt(#"{"data":\#(rows)}"#).generations(page: 1).rows.count == 2, "\(name)")
        }
        let quotas = #"{"image":\#(value),"video":{"used":3,"limit":30,"remaining":27,"exhausted":false}}"#
        let account = try await artinstring(#"{"tier":\#(value),"resetsAt":\#(value),"quotas":\#(quotas)}"#).quotas()
        #expect(account.value.quota(for: .video)?.remaining == 27)
        let other = try await antekirt(#"{"data":{"id":\#(value),"email":\#(value),"credits":445}}"#).account()
        #expect(other.credits == 445)
    }

    /// An invalid UTF-8 byte affects one character of one row.
    @Test func invalidUTF8() async throws {
        let body = Array(#"{"prompts":[{"id":"a","title":"Z"#.utf8) + [0xFC] + Array(#"rich"},{"id":"b"}]}"#.utf8)
        let client = ArtinstringClient(
            token: try #require(Secret("arti_hush")),
            transport: ScriptedTransport(.response(TransportResponse(status: 200, body: body))), clock: InstantClock())
        #expect(try await client.prompts().entries.map(\.title) == ["Z\u{FFFD}rich", "b"])
    }
}
