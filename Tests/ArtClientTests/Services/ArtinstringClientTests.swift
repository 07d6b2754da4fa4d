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

    @Test func sendsTheTokenToItsOriginOnly() async throws {
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
        (#"{"prompts":[{"id":"a"},{"x":1},7],"count":3,"total":87}"#, 1, 87, 2, true),
        (#"{"prompts":[{"id":"a"}],"total":"1"}"#, 1, 1, 0, false), (#"{"prompts":[]}"#, 0, 9, 0, true),
        (#"[{"id":"a"}]"#, 1, 9, 0, true),
    ])
    func pages(_ body: String, _ count: Int, _ total: Int, _ broken: Int, _ hasMore: Bool) async throws {
        let transport = ScriptedTransport(.json(200, body, ["x-total-count": "9"]))
        let page = try await client(transport).prompts()
        #expect(page.entries.count == count)
        #expect(page.total == total)
        #expect(page.brokenRows == broken)
        #expect(page.hasMore == hasMore)
    }

    @Test(arguments: ["<html>hello</html>", "", "{}", "{\"prompts\":7}", "null"])
    func answersThatMakeNoSense(_ body: String) async throws {
        let transport = ScriptedTransport(.json(200, body))
        let client = try client(transport)
        let error = await #expect(throws: ClientError.self) { try await client.prompts() }
        #expect(error?.failure.cause == .malformedAnswer)
        #expect(transport.requests.count == 1)
    }

    @Test func readsAreSentAgain() async throws {
        let transport = ScriptedTransport(
            .json(503, "", ["retry-after": "4"]), .failure(TransportError(.interrupted, "reset")),
            .json(200, #"{"id":"p","title":"T"}"#))
        #expect(try await client(transport).prompt("p").title == "T")
        #expect(transport.requests.count == 3)
        #expect(clock.waits == [.seconds(4), .milliseconds(500)])
    }

    @Test func readsGiveUp() async throws {
        let transport = ScriptedTransport(.json(500, ""), .json(500, ""), .json(500, ""), .json(200, "{}"))
        let client = try client(transport)
        let error = await #expect(throws: ClientError.self) { try await client.run("r") }
        #expect(error?.failure.cause == .unavailable)
        #expect(transport.requests.count == 3)
    }

    @Test(arguments: [
        (
            Answer.json(200, #"{"id":"u","email":"e","tier":"pro"}"#), Answer.json(404, ""),
            Account(name: "e", tier: .pro)
        ),
        (
            .json(404, ""), .json(200, #"{"tier":"pro","quotas":{"image":{"used":1,"limit":2}}}"#),
            Account(tier: .pro, quotas: [Quota(modality: .image, used: 1, limit: 2)])
        ),
    ])
    func accountFromEitherHalf(_ me: Answer, _ quotas: Answer, _ account: Account) async throws {
        let transport = ScriptedTransport(paths: [("/me", me), ("/me/quotas", quotas)])
        #expect(try await client(transport).account() == account)
    }

    @Test func accountFailsWhenBothDo() async throws {
        let transport = ScriptedTransport(paths: [("/me", .json(401, "")), ("/me/quotas", .json(401, ""))])
        let client = try client(transport)
        let error = await #expect(throws: ClientError.self) { try await client.account() }
        #expect(error?.kind == .notAuthorized)
    }

    @Test func asksAgainForAnIncompleteRandomPrompt() async throws {
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
                "?status=running&since=1970-01-01T00%3A00%3A00.000Z&cursor=2026-05-07T22%3A11%3A08Z") == true)
        #expect(try await client.runs().next == nil)
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
        Answer.json(200, "{}"), .json(200, "<html>"), .json(200, ""), .json(200, "[]"), .json(307, ""), .json(301, ""),
        .json(500, ""), .json(503, #"{"error":"x"}"#), .json(504, "<html>"),
        .failure(TransportError(.interrupted, "reset")), .failure(TransportError(.tooLarge, "")),
        .failure(TransportError(.cancelled, "")),
    ])
    func ambiguousPostsAreNeverSentAgain(_ answer: Answer) async throws {
        let transport = ScriptedTransport(answer, .json(200, #"{"runId":"second"}"#))
        let client = try client(transport)
        let error = await #expect(throws: ClientError.self) { try await client.createRun(body: [:]) }
        #expect(error?.mayHaveSpent == true)
        #expect(error?.isRetrySafe == false)
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: [
        Answer.json(429, #"{"error":"over_quota"}"#), .json(402, #"{"error":"tier_required"}"#),
        .json(502, #"{"error":"enqueue_failed"}"#),
        .json(429, #"{"error":"rate_limited","retryAfterSeconds":30}"#),
    ])
    func refusedPostsAreNotSentAgainEither(_ answer: Answer) async throws {
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
}
