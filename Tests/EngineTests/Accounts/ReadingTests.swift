import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

struct ReadingTests {
    @Test func theArchivesCatalogAndRunsAreToldBeforeAnythingIsRead() async throws {
        let archive = try Archive(inMemory: ())
        let entry = CatalogEntry(id: EntryID(service: .artinstring, kind: .prompt, value: "p"), title: "Owl")
        try await archive.saveCatalog(
            ArchivedSection(elements: [entry], total: 87, savedAt: .noon), of: .artinstring, kind: .prompt)
        try await archive.save([
            Run(
                id: RunID("old"), service: .artinstring, title: "t", modality: .text, phase: .completed,
                createdAt: .noon)
        ])
        let stage = Stage(archive: archive)
        for route in ["GET /api/v1/me", "GET /api/v1/me/quotas", "GET /api/v1/account/me"] {
            stage.service.fail(route, .notSent)
        }
        let page = CatalogPage(entries: [entry], isFirst: true, isLast: true, total: 87)
        try await stage.perform { [log = stage.log] _ in
            await log.wait { $0 == .entries(.artinstring, .prompt, page) }
            await log.wait { if case .status(.artinstring, .offline) = $0 { true } else { false } }
        }
        #expect(await stage.log.runs[RunID("old")] != nil)
    }

    @Test func aServerThatIsDownIsTriedAgainAndNoticedWhenItIsBack() async throws {
        var stage = try Stage()
        stage.services = [.antekirt]
        stage.service.fail("GET /api/v1/account/me", .notSent)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] _ in
            await log.wait { if case .status(.antekirt, .offline) = $0 { true } else { false } }
            await clock.pass(.seconds(5))
            await clock.waitForSleeper(at: .seconds(15))
            service.on("GET /api/v1/account/me", #"{"data":{"id":"u","credits":445}}"#)
            clock.advance(to: .seconds(15))
            await log.wait { $0 == .status(.antekirt, .live) }
            await log.wait { if case .entries(.antekirt, .model, _) = $0 { true } else { false } }
        }
        #expect(await stage.log.events.first == .status(.artinstring, .absent))
    }

    @Test func aCatalogBeyondOneAnswerIsReadInPartsEachEntryToldOnce() async throws {
        var stage = try Stage()
        stage.services = [.artinstring]
        let row = { @Sendable (id: Int) in #"{"id":"\#(id)","slug":"s\#(id)","title":"t","modality":"image"}"# }
        stage.service.on("GET /api/v1/prompts") { request in
            let ids =
                if request.url.contains("modality=image") {
                    [1, 3]
                } else if request.url.contains("modality=video") {
                    [4]
                } else if request.url.contains("modality=text") {
                    [5]
                } else {
                    [1, 2]
                }
            let total = request.url.contains("modality=") ? ids.count : 5
            let body = #"{"prompts":[\#(ids.map(row).joined(separator: ","))],"total":\#(total)}"#
            return TransportResponse(status: 200, headers: ["content-type": "application/json"], body: Array(body.utf8))
        }
        try await stage.perform { [log = stage.log] _ in
            await log.wait { if case .entries(_, _, let page) = $0 { page.isLast } else { false } }
        }
        var pages: [CatalogPage] = []
        for case .entries(_, _, let page) in await stage.log.events { pages.append(page) }
        #expect(pages.map { $0.entries.map(\.id.value) } == [["1", "2"], ["3"], ["4"], ["5"]])
        #expect(pages.map(\.isFirst) == [true, false, false, false])
        #expect(pages.map(\.total) == [5, 5, 5, 5])
    }

    @Test func aRunFoundInTheListIsNamedByTheCatalogThatComesAfterIt() async throws {
        var stage = try Stage()
        stage.services = [.artinstring]
        stage.service.on(
            "GET /api/v1/runs",
            #"{"runs":[{"id":"x","status":"completed","promptId":"p","promptTitle":"Letter"}],"nextCursor":null}"#)
        stage.service.on(
            "GET /api/v1/prompts", #"{"prompts":[{"id":"p","title":"Letter","modality":"text"}],"total":1}"#)
        try await stage.perform { [log = stage.log] _ in
            let run = await log.run(RunID("x")) { $0.modality == .text }
            #expect(run?.entry?.value == "p")
            #expect(run?.isOurs == false)
            #expect(run.map { $0.endedAt == nil } == true, "nobody told when it ended")
        }
    }

    @Test func whatHasBeenReadToItsEndIsNotOfferedAgainByARefresh() async throws {
        var stage = try Stage()
        stage.services = [.artinstring]
        let answer = { @Sendable (newest: String) -> ScriptedService.Answer in
            { request in
                let isOlder = request.url.contains("cursor=c")
                let row = #"{"id":"\#(isOlder ? "older" : newest)","status":"completed","promptId":"p"}"#
                let next = isOlder ? "null" : #""c""#
                return TransportResponse(
                    status: 200, headers: ["content-type": "application/json"],
                    body: Array(#"{"runs":[\#(row)],"nextCursor":\#(next)}"#.utf8))
            }
        }
        stage.service.on("GET /api/v1/runs", answer("first"))
        try await stage.perform { [log = stage.log, service = stage.service] engine in
            await log.wait { $0 == .olderRuns(.artinstring, available: true) }
            engine.send(.loadOlderRuns(.artinstring))
            await log.wait { $0 == .olderRuns(.artinstring, available: false) }
            service.on("GET /api/v1/runs", answer("newer"))
            engine.send(.refresh(.artinstring))
            #expect(await log.run(RunID("newer")) { _ in true } != nil)
        }
        var offers: [Bool] = []
        for case .olderRuns(_, let available) in await stage.log.events { offers.append(available) }
        #expect(offers == [true, false])
    }

    @Test func anOlderPageOverlapsTheOneBeforeSoThatNoRunOfTheSameSecondIsLost() async throws {
        var stage = try Stage()
        stage.services = [.artinstring]
        stage.service.on("GET /api/v1/runs") { request in
            let rows: String
            if request.url.contains("cursor=2026-05-07T22%3A11%3A09") {
                rows = #"{"id":"first"},{"id":"tied"}"#
            } else if request.url.contains("cursor=") {
                rows = #"{"id":"late"}"#
            } else {
                rows = #"{"id":"first"}"#
            }
            let next = request.url.contains("cursor=") ? "null" : #""2026-05-07T22:11:08Z""#
            return TransportResponse(
                status: 200, headers: ["content-type": "application/json"],
                body: Array(#"{"runs":[\#(rows)],"nextCursor":\#(next)}"#.utf8))
        }
        try await stage.perform { [log = stage.log] engine in
            await log.wait { $0 == .olderRuns(.artinstring, available: true) }
            engine.send(.loadOlderRuns(.artinstring))
            await log.wait { $0 == .olderRuns(.artinstring, available: false) }
            #expect(await log.runs[RunID("tied")] != nil)
        }
        #expect(stage.service.count("GET /api/v1/runs") == 2)
    }

    @Test func cancelingEndsEveryTaskAndTheEvents() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.save([
            Run(
                id: RunID("g"), service: .antekirt, remoteID: "g", title: "t", modality: .image, phase: .running,
                createdAt: .noon)
        ])
        let stage = Stage(archive: archive)
        try await stage.perform { [clock = stage.clock] _ in await clock.waitForSleeper(at: .seconds(3)) }
        #expect(stage.clock.deadlines.isEmpty)
    }
}
