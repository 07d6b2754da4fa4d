import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

/// The outcome of paid requests when Easel is quit, and at the next start.
@Suite(.timeLimit(.minutes(5)))
struct QuittingTests {
    private let post = "POST /api/v1/runs"

    private func stage() async throws -> Stage {
        var stage = try Stage()
        stage.services = [.artinstring]
        stage.service.on(post, #"{"runId":"r1","status":"queued"}"#)
        return stage
    }

    /// Sends the owl, quits while it is on the wire, and does `afterwards` once the engine has been told to end.
    private func quitWhileSending(_ stage: Stage, gate: AsyncStream<Void>, _ afterwards: () async -> Void) async {
        let (sent, sending) = AsyncStream.makeStream(of: Void.self)
        stage.service.hold(post, behind: gate) { sending.finish() }
        let engine = stage.engine()
        let listening = Task { [log = stage.log] in for await event in engine.events { await log.add(event) } }
        let life = Task { await engine.run() }
        engine.send(.submit(.owl()))
        for await _ in sent {}
        life.cancel()
        await afterwards()
        await life.value
        await listening.value
    }

    @Test func anAcceptanceThatComesAfterQuittingIsWrittenDown() async throws {
        let stage = try await stage()
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        await quitWhileSending(stage, gate: gate) {
            // The grace has begun, and the request is still on the wire.
            await stage.clock.waitForSleeper(at: .seconds(2))
            opener.yield()
        }
        let record = try await stage.archive?.request(Request.owl().id)
        #expect(record?.state == .accepted)
        #expect(record?.remoteID == "r1")
        #expect(stage.service.count(post) == 1)
        #expect(stage.clock.deadlines.isEmpty)
        #expect(await stage.log.events.contains(.accepted(Request.owl().id)))
    }

    @Test func anAnswerThatDoesNotComeIsWaitedForTwoSeconds() async throws {
        let stage = try await stage()
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        await quitWhileSending(stage, gate: gate) { await stage.clock.pass(.seconds(2)) }
        opener.finish()
        #expect(try await stage.archive?.request(Request.owl().id)?.state == .unknown)
        #expect(stage.clock.deadlines.isEmpty)
    }

    @Test func aRequestThatComesTooLateIsWrittenDownAndWaitsForTheNextStart() async throws {
        let stage = try await stage()
        let engine = stage.engine()
        let life = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            engine.send(.submit(.owl()))
            await engine.run()
        }
        for await event in engine.events { await stage.log.add(event) }
        await life.value
        #expect(stage.service.count(post) == 0)
        #expect(try await stage.archive?.request(Request.owl().id)?.state == .prepared)
        #expect(await stage.log.runs[Request.owl().id.runID]?.delivery == .waiting(Waiting(.turn, position: 1)))
    }

    @Test func aSearchThatMeetsARefusedTokenGoesOnOnceTheTokenWorks() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.record(.owl(), at: .noon)
        try await archive.write(RequestTransition(Request.owl().id, .send, at: .noon))
        var stage = Stage(archive: archive)
        stage.services = [.artinstring]
        let (refusals, refusal) = AsyncStream.makeStream(of: Void.self)
        stage.service.on("GET /api/v1/runs") { _ in
            refusal.yield()
            return TransportResponse(status: 401, body: Array(#"{"error":"unauthorized"}"#.utf8))
        }
        let row = #"{"id":"x","status":"completed","promptId":"p","createdAt":"\#(Timestamp.noon.rfc3339)"}"#
        try await stage.perform { [log = stage.log, service = stage.service] engine in
            // One of the reader and one of the search.
            var refused = refusals.makeAsyncIterator()
            for _ in 0..<2 { await refused.next() }
            service.on("GET /api/v1/runs", #"{"runs":[\#(row)],"nextCursor":null}"#)
            engine.send(.refresh(.artinstring))
            _ = await log.run(Request.owl().id.runID) { $0.remoteID == "x" }
            #expect(await log.runs[RunID("x")] == nil, "it was never a row of its own")
        }
    }

    @Test func anArchiveThatCannotBeOpenedIsToldAtTheStart() async throws {
        var stage = Stage(archive: nil)
        let failure = Failure(.local, what: "broken")
        stage.archiveFailure = failure
        try await stage.perform { [log = stage.log] _ in await log.wait { $0 == .failed(.refresh(nil), failure) } }
        #expect(stage.complaints.all.count == 1)
    }
}
