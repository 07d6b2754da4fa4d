import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

/// Runs that ended long ago: told from the archive first, from the service then, and remembered by neither.
@Suite(.timeLimit(.minutes(5)))
struct HistoryTests {
    /// A run that ended as many hours ago, of Antekirt.
    private func past(_ hours: Int) -> Run {
        Run(
            id: RunID("g\(hours)"), service: .antekirt, remoteID: "g\(hours)", title: "t", modality: .image,
            phase: .completed, createdAt: .noon + .seconds(-3600 * hours), isOurs: true)
    }

    private func stage(runs: Int) async throws -> Stage {
        let archive = try Archive(inMemory: ())
        try await archive.save((0..<runs).map(past))
        var stage = Stage(archive: archive)
        stage.services = [.antekirt]
        return stage
    }

    @Test func theNewest500AreToldAtTheStartTheOthersPageByPageWithoutANetwork() async throws {
        let stage = try await stage(runs: 650)
        for route in ["account/me", "generations", "artists", "models"] {
            stage.service.fail("GET /api/v1/\(route)", .notSent)
        }
        try await stage.perform { [log = stage.log] engine in
            await log.wait { $0 == .olderRuns(.antekirt, available: true) }
            #expect(await log.runs.count == 500)
            engine.send(.loadOlderRuns(.antekirt))
            await log.wait(forRuns: { $0.count == 600 })
            engine.send(.loadOlderRuns(.antekirt))
            await log.wait(forRuns: { $0.count == 650 })
            await log.wait { $0 == .olderRuns(.antekirt, available: false) }
            await log.wait { if case .status(.antekirt, .offline) = $0 { true } else { false } }
        }
        let events = await stage.log.events
        #expect(!events.contains(.status(.antekirt, .live)), "the archive does not answer for the service")
        guard case .runs(let first)? = events.first(where: { if case .runs = $0 { true } else { false } }) else {
            Issue.record("no runs were told")
            return
        }
        #expect(first.count == 500)
        #expect(first.first?.id == RunID("g0"))
    }

    @Test func fewRunsAreAllToldAtTheStartAndNoMoreAreOffered() async throws {
        let stage = try await stage(runs: 3)
        try await stage.perform { [log = stage.log] _ in
            await log.wait { if case .entries(.antekirt, .model, _) = $0 { true } else { false } }
        }
        #expect(await stage.log.events.contains(.olderRuns(.antekirt, available: true)) == false)
    }

    @Test func aServicesPagesThatBringNothingNewArePassedOverAndKnownRunsStayWhatTheyAre()
        async throws
    {
        let stage = try await stage(runs: 503)
        stage.service.on("GET /api/v1/generations") { request in
            let page = (1...4).first { request.url.contains("page=\($0)&") } ?? 1
            let ids = [1: "g0", 2: "g1", 3: "g501", 4: "old"]
            let body =
                #"{"data":[{"id":"\#(ids[page] ?? "")","status":"completed","prompt":"p","createdAt":"2020-01-01T00:00:00Z"}],"#
                + #""pagination":{"page":\#(page),"totalPages":4,"totalCount":4}}"#
            return TransportResponse(status: 200, headers: ["content-type": "application/json"], body: Array(body.utf8))
        }
        try await stage.perform { [log = stage.log, service = stage.service] engine in
            await log.wait { $0 == .olderRuns(.antekirt, available: true) }
            engine.send(.loadOlderRuns(.antekirt))
            await log.wait(forRuns: { $0.count == 503 })
            engine.send(.loadOlderRuns(.antekirt))
            #expect(await log.run(RunID("old")) { _ in true }?.isOurs == false)
            await log.wait { $0 == .olderRuns(.antekirt, available: false) }
            #expect(service.count("GET /api/v1/generations") == 4)
        }
        #expect(await stage.log.runs[RunID("g501")]?.isOurs == true, "only the archive knew it")
        #expect(try await stage.archive?.recentRuns(limit: 999).count == 504)
    }

    @Test func whatEndedLongAgoIsToldLeftToTheArchiveAndStillThereWhenItIsAskedFor() async throws {
        let stage = try await stage(runs: 0)
        stage.service.on("GET /api/v1/generations") { request in
            let page = request.url.contains("page=2&") ? 2 : 1
            let rows = (0..<100).map {
                #"{"id":"\#(page)-\#($0)","status":"completed","prompt":"p","createdAt":"2020-01-01T00:00:00Z"}"#
            }
            let body = #"{"data":[\#(rows.joined(separator: ","))],"pagination":{"page":\#(page),"totalPages":2}}"#
            return TransportResponse(status: 200, headers: ["content-type": "application/json"], body: Array(body.utf8))
        }
        stage.service.on(
            "GET /api/v1/generations/2-7",
            #"{"data":{"id":"2-7","status":"completed","outputs":{"images":[{"url":"https://e.org/a.png"}]}}}"#)
        let archive = stage.archive
        try await stage.perform { [log = stage.log] engine in
            await log.wait { $0 == .olderRuns(.antekirt, available: true) }
            engine.send(.loadOlderRuns(.antekirt))
            await log.wait(forRuns: { $0.count == 200 })
            await log.wait { $0 == .olderRuns(.antekirt, available: false) }
            var stored = try #require(try await archive?.run(RunID("2-7")))
            stored.title = "the archive's"
            try await archive?.save([stored])
            engine.send(.refreshRun(RunID("2-7")))
            let run = await log.run(RunID("2-7")) { $0.output?.files.count == 1 }
            #expect(run?.title == "the archive's", "the queue has kept none of its own")
        }
        #expect(try await archive?.recentRuns(limit: 500).count == 200)
    }
}
