import Archive
import Domain
import TestKit
import Testing

@testable import Engine

/// A run that was found in a list before it was known to be ours, and is shown under its request's id since.
@Suite(.timeLimit(.minutes(5)))
struct MergedRunTests {
    private let row = #"{"id":"r1","status":"running","promptId":"p","createdAt":"\#(Timestamp.noon.rfc3339)"}"#

    @Test func aReadingThatWasBegunBeforeDoesNotBringTheMergedRowBack() async throws {
        var stage = try Stage()
        stage.services = [.artinstring]
        let (posted, post) = AsyncStream.makeStream(of: Void.self)
        let (read, reading) = AsyncStream.makeStream(of: Void.self)
        let (reached, arrival) = AsyncStream.makeStream(of: Void.self)
        stage.service.on("POST /api/v1/runs", #"{"runId":"r1","status":"queued"}"#)
        stage.service.on("GET /api/v1/runs", #"{"runs":[\#(row)],"count":1,"total":1,"nextCursor":null}"#)
        stage.service.on("GET /api/v1/runs/r1", row)
        stage.service.hold("POST /api/v1/runs", behind: posted) {}
        let own = Request.owl().id.runID
        try await stage.perform { [log = stage.log, service = stage.service] engine in
            _ = await log.run(RunID("r1")) { $0.phase == .running }
            engine.send(.submit(.owl(), isConfirmed: true))
            await waitUntil("the request to leave") { service.posted.count == 1 }
            // The reading has begun, and its answer is on the way.
            service.hold("GET /api/v1/runs/r1", behind: read) { arrival.yield() }
            engine.send(.refreshRun(RunID("r1")))
            for await _ in reached { break }
            post.finish()
            await log.wait { $0 == .forgotten([RunID("r1")]) }
            reading.finish()
            _ = await log.run(own) { $0.phase == .running }
        }
        let changes = await stage.log.changes
        let merge = try #require(changes.lastIndex { $0.before?.id == RunID("r1") && $0.after == nil })
        #expect(changes[merge].cause == .merged(into: own))
        #expect(!changes[merge...].contains { $0.after?.id == RunID("r1") }, "it is a row no more")
        #expect(changes[..<merge].contains { $0.after?.id == own && $0.cause == .accepted }, "told before")
    }

    @Test func aRunOfOursTellsItsCausesInOrder() async throws {
        var stage = try Stage()
        stage.services = [.artinstring]
        stage.service.on("POST /api/v1/runs", #"{"runId":"r1","status":"queued"}"#)
        let done = #"{"id":"r1","status":"completed","promptId":"p","output":{"type":"text","text":"Hoo."}}"#
        stage.service.on("GET /api/v1/runs/r1", done)
        let own = Request.owl().id.runID
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(.owl(), isConfirmed: true))
            _ = await log.run(own) { $0.remoteID == "r1" }
            engine.send(.refreshRun(own))
            _ = await log.run(own) { $0.phase == .completed }
        }
        let causes = await stage.log.causes(of: own)
        #expect(causes.first == .submitted)
        let milestones: Set<RunChange.Cause> = [.submitted, .sending, .accepted, .ended]
        #expect(causes.filter(milestones.contains) == [.submitted, .sending, .accepted, .ended])
        // Each transition begins where the one before has ended.
        let changes = await stage.log.changes.filter { $0.run?.id == own }
        #expect(changes.first?.before == nil)
        for (one, next) in zip(changes, changes.dropFirst()) { #expect(next.before == one.after) }
    }
}
