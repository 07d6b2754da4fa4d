import ArtClient
import Domain
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5)))
struct RunFollowerTests {
    typealias Answer = ScriptedTransport.Answer

    private let clock = ManualClock()
    private let stream = "/api/runs/r/stream"
    private let read = "/api/v1/runs/r"

    private func client(_ transport: ScriptedTransport) throws -> ArtinstringClient {
        ArtinstringClient(
            token: try #require(Secret("arti_hush")), transport: transport,
            policy: CallPolicy(retryRule: RetryRule(attempts: 1)), clock: clock, random: { 0.5 })
    }

    private func frame(_ status: String, id: String = "") -> [UInt8] {
        Array("\(id.isEmpty ? "" : "id: \(id)\n")data: {\"status\":\"\(status)\"}\n\n".utf8)
    }

    private func run(_ status: String) -> Answer { .json(200, #"{"id":"r","status":"\#(status)"}"#) }

    /// Follows while `meanwhile` advances the clock; returns the reported phases and the result.
    private func follow(
        _ transport: ScriptedTransport, meanwhile: @escaping @Sendable () async -> Void = {}
    ) async throws -> [Phase?] {
        let client = try client(transport)
        async let moved: Void = meanwhile()
        var reports: [Phase?] = []
        let end = try await client.follow("r") { reports.append($0.phase) }
        await moved
        #expect(reports.last == end.phase)
        return reports
    }

    @Test func theStreamsFinalEventIsConfirmedByARead() async throws {
        let transport = ScriptedTransport(paths: [
            (stream, .stream([frame("queued"), frame("running"), frame("completed")])), (read, run("completed")),
        ])
        #expect(try await follow(transport) == [.queued, .running, .completed])
        #expect(transport.requests.count == 2)
    }

    @Test func aStreamThatEndsEarlyIsResumedAndTheRunIsReadMeanwhile() async throws {
        let transport = ScriptedTransport(paths: [
            (stream, .stream([frame("queued", id: "e 1"), frame("running", id: "e 2")])), (read, run("running")),
            (read, run("running")), (stream, .stream([frame("completed")])), (read, run("completed")),
        ])
        let clock = clock
        let reports = try await follow(transport) {
            await clock.pass(.milliseconds(1500))
            await clock.pass(.seconds(2))
        }
        #expect(reports == [.queued, .running, .completed])
        let opened = transport.requests.filter { $0.url.hasSuffix(stream) }
        let ids = opened.map { request in request.headers.first { $0.name == "Last-Event-ID" }?.value }
        #expect(ids == [nil, "e 2"])
    }

    @Test(arguments: [
        Answer.json(404, ""), .json(500, ""), .stream([[0x7B]], type: "application/json"),
        .failure(TransportError(.interrupted, "reset")), .stream([]), .stream([Array("{\"error\":\"x\"}".utf8)]),
    ])
    func withoutAStreamTheRunIsPolled(_ refusal: Answer) async throws {
        let transport = ScriptedTransport(paths: [
            (stream, refusal), (read, run("running")), (read, run("completed")),
        ])
        let clock = clock
        #expect(try await follow(transport) { await clock.pass(.milliseconds(1500)) } == [.running, .completed])
    }

    @Test func aSilentStreamIsCheckedByARead() async throws {
        let transport = ScriptedTransport(paths: [
            (stream, .silentStream(frame("queued"))), (read, run("running")), (read, run("completed")),
        ])
        let clock = clock
        let reports = try await follow(transport) {
            await clock.pass(.seconds(20))
            await clock.pass(.seconds(40))
        }
        #expect(reports == [.queued, .running, .completed])
        #expect(transport.requests.count { $0.url.hasSuffix(read) } == 2)
    }

    @Test func failingReadsDoNotEndFollowing() async throws {
        let read = read
        let failures = Array(repeating: (read, Answer.json(500, "")), count: 4)
        let transport = ScriptedTransport(paths: [(stream, .json(404, ""))] + failures + [(read, run("failed"))])
        let clock = clock
        let reports = try await follow(transport) {
            // Streams are retried in between, and break off the same way.
            while transport.requests.count(where: { $0.url.hasSuffix(read) }) < 5 {
                if let next = clock.deadlines.first { clock.advance(to: next) }
                await Task.yield()
            }
        }
        #expect(reports == [.failed])
    }

    @Test func anUnknownRunEndsFollowing() async throws {
        let missing = Array(repeating: (read, Answer.json(404, #"{"error":"not_found"}"#)), count: 5)
        let transport = ScriptedTransport(paths: missing)
        let client = try client(transport)
        let clock = clock
        async let error = #expect(throws: ClientError.self) { try await client.follow("r") }
        while transport.requests.count(where: { $0.url.hasSuffix(read) }) < 5 {
            if let next = clock.deadlines.first { clock.advance(to: next) }
            await Task.yield()
        }
        #expect(await error?.kind == .notFound)
    }

    @Test func aRejectedTokenEndsFollowing() async throws {
        let transport = ScriptedTransport(paths: [(stream, .json(401, "")), (read, .json(401, ""))])
        let client = try client(transport)
        let error = await #expect(throws: ClientError.self) { try await client.follow("r") }
        #expect(error?.kind == .notAuthorized)
    }

    @Test func aRejectedTokenEndsFollowingBesideAnOpenStream() async throws {
        let transport = ScriptedTransport(paths: [(stream, .silentStream(frame("queued"))), (read, .json(401, ""))])
        let client = try client(transport)
        let clock = clock
        async let moved: Void = clock.pass(.seconds(20))
        let error = await #expect(throws: ClientError.self) { try await client.follow("r") }
        await moved
        #expect(error?.kind == .notAuthorized)
    }

    @Test func cancelingEndsFollowingAndTheStream() async throws {
        let transport = ScriptedTransport(paths: [(stream, .silentStream(frame("running")))])
        let client = try client(transport)
        let (tellings, telling) = AsyncStream.makeStream(of: Void.self)
        let task = Task { try await client.follow("r") { _ in telling.yield() } }
        for await _ in tellings { break }
        task.cancel()
        let result = await task.result
        #expect(throws: ClientError(.cancelled, service: .artinstring)) { try result.get() }
    }

    /// Follows a generation with the responses `bodies`, one per poll; returns the phases and the elapsed time.
    private func followGeneration(_ bodies: [String]) async throws -> ([Phase?], Duration) {
        let clock = InstantClock()
        let client = AntekirtClient(
            key: try #require(Secret("ak_hush")),
            transport: ScriptedTransport(paths: bodies.map { ("/generations/g", .json(200, $0)) }),
            policy: CallPolicy(retryRule: RetryRule(attempts: 1)), clock: clock, random: { 0.5 })
        var reports: [Phase?] = []
        _ = try await client.follow("g") { reports.append($0.phase) }
        return (reports, clock.now.offset)
    }

    @Test func aCompletedGenerationWithoutImagesIsReadAgain() async throws {
        let empty = #"{"data":{"id":"g","status":"completed","outputs":{"images":[]}}}"#
        let whole = #"{"data":{"id":"g","status":"completed","outputs":{"images":[{"url":"https://a.b/c.webp"}]}}}"#
        let working = #"{"data":{"id":"g","status":"processing","outputs":null}}"#
        #expect(
            try await followGeneration([working, empty, whole]) == ([.running, .completed, .completed], .seconds(9)))
        let (reports, duration) = try await followGeneration(Array(repeating: empty, count: 40))
        #expect(reports == [.completed])
        #expect((Duration.seconds(60)...(.seconds(75))).contains(duration))
    }
}
