import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

/// An engine that ends at any moment, and the next one on the same archive.
@Suite(.timeLimit(.minutes(5)))
struct RestartTests {
    private func stage(_ archive: Archive) -> Stage {
        var stage = Stage(archive: archive)
        stage.services = [.artinstring]
        return stage
    }

    /// When the first engine ends.
    enum Moment: CaseIterable {
        case afterAcceptance, afterNews, beforeTheEndIsRead
    }

    @Test(arguments: Moment.allCases)
    func aRunGoesOnBeingFollowedAfterTheNextStartAndIsPaidOnce(moment: Moment) async throws {
        let archive = try Archive(inMemory: ())
        let first = stage(archive)
        first.service.on("POST /api/v1/runs", #"{"runId":"r","status":"queued"}"#)
        first.service.on("GET /api/v1/runs/r", #"{"id":"r","status":"running"}"#)
        let (frames, stream) = AsyncStream.makeStream(of: String.self)
        first.service.stream("r", frames)
        let (unread, _) = AsyncStream.makeStream(of: Void.self)
        let (reached, reaching) = AsyncStream.makeStream(of: Void.self)
        try await first.perform { [log = first.log, service = first.service] engine in
            engine.send(.submit(.owl()))
            await log.wait { $0 == .accepted(Request.owl().id) }
            if moment == .afterAcceptance { return }
            stream.yield("data: {\"status\":\"running\"}\n\n")
            _ = await log.run(Request.owl().id.runID) { $0.phase == .running }
            if moment == .afterNews { return }
            service.hold("GET /api/v1/runs/r", behind: unread) { reaching.finish() }
            stream.yield("data: {\"status\":\"completed\"}\n\n")
            for await _ in reached {}
        }
        stream.finish()

        let second = stage(archive)
        second.service.on("GET /api/v1/runs/r", #"{"id":"r","status":"completed","output":{"text":"a poem"}}"#)
        try await second.perform { [log = second.log, clock = second.clock] _ in
            let told = await log.run(Request.owl().id.runID) { $0.following != .none }
            #expect(told?.phase == (moment == .afterAcceptance ? .queued : .running))
            #expect(told?.isOurs == true)
            await clock.pass(.milliseconds(1500))
            let run = await log.run(Request.owl().id.runID) { $0.phase == .completed }
            #expect(run?.output?.text == "a poem")
        }
        #expect(second.service.count("POST /api/v1/runs") == 0)
        let third = stage(archive)
        try await third.perform { [log = third.log] _ in
            let run = await log.run(Request.owl().id.runID) { _ in true }
            #expect(run?.output?.text == "a poem")
            await log.wait { if case .collections = $0 { true } else { false } }
        }
        #expect(third.service.count("GET /api/v1/runs/r") == 0)
    }
}
