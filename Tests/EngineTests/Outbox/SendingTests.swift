import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

struct SendingTests {
    private let post = "POST /api/v1/runs"

    /// A service that accepts the owl as run `r1`, and has finished it by the time it is read.
    private func accepting() -> ScriptedService {
        let service = ScriptedService()
        service.on(post, #"{"runId":"r1","status":"queued"}"#)
        service.on("GET /api/v1/runs/r1", Self.completed)
        return service
    }

    private static let completed = #"""
        {"id":"r1","status":"completed","error":null,"createdAt":"2026-05-28T20:26:40Z",
        "completedAt":"2026-05-28T20:26:47Z","output":{"url":"https://example.org/owl.png","mime":"image/png"}}
        """#

    private static func list(_ ids: String...) -> String {
        let rows = ids.map {
            #"{"id":"\#($0)","status":"queued","createdAt":"\#(Timestamp.noon.rfc3339)","promptId":"p"}"#
        }
        return #"{"runs":[\#(rows.joined(separator: ","))],"total":\#(ids.count),"nextCursor":null}"#
    }

    @Test func aRunGoesFromPendingToItsOutputByStreamAndALastRead() async throws {
        let stage = try Stage(accepting(), archive: Archive(inMemory: ()))
        let (frames, stream) = AsyncStream.makeStream(of: String.self)
        stage.service.stream("r1", frames)
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(.owl()))
            stream.yield(": hello\n\n")
            #expect(await log.run(Request.owl().id.runID) { $0.following == .stream } != nil)
            stream.yield("data: {\"status\":\"running\"}\n\n")
            #expect(await log.run(Request.owl().id.runID) { $0.phase == .running } != nil)
            stream.yield("data: {\"status\":\"completed\"}\n\n")
            let run = await log.run(Request.owl().id.runID) { $0.phase == .completed && $0.following == .none }
            #expect(run?.output?.files.map(\.url) == ["https://example.org/owl.png"])
            #expect(run?.elapsed(at: .noon) == .seconds(7))
            await log.wait { $0 == .accepted(Request.owl().id) }
        }
        #expect(await stage.log.phases(of: Request.owl().id.runID) == [.unknown, .queued, .running, .completed])
        #expect(stage.service.count(post) == 1)
        let record = try await stage.archive?.request(Request.owl().id)
        #expect(record?.state == .accepted)
        #expect(record?.remoteID == "r1")
        #expect(try await stage.archive?.recentRuns(limit: 2).map(\.phase) == [.completed])
    }

    @Test func withoutAnArchiveNothingIsSent() async throws {
        var stage = Stage(accepting(), archive: nil)
        stage.services = [.artinstring]
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(.owl()))
            await log.wait {
                if case .rejected(let id, let why) = $0 { id == Request.owl().id && why.cause == .local } else { false }
            }
        }
        #expect(stage.service.count(post) == 0)
        let run = await stage.log.runs[Request.owl().id.runID]
        #expect(run?.phase == .failed, "the row in the queue does not stay open")
        #expect(run?.failure?.cause == .local)
        #expect(run?.endedAt == .noon)
    }

    @Test func withoutCredentialsNothingIsSentAndTheRowInTheQueueEnds() async throws {
        var stage = try Stage(accepting(), archive: Archive(inMemory: ()))
        stage.services = [.antekirt]
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(.owl()))
            let run = await log.run(Request.owl().id.runID) { $0.phase == .failed }
            #expect(run?.failure?.cause == .notAuthorized)
            await log.wait { if case .rejected = $0 { true } else { false } }
        }
        #expect(stage.service.count(post) == 0)
    }

    @Test func theSameRequestIsSentOnceHoweverOftenItIsSubmitted() async throws {
        let stage = try Stage(accepting(), archive: Archive(inMemory: ()))
        try await stage.perform { [log = stage.log] engine in
            for _ in 0..<5 { engine.send(.submit(.owl())) }
            #expect(await log.run(Request.owl().id.runID) { $0.phase == .completed } != nil)
        }
        #expect(stage.service.count(post) == 1)
    }

    @Test(arguments: [
        (402, #"{"error":"tier_required","tier":"studio"}"#, Failure.Cause.tierRequired),
        (429, #"{"error":"over_quota","used":200,"limit":200}"#, .quotaExhausted),
        (400, #"{"error":"missing_variables","variables":["subject"]}"#, .missingVariables),
        (401, #"{"error":"unauthorized"}"#, .notAuthorized),
    ])
    func aRefusalIsToldKeptAndFinal(status: Int, body: String, cause: Failure.Cause) async throws {
        let stage = try Stage(accepting(), archive: Archive(inMemory: ()))
        stage.service.on(post, body, status: status)
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(.owl()))
            await log.wait { if case .rejected(_, let failure) = $0 { failure.cause == cause } else { false } }
        }
        #expect(stage.service.count(post) == 1)
        #expect(await stage.log.runs[Request.owl().id.runID]?.phase == .failed)
        #expect(try await stage.archive?.request(Request.owl().id)?.state == .rejected)
    }

    @Test func anUnknownOutcomeIsFoundInTheListAndAdoptedWithoutASecondRequest() async throws {
        let stage = try Stage(accepting(), archive: Archive(inMemory: ()))
        stage.service.fail(post, .interrupted)
        try await stage.perform { [log = stage.log, service = stage.service, clock = stage.clock] engine in
            engine.send(.submit(.owl()))
            let lost = await log.run(Request.owl().id.runID) { $0.failure != nil }
            #expect(lost?.phase == .unknown)
            #expect(lost?.delivery == .searching)
            await clock.waitForSleeper(at: .seconds(3))
            service.on("GET /api/v1/runs", Self.list("r1"))
            clock.advance(to: .seconds(3))
            let run = await log.run(Request.owl().id.runID) { $0.phase == .completed }
            #expect(run?.remoteID == "r1")
            #expect(run?.failure == nil)
        }
        #expect(stage.service.count(post) == 1)
        #expect(await stage.log.runs.count == 1, "the run in the list is not shown a second time")
        #expect(try await stage.archive?.request(Request.owl().id)?.state == .adopted)
        #expect(
            try await stage.archive?.journal(of: Request.owl().id).map(\.state)
                == [.prepared, .sending, .unknown, .searching, .adopted])
    }

    @Test(arguments: [RequestState.sending, .unknown, .searching])
    func afterARestartARequestIsLookedForNeverSent(state: RequestState) async throws {
        let archive = try Archive(inMemory: ())
        try await archive.record(.owl(), at: .noon)
        let events: [RequestState.Event] = [.send, .loseResponse, .search]
        for event in events.prefix(state == .sending ? 1 : state == .unknown ? 2 : 3) {
            try await archive.write(RequestTransition(Request.owl().id, event, at: .noon))
        }
        let stage = Stage(accepting(), archive: archive)
        stage.service.on("GET /api/v1/runs", Self.list("r1"))
        try await stage.perform { [log = stage.log] _ in
            #expect(await log.run(Request.owl().id.runID) { $0.phase == .completed } != nil)
        }
        #expect(stage.service.count(post) == 0)
        #expect(stage.complaints.all.isEmpty)
        #expect(
            await !stage.log.events.contains { if case .rejected = $0 { true } else { false } },
            "no form is open that would have to be told")
        #expect(try await archive.request(Request.owl().id)?.state == .adopted)
    }

    @Test func afterARestartARequestThatHasNotLeftGoesOnWaitingAndIsSentInItsTurn() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.record(.owl("held"), at: .noon)
        try await archive.hold(RequestID("held"), true)
        try await archive.record(.owl(), at: .noon)
        let stage = Stage(accepting(), archive: archive)
        try await stage.perform { [log = stage.log] _ in
            #expect(await log.run(Request.owl().id.runID) { $0.phase == .completed } != nil)
        }
        #expect(stage.service.count(post) == 1)
        #expect(await stage.log.runs[RunID("held")]?.delivery == .waiting(Waiting(.held, position: 1)))
        #expect(try await archive.request(RequestID("held"))?.state == .prepared)
    }

    @Test(arguments: [Request.owl(), .sunset()])
    func aRequestCarriesItsIdForAServiceThatHeedsIt(request: Request) async throws {
        let stage = try Stage()
        for route in [post, "POST /api/v1/generations/image"] {
            stage.service.on(route) { call in
                let key = call.headers.first { $0.name == "Idempotency-Key" }?.value
                return TransportResponse(
                    status: 200, headers: ["content-type": "application/json"],
                    body: Array(#"{"runId":"\#(key ?? "none")","generationId":"\#(key ?? "none")"}"#.utf8))
            }
        }
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(request))
            let run = await log.run(request.id.runID) { $0.remoteID != nil }
            #expect(run?.remoteID == request.id.value)
        }
    }

    @Test func theCreditsThatAnAcceptanceTellsAreShownAtOnce() async throws {
        let stage = try Stage()
        stage.service.on("POST /api/v1/generations/image") { [service = stage.service] _ in
            service.fail("GET /api/v1/account/me", .notSent)
            let json = #"{"generationId":"g","status":"processing","creditsUsed":3,"creditsRemaining":442}"#
            return TransportResponse(
                status: 202, headers: ["content-type": "application/json"], body: Array(json.utf8))
        }
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(.sunset()))
            await log.wait {
                if case .account(.antekirt, let reading) = $0 { reading.value?.credits == 442 } else { false }
            }
            await log.wait { if case .account(.antekirt, .stale) = $0 { true } else { false } }
        }
    }
}
