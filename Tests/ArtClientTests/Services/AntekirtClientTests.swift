import ArtClient
import Domain
import Testing

struct AntekirtClientTests {
    private func client(_ transport: ScriptedTransport) throws -> AntekirtClient {
        AntekirtClient(
            origin: .antekirt, key: try #require(Secret("ak_hush")), transport: transport, clock: InstantClock())
    }

    @Test func sendsTheKeyAndThePage() async throws {
        let transport = ScriptedTransport(.json(200, #"{"data":[]}"#))
        _ = try await client(transport).models(
            page: 0, limit: 500, artistID: "a/1", serviceType: "illustration", search: "",
            order: ListOrder(.name, .ascending))
        let request = try #require(transport.requests.first)
        #expect(
            request.url == "https://api.antekirt.com/api/v1/models?page=1&limit=100&order=name&direction=ASC"
                + "&artistId=a%2F1&serviceType=illustration")
        #expect(request.headers.filter { $0.name == "x-api-key" }.map(\.value) == ["ak_hush"])
    }

    @Test(
        arguments: [
            (#"{"data":[{"id":"a"},{}],"pagination":{"page":1,"limit":2,"totalPages":3,"totalCount":5}}"#, 5, 1, true),
            (#"{"data":[{"id":"a"},{"id":"b"}],"pagination":{"totalPages":"1","totalCount":"2"}}"#, 2, 0, false),
            (#"{"data":[{"id":"a"},{"id":"b"}]}"#, nil, 0, true), (#"{"data":[{"id":"a"}]}"#, nil, 0, false),
            (#"{"data":[],"pagination":{"totalPages":9}}"#, nil, 0, false),
        ] as [(String, Int?, Int, Bool)])
    func pages(_ body: String, _ total: Int?, _ broken: Int, _ hasMore: Bool) async throws {
        let page = try await client(ScriptedTransport(.json(200, body))).artists(page: 1, limit: 2)
        #expect(page.total == total)
        #expect(page.brokenRows == broken)
        #expect(page.hasMore == hasMore)
    }

    @Test func generations() async throws {
        let body = #"{"data":[{"id":"g","status":"completed"}],"pagination":{"totalPages":2,"totalCount":50}}"#
        let page = try await client(ScriptedTransport(.json(200, body))).generations(page: 1)
        #expect(page.next == .page(2))
        #expect(page.rows.first?.phase == .completed)
    }

    @Test(arguments: [
        (
            #"{"generationId":"g","status":"processing","creditsUsed":3,"creditsRemaining":"497"}"#,
            RunAcceptance(remoteID: "g", phase: .running, creditsUsed: 3, creditsRemaining: 497)
        ),
        (#"{"data":{"id":"g","creditsUsed":3}}"#, RunAcceptance(remoteID: "g", phase: .queued, creditsUsed: 3)),
    ])
    func acceptances(_ body: String, _ acceptance: RunAcceptance) async throws {
        let transport = ScriptedTransport(.json(202, body))
        #expect(try await client(transport).createImage(body: ["artistId": "a", "prompt": "p"]) == acceptance)
        #expect(transport.requests.map(\.url) == ["https://api.antekirt.com/api/v1/generations/image"])
    }

    @Test func wrappedAndBareRows() async throws {
        for body in [#"{"data":{"id":"a","name":"H"}}"#, #"{"id":"a","name":"H"}"#] {
            #expect(try await client(ScriptedTransport(.json(200, body))).artist("a").title == "H")
        }
        #expect(try await client(ScriptedTransport(.json(200, #"{"data":{"id":"m"}}"#))).model("m").title == "m")
    }

    @Test func failedPostsAreNotSentAgain() async throws {
        let transport = ScriptedTransport(.json(500, #"{"messages":[{"message":"Internal server error"}]}"#))
        let client = try client(transport)
        let error = await #expect(throws: ClientError.self) { try await client.createImage(body: [:]) }
        #expect(error?.mayHaveSpent == true)
        #expect(error?.failure.meaning.contains("credits") == true)
        #expect(transport.requests.count == 1)
    }
}
