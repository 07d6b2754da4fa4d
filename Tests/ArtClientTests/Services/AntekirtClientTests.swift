import JSON
import ArtClient
import Domain
import Testing

struct AntekirtClientTests {
    private static let id = "825a12f9-c650-488e-beb7-39d0c201f9e7"

    private func client(_ transport: ScriptedTransport) throws -> AntekirtClient {
        AntekirtClient(
            origin: .antekirt, key: try #require(Secret("ak_hush")), transport: transport, clock: InstantClock())
    }

    @Test func sendsTheKeyAndThePage() async throws {
        let transport = ScriptedTransport(.json(200, #"{"data":[]}"#))
        _ = try await client(transport).models(
            page: 0, limit: 500, artistID: Self.id, serviceType: "illustration", search: "",
            order: ListOrder(.name, .ascending))
        let request = try #require(transport.requests.first)
        #expect(
            request.url == "https://api.antekirt.com/api/v1/models?page=1&limit=100&order=name&direction=ASC"
                + "&artistId=\(Self.id)&serviceType=illustration")
        #expect(request.headers.filter { $0.name == "x-api-key" }.map(\.value) == ["ak_hush"])
    }

    @Test(
        arguments: [
            (#"{"data":[{"id":"a"},{}],"pagination":{"page":1,"limit":2,"totalPages":3,"totalCount":5}}"#, 5, 1, true),
            (#"{"data":[{"id":"a"},{"id":"b"}],"pagination":{"totalPages":"1","totalCount":"2"}}"#, 2, 0, false),
            (#"{"data":[{"id":"a"},{"id":"b"}]}"#, nil, 0, true), (#"{"data":[{"id":"a"}]}"#, nil, 0, true),
            (#"{"data":[],"pagination":null}"#, nil, 0, false), (#"[{"id":"a"}]"#, nil, 0, true),
            (#"{"data":[{"id":"a"}],"pagination":{"totalPages":{},"totalCount":7}}"#, 7, 0, true),
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

    @Test func readsWrappedAndBareRows() async throws {
        for body in [#"{"data":{"id":"a","name":"H"}}"#, #"{"id":"a","name":"H"}"#] {
            #expect(try await client(ScriptedTransport(.json(200, body))).artist(Self.id).title == "H")
        }
        #expect(try await client(ScriptedTransport(.json(200, #"{"data":{"id":"m"}}"#))).model(Self.id).title == "m")
    }

    @Test func keepsTheRawResponse() async throws {
        let body = #"{"data":{"id":"a","name":"H","new":{"z":1,"a":18446744073709551616}}}"#
        let artist = try await client(ScriptedTransport(.json(200, body))).artist(Self.id)
        #expect(artist.raw.text == #"{"id":"a","name":"H","new":{"z":1,"a":18446744073709551616}}"#)
        #expect(artist.value.title == "H")
    }

    @Test(arguments: ["", "a", "825a12f9", id + "x"])
    func doesNotSendInvalidIDs(_ id: String) async throws {
        let transport = ScriptedTransport()
        let client = try client(transport)
        for call in [
            { _ = try await client.artist(id) }, { _ = try await client.model(id) },
            { _ = try await client.models(page: 1, artistID: id) },
            { _ = try await client.generations(page: 1, artistID: id) },
        ] as [@Sendable () async throws -> Void] {
            let error = await #expect(throws: ClientError.self) { try await call() }
            #expect(error?.kind == .invalidParameter(allowed: []))
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func readsGenerationsWithAnyID() async throws {
        let transport = ScriptedTransport(.json(200, #"{"data":{"id":"gen 7","status":"completed"}}"#))
        #expect(try await client(transport).generation("gen 7").phase == .completed)
        #expect(transport.requests.first?.url.hasSuffix("/generations/gen%207") == true)
    }

    @Test func apiKeys() async throws {
        let body = #"{"data":[{"id":"k","name":"default","keyMasked":"ak_2e1a...716c","isActive":true},{"name":"x"}]}"#
        let transport = ScriptedTransport(.json(200, body))
        let page = try await client(transport).apiKeys()
        #expect(page.rows.map(\.maskedKey) == ["ak_2e1a...716c"])
        #expect(page.broken.map(\.reason) == ["no id"])
        #expect(transport.requests.map(\.url) == ["https://api.antekirt.com/api/v1/account/api-keys"])
    }

    @Test(arguments: ["{}", "null", #"{"data":null}"#, #"{"data":{"id":"a"}}"#, #"{"data":"x"}"#, "<html>"])
    func responsesWithoutList(_ body: String) async throws {
        try await expectNoList(body, .invalidResponse, requests: 1)
    }

    /// Rows that were missing are requested again, for a limited time.
    @Test(arguments: ["", #"{"data":["#, #"{"data":[{"id":"a"}"#])
    func truncatedLists(_ body: String) async throws {
        try await expectNoList(body, .unavailable, requests: 3)
    }

    private func expectNoList(_ body: String, _ cause: Failure.Cause, requests: Int) async throws {
        for call in [
            { _ = try await $0.artists(page: 1) }, { _ = try await $0.models(page: 1) },
            { _ = try await $0.generations(page: 1) }, { _ = try await $0.apiKeys() },
        ] as [@Sendable (AntekirtClient) async throws -> Void] {
            let transport = ScriptedTransport(
                .json(200, body), .json(200, body), .json(200, body), .json(200, body))
            let client = try client(transport)
            let error = await #expect(throws: ClientError.self) { try await call(client) }
            #expect(error?.failure.cause == cause)
            #expect(transport.requests.count == requests)
        }
    }

    @Test func readsAllPages() async throws {
        let transport = ScriptedTransport(
            .json(200, #"{"data":[{"id":"a"},{"id":"b"}],"pagination":{"totalPages":2,"totalCount":3}}"#),
            .json(200, #"{"data":[{"id":"b"},{"id":"c"}],"pagination":{"totalPages":2,"totalCount":3}}"#))
        var names: [String] = []
        for try await page in try client(transport).allArtists(search: "h", order: ListOrder(.name, .descending)) {
            names += page.entries.map(\.id.value)
        }
        #expect(names == ["a", "b", "c"])
        #expect(
            transport.requests.map(\.url).map { String($0.drop { $0 != "?" }) }
                == (1...2).map { "?page=\($0)&limit=100&order=name&direction=DESC&search=h" })
    }

    @Test func keepsFiltersOnAllPages() async throws {
        let transport = ScriptedTransport(.json(200, #"{"data":[]}"#), .json(200, #"{"data":[]}"#))
        let client = try client(transport)
        for try await _ in client.allModels(artistID: Self.id, serviceType: "illustration", search: "w") {}
        for try await _ in client.allGenerations(artistID: Self.id, serviceType: "x", direction: .ascending) {}
        #expect(
            transport.requests.map(\.url).map { String($0.drop { $0 != "?" }) } == [
                "?page=1&limit=100&artistId=\(Self.id)&serviceType=illustration&search=w",
                "?page=1&limit=100&order=createdAt&direction=ASC&artistId=\(Self.id)&serviceType=x",
            ])
    }

    @Test func everyRequestHasItsPath() async throws {
        let answer = #"{"generationId":"g","status":"processing_svg","creditsUsed":5,"creditsRemaining":492}"#
        let transport = ScriptedTransport(.json(202, answer), .json(202, answer), .json(202, answer))
        let client = try client(transport)
        let accepted = RunAcceptance(remoteID: "g", phase: .running, creditsUsed: 5, creditsRemaining: 492)
        #expect(try await client.createImage(ImageRequest(artistID: Self.id, prompt: "x")) == accepted)
        #expect(try await client.createSVG(SVGRequest(generationID: Self.id)) == accepted)
        #expect(try await client.createVideo(VideoRequest(generationID: Self.id, prompt: "x")) == accepted)
        #expect(
            transport.requests.map { "\($0.method.rawValue) \($0.url.split(separator: "/").last ?? "")" }
                == ["POST image", "POST svg", "POST video"])
        #expect(
            transport.requests.map { String(decoding: $0.body ?? [], as: UTF8.self) }.last
                == #"{"generationId":"\#(Self.id)","prompt":"x"}"#)
    }

    @Test func doesNotRetryFailedPosts() async throws {
        let transport = ScriptedTransport(.json(500, #"{"messages":[{"message":"Internal server error"}]}"#))
        let client = try client(transport)
        let error = await #expect(throws: ClientError.self) { try await client.createImage(body: [:]) }
        #expect(error?.mayHaveSpent == true)
        #expect(error?.failure.meaning.contains("credits") == true)
        #expect(transport.requests.count == 1)
    }
}
