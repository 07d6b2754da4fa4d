import Archive
import Domain
import JSON
import GRDB
import TestKit
import Testing

@testable import Engine

/// The request that a run was made by, for running it again.
@Suite(.timeLimit(.minutes(5)))
struct LoadRequestTests {
    private static let owl = Request.owl()

    /// What is told of the request of a run, when `stage` is asked.
    private func request(of run: RunID, _ stage: Stage) async throws -> [Request?] {
        try await stage.perform { [log = stage.log] engine in
            await log.wait { $0 == .leading(true) }
            engine.send(.loadRequest(run))
            await log.wait { if case .request(run, _) = $0 { true } else { false } }
        }
        return await stage.log.events.compactMap { event in
            if case .request(run, let request) = event { .some(request) } else { nil }
        }
    }

    @Test func theRequestOfARunOfOursIsToldAsItWasSentInALaterSessionToo() async throws {
        let archive = try Archive(inMemory: ())
        let before = Stage(archive: archive)
        before.service.accept("POST /api/v1/runs")
        try await before.perform { engine in
            engine.send(.submit(Self.owl))
            _ = await before.log.run(Self.owl.id.runID) { $0.remoteID != nil }
        }
        let after = Stage(archive: archive)
        let told = try await request(of: Self.owl.id.runID, after)
        #expect(told == [Self.owl])
        #expect(told.first??.body.text == Self.owl.body.text)
    }

    @Test func aRunThatWasFoundAndOneThatNobodyKnowsHaveNone() async throws {
        let stage = try Stage()
        let found = Run(
            id: RunID("found"), service: .artinstring, remoteID: "found", title: "Owl", modality: .image,
            phase: .completed, createdAt: .noon)
        try await stage.archive?.save([found])
        #expect(try await request(of: RunID("found"), stage) == [nil])
        #expect(try await request(of: RunID("nobody's"), try Stage()) == [nil])
    }

    @Test func whatAnImageOfAntekirtsWasMadeByIsWhatItsGenerationTells() async throws {
        let stage = try Stage()
        stage.service.on(
            "GET /api/v1/generations/g-1",
            #"{"id":"g-1","status":"completed","prompt":"clouds","artist":{"id":"a-1","name":"Mira"}}"#)
        let found = Run(
            id: RunID("g-1"), service: .antekirt, remoteID: "g-1", title: "clouds", modality: .image, phase: .completed,
            createdAt: .noon)
        try await stage.archive?.save([found])
        let told = try await request(of: RunID("g-1"), stage)
        #expect(told.first??.body == ["artistId": "a-1", "prompt": "clouds"])
        #expect(told.first??.title == "Mira" && told.first??.cost == .credits(3))
    }

    @Test func withoutAnArchiveARequestThatWasRefusedCanBeHadAgain() async throws {
        let stage = Stage(archive: nil)
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(Self.owl))
            _ = await log.run(Self.owl.id.runID) { $0.phase == .failed }
            engine.send(.loadRequest(Self.owl.id.runID))
            await log.wait { $0 == .request(Self.owl.id.runID, Self.owl) }
        }
    }

    @Test func aRequestOfANewerEaselsThatThisOneCannotReadIsNone() async throws {
        let folder = try TemporaryFolder()
        let path = folder.appending("easel.sqlite")
        let archive = try Archive(path: path)
        try await archive.record(Self.owl, at: .noon)
        try await archive.write(RequestTransition(Self.owl.id, .withdraw, at: .noon))
        try await DatabaseQueue(path: path).write { db in
            try db.execute(sql: "UPDATE requests SET action = 'sculpture'")
        }
        #expect(try await request(of: Self.owl.id.runID, Stage(archive: archive)) == [nil])
    }
}
