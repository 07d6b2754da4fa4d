import Archive
import ArtClient
import Domain
import Foundation
import TestKit
import Testing

@testable import Engine

/// Downloads that wait, are stopped, and outlive Easel.
struct DownloadLifeTests {
    private static let name = "2026-05-28_blue-heron_r_1"
    private static let r = RunID("r")

    @Test func theUserStopsItAndNothingIsLeft() async throws {
        let stage = try await DownloadStage { _, _ in DownloadStage.broken(at: 200, .silence) }
        try await stage.perform { engine, log in
            engine.send(.download(Self.r))
            _ = await log.run(Self.r) { $0.download?.hasBegun == true }
            #expect(stage.names == ["\(Self.name).part"])
            engine.send(.cancelDownload(Self.r))
            _ = await log.run(Self.r) { $0.download == .cancelled }
        }
        #expect(stage.names == [])
        #expect(try await stage.stage.archive?.download(of: Self.r)?.state == .cancelled)
    }

    @Test func whatAnImageOfOursIsConvertedToIsFetchedOnceAsTheConversions() async throws {
        let svg = Request.conversion(.svg)
        let picture = Array(#"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"></svg>"#.utf8)
        let stage = try await DownloadStage(runs: [.finished("g1", isOurs: true)], isAutomatic: true) { _, _ in
            ScriptedFiles.Answer(headers: [("Content-Length", "\(picture.count)")], chunks: [picture])
        }
        stage.stage.service.tell(ScriptedGeneration())
        stage.stage.service.accept(.svg)
        try await stage.perform { [service = stage.stage.service] engine, log in
            engine.send(.submit(svg))
            _ = await log.run(svg.id.runID) { $0.remoteID == "g1" }
            service.tell(ScriptedGeneration(svg: "new.svg"))
            engine.send(.refreshRun(svg.id.runID))
            _ = await log.run(svg.id.runID) { $0.phase == .completed }
            engine.send(.refreshRun(RunID("g1")))
            _ = await log.run(RunID("g1")) { $0.output?.files.count == 2 }
            let run = await log.run(svg.id.runID) { $0.download?.isOver == true }
            guard case .done(let paths) = run?.download else {
                Issue.record("\(String(describing: run?.download))")
                return
            }
            #expect(paths.count == 1)
            #expect(await log.runs[RunID("g1")]?.download == nil)
        }
        #expect(stage.stage.files?.requests.count == 1)
        #expect(stage.names.filter { $0.hasSuffix(".svg") }.count == 1)
    }

    @Test func twoAtOnceAndTheRestWaitTheirTurn() async throws {
        let runs = ["a", "b", "c"].map { Run.finished($0) }
        let stage = try await DownloadStage(runs: runs) { fields, _ in
            fields["url"]?.contains("/c.png") == true
                ? DownloadStage.whole : DownloadStage.broken(at: 200, .silence)
        }
        try await stage.perform { engine, log in
            for run in runs {
                engine.send(.download(run.id))
                // One after the other, so that the order is known.
                _ = await log.run(run.id) { $0.download != nil }
            }
            for id in ["a", "b"] { _ = await log.run(RunID(id)) { $0.download?.hasBegun == true } }
            #expect(stage.stage.files?.requests.count == 2)
            #expect(await log.runs[RunID("c")]?.download == .running(received: 0, total: nil, bytesPerSecond: nil))
            engine.send(.cancelDownload(RunID("a")))
            _ = await log.run(RunID("c")) { $0.download?.isOver == true }
        }
        #expect(stage.stage.files?.requests.count == 3)
        #expect(stage.bytes("2026-05-28_blue-heron_c_1.png") == DownloadStage.png)
    }

    @Test func oneThatWaitsCanBeStopped() async throws {
        let runs = ["a", "b", "c"].map { Run.finished($0) }
        let stage = try await DownloadStage(runs: runs) { _, _ in DownloadStage.broken(at: 200, .silence) }
        try await stage.perform { engine, log in
            for run in runs {
                engine.send(.download(run.id))
                _ = await log.run(run.id) { $0.download != nil }
            }
            engine.send(.cancelDownload(RunID("c")))
            _ = await log.run(RunID("c")) { $0.download == .cancelled }
        }
        #expect(stage.stage.files?.requests.allSatisfy { !$0.url.contains("/c.png") } == true)
    }

    // MARK: coming back

    @Test func whatTheEndOfEaselInterruptedGoesOnAtTheNextStart() async throws {
        let first = try await DownloadStage { _, _ in DownloadStage.broken(at: 200, .silence) }
        try await first.perform { engine, log in
            engine.send(.download(Self.r))
            _ = await log.run(Self.r) { $0.download?.hasBegun == true }
        }
        #expect(first.bytes("\(Self.name).part")?.count == 200)
        let second = try await DownloadStage(scratch: first.scratch, archive: first.stage.archive) { fields, _ in
            fields["Range"] == "bytes=200-" ? DownloadStage.rest(from: 200) : ScriptedFiles.Answer(status: 500)
        }
        try await second.perform { _, log in _ = await log.run(Self.r) { $0.download?.isOver == true } }
        #expect(second.bytes("\(Self.name).png") == DownloadStage.png)
        #expect(second.names == ["\(Self.name).json", "\(Self.name).png"])
    }

    /// What was not synchronized may be zeros after a power cut, and a part may be gone altogether.
    @Test(arguments: [(100, 300), (100, 100), (300, 100), (0, 200), (200, nil)] as [(Int, Int?)])
    func onlyWhatIsSureToBeOnTheDiskIsBuiltUpon(noted: Int, there: Int?) async throws {
        let archive = try Archive(inMemory: ())
        let scratch = try TemporaryFolder()
        let first = try await DownloadStage(scratch: scratch, archive: archive) { _, _ in DownloadStage.whole }
        let sure = min(noted, there ?? 0)
        try await archive.save(
            DownloadRecord(
                run: Self.r, folder: first.path, state: .wanted,
                pieces: [
                    DownloadRecord.Piece(
                        source: "https://files.example/r.png", index: 1, part: "x.part", received: noted,
                        total: DownloadStage.png.count, validator: DownloadStage.tag)
                ]), at: .noon)
        if let there {
            let written = Array(DownloadStage.png[..<sure]) + [UInt8](repeating: 0, count: there - sure)
            try FileManager.default.createDirectory(atPath: first.path, withIntermediateDirectories: true)
            #expect(FileManager.default.createFile(atPath: "\(first.path)/x.part", contents: Data(written)))
        }
        let stage = try await DownloadStage(scratch: scratch, archive: archive) { fields, _ in
            guard let range = fields["Range"] else { return DownloadStage.whole }
            return range == "bytes=\(sure)-" ? DownloadStage.rest(from: sure) : ScriptedFiles.Answer(status: 500)
        }
        try await stage.perform { _, log in _ = await log.run(Self.r) { $0.download?.isOver == true } }
        #expect(stage.bytes("\(Self.name).png") == DownloadStage.png)
        #expect(stage.stage.files?.sent("Range") == [sure > 0 ? "bytes=\(sure)-" : nil])
        #expect(stage.names == ["\(Self.name).json", "\(Self.name).png"])
    }

    @Test func whatWasFetchedIsKnownAtTheNextStartAndNotFetchedAgain() async throws {
        let first = try await DownloadStage { _, _ in DownloadStage.whole }
        let done = try await first.fetch()
        let second = try await DownloadStage(scratch: first.scratch, archive: first.stage.archive) { _, _ in
            DownloadStage.whole
        }
        try await second.perform { engine, log in
            #expect(await log.run(Self.r) { $0.download != nil }?.download == done)
            engine.send(.download(Self.r))
            await log.wait { $0 == .runs([Self.told(.running(received: 0, total: nil, bytesPerSecond: nil))]) }
            _ = await log.run(Self.r) { $0.download == done }
        }
        #expect(second.stage.files?.requests.isEmpty == true)
        #expect(second.names.count == 2)
    }

    private static func told(_ download: Download) -> Run {
        var run = Run.finished()
        run.download = download
        return run
    }

    @Test func whatTheUserHasDeletedIsFetchedAgainWhenAskedFor() async throws {
        let first = try await DownloadStage { _, _ in DownloadStage.whole }
        _ = try await first.fetch()
        try FileManager.default.removeItem(atPath: "\(first.path)/\(Self.name).png")
        try FileManager.default.removeItem(atPath: "\(first.path)/\(Self.name).json")
        let second = try await DownloadStage(scratch: first.scratch, archive: first.stage.archive) { _, _ in
            DownloadStage.whole
        }
        try await second.perform { engine, log in
            engine.send(.download(Self.r))
            await log.wait(forRuns: { _ in second.bytes("\(Self.name).png") != nil })
            _ = await log.run(Self.r) { $0.download?.isOver == true }
        }
        #expect(second.bytes("\(Self.name).png") == DownloadStage.png)
    }

    @Test func anotherEaselsDownloadIsLeftToIt() async throws {
        let first = try await DownloadStage { _, _ in DownloadStage.broken(at: 200, .silence) }
        let second = try await DownloadStage(scratch: first.scratch, archive: first.stage.archive) { _, _ in
            DownloadStage.whole
        }
        try await first.perform { engine, log in
            engine.send(.download(Self.r))
            _ = await log.run(Self.r) { $0.download?.hasBegun == true }
            try await second.perform { _, log in
                let run = await log.run(Self.r) { $0.download?.failure != nil }
                #expect(run?.download?.failure?.what.contains("Another Easel") == true)
            }
        }
        #expect(second.stage.files?.requests.isEmpty == true)
        #expect(try await first.stage.archive?.download(of: Self.r)?.state == .wanted)
        #expect(first.bytes("\(Self.name).part")?.count == 200)
    }

    // MARK: by itself

    @Test(arguments: [
        (true, Timestamp.noon, true, true), (false, .noon, true, false), (true, .noon, false, false),
        (true, .noon + .seconds(-7200), true, false),
    ])
    func whatEndedWhileEaselWasAwayIsFetchedByItself(
        isAutomatic: Bool, endedAt: Timestamp, isOurs: Bool, isFetched: Bool
    ) async throws {
        let runs = [Run.finished(isOurs: isOurs, endedAt: endedAt), Run.finished("asked")]
        let stage = try await DownloadStage(runs: runs, isAutomatic: isAutomatic) { _, _ in DownloadStage.whole }
        try await stage.perform { engine, log in
            engine.send(.download(RunID("asked")))
            _ = await log.run(RunID("asked")) { $0.download?.isOver == true }
            if isFetched { _ = await log.run(Self.r) { $0.download?.isOver == true } }
        }
        #expect(await stage.log.runs[Self.r]?.download.map(\.isOver) == (isFetched ? true : nil))
    }

    @Test func whatCannotBeFetchedIsAnswered() async throws {
        var stage = try await DownloadStage(runs: [.finished(output: Output())]) { _, _ in DownloadStage.whole }
        try await stage.perform { engine, log in
            engine.send(.download(Self.r))
            await log.wait { if case .failed(.download(Self.r), _) = $0 { true } else { false } }
        }
        stage.stage.downloads = nil
        try await stage.perform { engine, log in
            engine.send(.download(Self.r))
            await log.wait { if case .failed(_, let failure) = $0 { failure.next.contains("folder") } else { false } }
        }
    }
}

extension EventLog {
    /// What was told of a run's download.
    func downloads(of id: RunID) -> [Download] {
        events.flatMap { event -> [Download] in
            if case .runs(let told) = event { told.filter { $0.id == id }.compactMap(\.download) } else { [] }
        }
    }
}
