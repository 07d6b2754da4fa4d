import JSON
import ArtClient
import Domain
import Testing

struct ArtinstringClientTests {
    typealias Answer = ScriptedTransport.Answer

    private let clock = InstantClock()

    private func client(_ transport: ScriptedTransport) throws -> ArtinstringClient {
        ArtinstringClient(
            origin: .artinstring, token: try #require(Secret("arti_hush")), transport: transport, clock: clock,
            random: { 0.5 })
    }

    @Test func sendsTokenOnlyToItsOrigin() async throws {
        let transport = ScriptedTransport(.json(200, #"{"prompts":[]}"#))
        _ = try await client(transport).prompts(
            PromptQuery(modality: .image, tier: .free, provider: "replicate", limit: 900, q: "a b"))
        let request = try #require(transport.requests.first)
        #expect(
            request.url
                == "https://artinstring.com/api/v1/prompts?modality=image&tier=free&provider=replicate&limit=200&q=a%20b"
        )
        #expect(request.headers.filter { $0.name == "Authorization" }.map(\.value) == ["Bearer arti_hush"])
    }

    @Test(arguments: [
        (PromptQuery(), "limit=200"), (PromptQuery(limit: 0), "limit=1"), (PromptQuery(limit: 5, q: ""), "limit=5"),
        (PromptQuery(q: String(repeating: "q", count: 90)), "limit=200&q=" + String(repeating: "q", count: 80)),
        (PromptQuery(tier: Tier(rawValue: "gold & co")), "tier=gold%20%26%20co&limit=200"),
    ])
    func queriesWithinDocumentedLimits(_ query: PromptQuery, _ items: String) async throws {
        let transport = ScriptedTransport(.json(200, #"{"prompts":[]}"#))
        _ = try await client(transport).prompts(query)
        #expect(transport.requests.first?.url.hasSuffix("/api/v1/prompts?" + items) == true)
    }

    private static let promptPages: [(String, Page<String>)] = [
        (
            #"{"prompts":[{"id":"a"},{"x":1},7],"count":3,"total":87}"#,
            Page(
                rows: [Resource("a", raw: ["id": "a"])],
                broken: [
                    BrokenRow(index: 1, reason: "no id", raw: ["x": 1]),
                    BrokenRow(index: 2, reason: "not an object but a number", raw: 7),
                ], total: 87, headerTotal: 9, count: 3, next: .narrower)
        ),
        (
            #"{"prompts":[{"id":"a"}],"total":"1","limit":"5"}"#,
            Page(rows: [Resource("a", raw: ["id": "a"])], total: 1, headerTotal: 9, limit: 5)
        ),
        (#"{"prompts":[],"total":9}"#, Page(total: 9, next: .narrower)),
        (#"[{"id":"a"}]"#, Page(rows: [Resource("a", raw: ["id": "a"])], total: 9, next: .narrower)),
        (
            #"{"prompts":[{"id":"a"}],"total":9,"limit":200}"#,
            Page(rows: [Resource("a", raw: ["id": "a"])], total: 9, limit: 200, shortfall: 8)
        ),
    ]

    @Test(arguments: promptPages)
    func pages(_ body: String, _ expected: Page<String>) async throws {
        let transport = ScriptedTransport(.json(200, body, ["x-total-count": "9"]))
        let page = try await client(transport).prompts()
        #expect(page.rows.map(\.id.value) == expected.values)
        #expect(page.rows.map(\.raw) == expected.rows.map(\.raw))
        #expect(page.broken == expected.broken)
        #expect(
            [page.total, page.headerTotal, page.count, page.limit, page.shortfall]
                == [expected.total, expected.headerTotal, expected.count, expected.limit, expected.shortfall])
        #expect(page.next == expected.next)
    }

    @Test(arguments: [
        "<html>hello</html>", "{}", "null", #"{"LIST":7}"#, #"{"LIST":null}"#, #"{"LIST":{"0":{"id":"a"}}}"#,
        #"{"error":"not_found"}"#,
    ])
    func responsesWithoutList(_ body: String) async throws {
        try await expectNoList(body, .invalidResponse, requests: 1)
    }

    /// Rows that were missing are requested again, for a limited time.
    @Test(arguments: ["", #"{"LIST":["#, #"{"LIST":[{"id":"a"}"#])
    func truncatedLists(_ body: String) async throws {
        try await expectNoList(body, .unavailable, requests: 3)
    }

    private func expectNoList(_ body: String, _ cause: Failure.Cause, requests: Int) async throws {
        let calls: [(String, @Sendable (ArtinstringClient) async throws -> Void)] = [
            ("prompts", { _ = try await $0.prompts() }), ("runs", { _ = try await $0.runs() }),
            ("collections", { _ = try await $0.collections() }),
        ]
        for (list, call) in calls {
            let answer = Answer.json(200, body.replacing("LIST", with: list))
            let transport = ScriptedTransport(answer, answer, answer, answer)
            let client = try client(transport)
            let error = await #expect(throws: ClientError.self) { try await call(client) }
            #expect(error?.failure.cause == cause)
            #expect(transport.requests.count == requests)
        }
    }

    @Test(arguments: ["[]", "null", "7", #"{"prompt":null}"#, #"{"title":"no id"}"#, "<html>"])
    func responsesWithoutResource(_ body: String) async throws {
        let client = try client(ScriptedTransport(.json(200, body), .json(200, body), .json(200, body)))
        for call in [
            { _ = try await client.prompt("p") }, { _ = try await client.randomPrompt() },
            { _ = try await client.run("r") },
        ] as [@Sendable () async throws -> Void] {
            let error = await #expect(throws: ClientError.self) { try await call() }
            #expect(error?.failure.cause == .invalidResponse)
        }
    }

    @Test func retriesReads() async throws {
        let transport = ScriptedTransport(
            .json(503, "", ["retry-after": "4"]), .failure(TransportError(.interrupted, "reset")),
            .json(200, #"{"id":"p","title":"T"}"#))
        #expect(try await client(transport).prompt("p").title == "T")
        #expect(transport.requests.count == 3)
        #expect(clock.waits == [.milliseconds(4250), .milliseconds(500)])
    }

    @Test func stopsRetryingReads() async throws {
        let transport = ScriptedTransport(.json(500, ""), .json(500, ""), .json(500, ""), .json(200, "{}"))
        let client = try client(transport)
        let error = await #expect(throws: ClientError.self) { try await client.run("r") }
        #expect(error?.failure.cause == .unavailable)
        #expect(transport.requests.count == 3)
    }

    @Test func quotasAloneAreAnAccount() async throws {
        let transport = ScriptedTransport(paths: [
            ("/me", .json(404, "")),
            ("/me/quotas", .json(200, #"{"tier":"pro","quotas":{"image":{"used":1,"limit":2}}}"#)),
        ])
        let resource = try await client(transport).account()
        #expect(resource.value == Account(tier: .pro, quotas: [Quota(modality: .image, used: 1, limit: 2)]))
        #expect(resource.raw["me"] == nil && resource.raw["quotas"]?["tier"] == "pro")
    }

    /// Quotas that could not be read are not zero, and a token that one half rejects is rejected.
    @Test(arguments: [
        (Answer.json(200, #"{"id":"u"}"#), Answer.json(404, ""), ClientError.Kind.notFound),
        (.json(401, ""), .json(200, #"{"quotas":{}}"#), .notAuthorized),
    ])
    func incompleteAccountIsAnError(_ me: Answer, _ quotas: Answer, _ kind: ClientError.Kind) async throws {
        let client = try client(ScriptedTransport(paths: [("/me", me), ("/me/quotas", quotas)]))
        let error = await #expect(throws: ClientError.self) { try await client.account() }
        #expect(error?.kind == kind)
    }

    @Test func accountFailsWhenBothDo() async throws {
        let transport = ScriptedTransport(paths: [("/me", .json(401, "")), ("/me/quotas", .json(401, ""))])
        let client = try client(transport)
        let error = await #expect(throws: ClientError.self) { try await client.account() }
        #expect(error?.kind == .notAuthorized)
    }

    @Test func readsBothHalvesOfAnAccount() async throws {
        let transport = ScriptedTransport(paths: [
            ("/api/v1/me", .json(200, #"{"id":"u","tier":"pro","new":1}"#)),
            ("/api/v1/me/quotas", .json(200, #"{"tier":"pro","quotas":{"text":{"used":89,"limit":1000}}}"#)),
        ])
        let client = try client(transport)
        let me = try await client.me()
        #expect(me.id == "u" && me.raw == ["id": "u", "tier": "pro", "new": 1])
        #expect(try await client.quotas().value.quota(for: .text)?.remaining == 911)
    }

    @Test func readsPromptWithReservedSlugByID() async throws {
        let transport = ScriptedTransport(
            .json(200, #"{"prompts":[{"id":"u1","slug":"randomly"},{"id":"u2","slug":"random"}]}"#),
            .json(200, #"{"id":"u2","slug":"random","title":"Random"}"#))
        #expect(try await client(transport).prompt("random").title == "Random")
        #expect(
            transport.requests.map(\.url).map { String($0.dropFirst("https://artinstring.com/api/v1/".count)) }
                == ["prompts?limit=200&q=random", "prompts/u2"])
        let none = try client(ScriptedTransport(.json(200, #"{"prompts":[]}"#)))
        let error = await #expect(throws: ClientError.self) { try await none.prompt("random") }
        #expect(error?.kind == .notFound)
    }

    @Test func countsMissingCollections() async throws {
        let body = #"{"collections":[{"id":"c","title":"C"}],"count":1,"total":6}"#
        let page = try await client(ScriptedTransport(.json(200, body))).collections()
        #expect(page.values == [EntryCollection(id: "c", slug: "c", title: "C")])
        #expect(page.shortfall == 5 && !page.hasMore)
    }

    @Test func doesNotQueryUnknownStatus() async throws {
        let transport = ScriptedTransport()
        let client = try client(transport)
        let error = await #expect(throws: ClientError.self) { try await client.runs(RunQuery(status: .unknown)) }
        #expect(
            error?.kind
                == .invalidParameter(allowed: ["queued", "running", "completed", "failed", "cancelled"]))
        #expect(transport.requests.isEmpty)
    }

    @Test func completesRandomPrompt() async throws {
        let whole = #"{"id":"u","slug":"owl","title":"Owl","modality":"image","variableSchema":{}}"#
        let transport = ScriptedTransport(.json(200, #"{"slug":"owl","modality":"image"}"#), .json(200, whole))
        #expect(try await client(transport).randomPrompt().title == "Owl")
        #expect(transport.requests.last?.url.hasSuffix("/api/v1/prompts/owl") == true)
        let once = ScriptedTransport(.json(200, whole))
        #expect(try await client(once).randomPrompt().id.value == "u")
    }

    @Test func pagesOfRuns() async throws {
        let body =
            #"{"runs":[{"id":"r","status":"running"},{}],"count":2,"total":87,"nextCursor":"2026-05-07T22:11:08Z"}"#
        let transport = ScriptedTransport(
            .json(200, body, ["Date": "Sun, 06 Nov 1994 08:49:37 GMT"]), .json(200, #"{"runs":[],"nextCursor":null}"#))
        let client = try client(transport)
        let since = Timestamp(milliseconds: 0)
        let page = try await client.runs(RunQuery(status: .running, since: since, cursor: "2026-05-07T22:11:08Z"))
        #expect(page.rows.map(\.remoteID) == ["r"])
        #expect(page.brokenRows == 1)
        #expect(page.total == 87)
        #expect(page.next == .cursor("2026-05-07T22:11:08Z"))
        #expect(page.serverDate?.rfc3339 == "1994-11-06T08:49:37.000Z")
        #expect(
            transport.requests.first?.url.hasSuffix(
                "/api/v1/runs?status=running&since=1970-01-01T00%3A00%3A00.000Z&cursor=2026-05-07T22%3A11%3A08Z")
                == true)
        #expect(try await client.runs().next == nil)
    }

    @Test func readsAllRuns() async throws {
        let transport = ScriptedTransport(
            .json(200, #"{"runs":[{"id":"a"},{"id":"b"}],"total":3,"nextCursor":"2026-05-07T22:11:08Z"}"#),
            .json(200, #"{"runs":[{"id":"b"},null,{"id":"c"}],"total":3,"nextCursor":null}"#))
        var pages: [Page<RunReport>] = []
        for try await page in try client(transport).allRuns(status: .failed) { pages.append(page) }
        #expect(pages.map { $0.rows.map(\.remoteID) } == [["a", "b"], ["c"]])
        #expect(pages.map(\.hasMore) == [true, false])
        #expect(pages.last?.brokenRows == 1)
        #expect(transport.requests.last?.url.hasSuffix("?status=failed&cursor=2026-05-07T22%3A11%3A09Z") == true)
    }

    @Test func readsAllPromptsInPartitions() async throws {
        func answer(_ ids: ClosedRange<Int>, _ total: Int) -> Answer {
            let rows = ids.map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
            return .json(200, #"{"prompts":[\#(rows)],"limit":3,"total":\#(total)}"#)
        }
        let transport = ScriptedTransport(
            answer(1...3, 7), answer(1...2, 2), .json(400, #"{"error":"invalid_modality","allowed":["image"]}"#),
            answer(3...5, 5), answer(6...7, 2))
        var pages: [Page<CatalogEntry>] = []
        for try await page in try client(transport).allPrompts() { pages.append(page) }
        #expect(pages.map { $0.entries.map(\.id.value) } == [["1", "2", "3"], [], [], ["4", "5"], ["6", "7"]])
        #expect(
            transport.requests.map(\.url).map { String($0.drop { $0 != "?" }) } == [
                "?limit=200", "?modality=image&limit=200", "?modality=video&limit=200", "?modality=text&limit=200",
                "?modality=text&tier=free&limit=200",
            ])
    }

    @Test func rejectedFilterIsAnError() async throws {
        let refusal = #"{"error":"invalid_modality","allowed":["image","video","text"]}"#
        let client = try client(ScriptedTransport(.json(400, refusal)))
        let error = await #expect(throws: ClientError.self) {
            for try await _ in client.allPrompts(PromptQuery(modality: Modality(rawValue: "smell"))) {}
        }
        #expect(error?.kind == .invalidParameter(allowed: ["image", "video", "text"]))
    }

    @Test(arguments: [
        (#"{"runId":"r","status":"queued"}"#, RunAcceptance(remoteID: "r", phase: .queued)),
        (#"{"id":"r","status":"running"}"#, RunAcceptance(remoteID: "r", phase: .running)),
        (#"{"run":{"id":"r"}}"#, RunAcceptance(remoteID: "r", phase: .queued)),
        (#"{"runId":7,"status":"odd"}"#, RunAcceptance(remoteID: "7", phase: .queued)),
    ])
    func acceptances(_ body: String, _ acceptance: RunAcceptance) async throws {
        let transport = ScriptedTransport(.json(202, body))
        #expect(try await client(transport).createRun(body: ["promptId": "p"]) == acceptance)
    }

    @Test(arguments: [
        Answer.json(502, #"{"error":"enqueue_failed"}"#), .json(200, "{}"), .json(200, "<html>"), .json(200, ""),
        .json(200, "[]"), .json(307, ""), .json(301, ""),
        .json(500, ""), .json(503, #"{"error":"x"}"#), .json(504, "<html>"),
        .failure(TransportError(.interrupted, "reset")), .failure(TransportError(.tooLarge, "")),
        .failure(TransportError(.cancelled, "")),
    ])
    func neverRetriesAmbiguousPosts(_ answer: Answer) async throws {
        let transport = ScriptedTransport(answer, .json(200, #"{"runId":"second"}"#))
        let client = try client(transport)
        let error = await #expect(throws: ClientError.self) { try await client.createRun(body: [:]) }
        #expect(error?.mayHaveSpent == true)
        #expect(error?.isRetrySafe == false)
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: [
        Answer.json(429, #"{"error":"over_quota"}"#), .json(402, #"{"error":"tier_required"}"#),
        .json(429, #"{"error":"rate_limited","retryAfterSeconds":30}"#),
    ])
    func doesNotRetryRefusedPosts(_ answer: Answer) async throws {
        let transport = ScriptedTransport(answer, .json(200, #"{"runId":"second"}"#))
        let client = try client(transport)
        let error = await #expect(throws: ClientError.self) { try await client.createRun(body: [:]) }
        #expect(error?.mayHaveSpent == false)
        #expect(transport.requests.count == 1)
    }

    @Test func refusesEmptyIDs() async throws {
        let transport = ScriptedTransport()
        let client = try client(transport)
        for id in ["", ".", ".."] {
            await #expect(throws: ClientError.self) { try await client.prompt(id) }
            await #expect(throws: ClientError.self) { try await client.events(ofRun: id) }
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func reportsDeprecation() async throws {
        let transport = ScriptedTransport(
            .json(200, #"{"prompts":[]}"#), .json(200, #"{"prompts":[]}"#, ["Sunset": "Sat, 31 Dec 2028 23:59:59 GMT"]),
            .json(404, "", ["Deprecation": "@1688169599"]))
        let (notices, notice) = AsyncStream.makeStream(of: String.self)
        let client = ArtinstringClient(
            token: try #require(Secret("arti_hush")), transport: transport, clock: clock,
            notice: { notice.yield("\($0)") })
        _ = try await client.prompts()
        _ = try await client.prompts(PromptQuery(q: "owl"))
        await #expect(throws: ClientError.self) { try await client.prompt("p") }
        notice.finish()
        #expect(
            await notices.reduce(into: []) { $0.append($1) } == [
                "/api/v1/prompts is deprecated, and ends Sat, 31 Dec 2028 23:59:59 GMT",
                "/api/v1/prompts/p is deprecated (@1688169599)",
            ])
    }
}
