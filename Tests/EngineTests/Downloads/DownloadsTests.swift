import Archive
import ArtClient
import JSON
import Domain
import Foundation
import TestKit
import Testing

@testable import Engine

struct DownloadsTests {
    private static let name = "2026-05-28_blue-heron_r_1"
    private static let r = RunID("r")

    @Test func aFileIsFetchedCheckedAndNamedWithItsDocumentBesideIt() async throws {
        let stage = try await DownloadStage { _, _ in
            var answer = DownloadStage.whole
            answer.headers += [
                ("Content-Disposition", "attachment; filename=\"../../.bashrc\""), ("Content-Type", "text/html"),
            ]
            return answer
        }
        #expect(try await stage.fetch() == .done(paths: ["\(stage.path)/\(Self.name).png"]))
        #expect(stage.names == ["\(Self.name).json", "\(Self.name).png"])
        #expect(stage.bytes("\(Self.name).png") == DownloadStage.png)
        let document = try JSONParser.parse(try #require(stage.bytes("\(Self.name).json")))
        #expect(document["file"]?["host"] == "files.example")
        #expect(document["file"]?["format"] == "image/png")
        #expect(!document.text.contains("hush"))
        let mode = try FileManager.default.attributesOfItem(atPath: "\(stage.path)/\(Self.name).png")[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
        #expect(try await stage.stage.archive?.download(of: Self.r)?.state == .done)
        #expect(stage.stage.complaints.all == [])
    }

    @Test func namesThatAreTakenAreLeftAlone() async throws {
        let stage = try await DownloadStage { _, _ in DownloadStage.whole }
        try stage.scratch.write("theirs", to: "out/\(Self.name).png")
        try stage.scratch.write("theirs", to: "out/\(Self.name)_2.json")
        try stage.scratch.write("theirs", to: "out/\(Self.name).part")
        #expect(try await stage.fetch() == .done(paths: ["\(stage.path)/\(Self.name)_3.png"]))
        for name in [".png", "_2.json", ".part"] { #expect(stage.bytes(Self.name + name) == Array("theirs".utf8)) }
    }

    @Test func aTextBecomesAFile() async throws {
        let run = Run.finished(output: Output(text: "a poem\nin lines", files: []))
        let stage = try await DownloadStage(runs: [run]) { _, _ in DownloadStage.whole }
        #expect(try await stage.fetch() == .done(paths: ["\(stage.path)/\(Self.name).txt"]))
        #expect(stage.bytes("\(Self.name).txt") == Array("a poem\nin lines".utf8))
        #expect(stage.stage.files?.requests.isEmpty == true)
    }

    @Test func allFilesOfARunAreFetchedAndWhatIsWrittenInAnAddressIsDecoded() async throws {
        let svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3C/svg%3E"
        let output = Output(files: [OutputFile(url: "https://files.example/a"), OutputFile(url: svg)])
        let stage = try await DownloadStage(runs: [.finished(output: output)]) { _, _ in DownloadStage.whole }
        let stem = "\(stage.path)/2026-05-28_blue-heron_r_"
        #expect(try await stage.fetch() == .done(paths: [stem + "1.png", stem + "2.svg"]))
        #expect(stage.names.count == 4)
    }

    // MARK: connections that break

    @Test func aFileThatBreaksOffGoesOnWhereItEnded() async throws {
        let stage = try await DownloadStage { fields, _ in
            fields["Range"] == nil ? DownloadStage.broken(at: 200) : DownloadStage.rest(from: 200)
        }
        try await stage.perform { [clock = stage.stage.clock] engine, log in
            engine.send(.download(Self.r))
            // Half of the first second, by the stage's dice.
            await clock.pass(.milliseconds(500))
            _ = await log.run(Self.r) { $0.download?.isOver == true }
        }
        #expect(stage.bytes("\(Self.name).png") == DownloadStage.png)
        #expect(stage.stage.files?.sent("Range") == [nil, "bytes=200-"])
        #expect(stage.stage.files?.sent("If-Range") == [nil, DownloadStage.tag])
        let told = await stage.log.downloads(of: Self.r)
        #expect(told.contains(.retrying(at: .noon + .milliseconds(500))))
        #expect(told.contains(.running(received: 200, total: DownloadStage.png.count, bytesPerSecond: nil)))
    }

    /// Servers that do not know ranges, that have another file by now, or that send another part.
    @Test(arguments: [
        (DownloadStage.whole, 2), (ScriptedFiles.Answer(status: 416), 3), (DownloadStage.rest(from: 100), 3),
        (ScriptedFiles.Answer(status: 206, headers: [("Content-Range", "bytes 200-299/300")]), 3),
    ])
    func whereTheRestIsNotAvailableTheWholeIsDownloadedAgain(answer: ScriptedFiles.Answer, count: Int)
        async throws
    {
        let stage = try await DownloadStage { fields, count in
            if count == 1 { return DownloadStage.broken(at: 200) }
            if fields["Range"] != nil {
                var answer = answer
                // What comes with a 206 of another file must not be taken for the rest of this one.
                if answer.headers.count == 1 { answer.headers.append(("ETag", #""v2""#)) }
                return answer
            }
            return DownloadStage.whole
        }
        try await stage.perform { [clock = stage.stage.clock] engine, log in
            engine.send(.download(Self.r))
            await clock.pass(.milliseconds(500))
            _ = await log.run(Self.r) { $0.download?.isOver == true }
        }
        #expect(stage.bytes("\(Self.name).png") == DownloadStage.png)
        #expect(stage.stage.files?.requests.count == count)
    }

    @Test func withoutAStrongValidatorNothingIsPiecedTogether() async throws {
        let stage = try await DownloadStage { _, count in
            var answer = count == 1 ? DownloadStage.broken(at: 200) : DownloadStage.whole
            answer.headers = answer.headers.map { $0.0 == "ETag" ? ("ETag", "W/" + $0.1) : $0 }
            return answer
        }
        try await stage.perform { [clock = stage.stage.clock] engine, log in
            engine.send(.download(Self.r))
            await clock.pass(.milliseconds(500))
            _ = await log.run(Self.r) { $0.download?.isOver == true }
        }
        #expect(stage.stage.files?.sent("Range") == [nil, nil])
        #expect(stage.bytes("\(Self.name).png") == DownloadStage.png)
    }

    @Test func aConnectionThatAlwaysBreaksIsGivenUpAndWhatCameIsKeptForTheUsersNextTry()
        async throws
    {
        let stage = try await DownloadStage { fields, _ in
            guard fields["Range"] != nil else { return DownloadStage.broken(at: 200) }
            var answer = DownloadStage.rest(from: 200)
            (answer.chunks, answer.end) = ([], .broken)
            return answer
        }
        try await giveUp(stage)
        #expect(stage.names == ["\(Self.name).part"])
        #expect(stage.bytes("\(Self.name).part") == Array(DownloadStage.png[..<200]))
        #expect(try await stage.stage.archive?.download(of: Self.r)?.pieces.map(\.received) == [200])
    }

    @Test func aFileOfWhichNothingHasComeLeavesNothingBehind() async throws {
        let stage = try await DownloadStage { _, _ in DownloadStage.broken(at: 0) }
        try await giveUp(stage)
        #expect(stage.names == [])
        #expect(try await stage.stage.archive?.download(of: Self.r)?.pieces.map(\.part) == [nil])
    }

    /// Fetches until it is given up.
    private func giveUp(_ stage: DownloadStage) async throws {
        try await stage.perform { [clock = stage.stage.clock] engine, log in
            engine.send(.download(Self.r))
            var moment = Duration.zero
            for wait in [500, 1000, 2000, 4000, 8000] {
                moment += .milliseconds(wait)
                await clock.pass(moment)
            }
            _ = await log.run(Self.r) { $0.download?.failure != nil }
        }
        #expect(stage.stage.files?.requests.count ?? 0 >= 6)
        #expect(try await stage.stage.archive?.download(of: Self.r)?.state == .failed)
    }

    // MARK: addresses that expire

    @Test(arguments: [403, 404, 410])
    func anExpiredAddressIsAskedForAgain(status: Int) async throws {
        let stage = try await DownloadStage { fields, _ in
            fields["url"]?.contains("fresh") == true ? DownloadStage.whole : ScriptedFiles.Answer(status: status)
        }
        stage.stage.service.on(
            "GET /api/v1/generations/r",
            #"{"data":{"id":"r","status":"completed","outputs":{"images":[{"url":"https://files.example/fresh"}]}}}"#)
        guard case .done = try await stage.fetch() else {
            Issue.record("not fetched")
            return
        }
        #expect(stage.bytes("\(Self.name).png") == DownloadStage.png)
    }

    @Test func aFileThatIsGoneForGoodIsAskedForTwiceAndNoMore() async throws {
        let stage = try await DownloadStage { _, _ in ScriptedFiles.Answer(status: 410) }
        stage.stage.service.on(
            "GET /api/v1/generations/r",
            #"{"data":{"id":"r","status":"completed","outputs":{"images":[{"url":"https://files.example/fresh"}]}}}"#)
        #expect(try await stage.fetch()?.failure?.cause == .notFound)
        #expect(stage.stage.files?.requests.count == 2)
        #expect(stage.stage.service.count("GET /api/v1/generations/r") == 1)
    }

    // MARK: hostile servers

    @Test(arguments: [
        ("endless", ScriptedFiles.Answer(chunks: [DownloadStage.png], isEndless: true), "larger"),
        ("a claim too large", ScriptedFiles.Answer(headers: [("Content-Length", "9000")]), "larger"),
        (
            "a page", ScriptedFiles.Answer(headers: [("Content-Type", "image/png")], chunks: [Array("<html>".utf8)]),
            "not a supported"
        ),
        ("nothing", ScriptedFiles.Answer(), "not a supported"),
        ("a private host", ScriptedFiles.Answer(status: 302, headers: [("Location", "https://10.0.0.1/")]), "private"),
        ("this machine", ScriptedFiles.Answer(status: 302, headers: [("Location", "http://localhost/")]), "machine"),
    ])
    func hostileAnswersLeaveNothingBehind(what: String, answer: ScriptedFiles.Answer, words: String) async throws {
        let stage = try await DownloadStage { _, _ in answer }
        let failure = try await stage.fetch()?.failure
        #expect(failure?.what.contains(words) == true, "\(what): \(failure?.what ?? "none")")
        #expect(stage.names.allSatisfy { stage.bytes($0) == [] })
        #expect(stage.names.count <= 1)
    }

    @Test func aServerThatSendsAByteNowAndThenIsLeftAfterAMinute() async throws {
        let stage = try await DownloadStage { _, _ in
            ScriptedFiles.Answer(chunks: [DownloadStage.png, [0]], isEndless: true, pause: .seconds(10))
        }
        try await stage.perform { engine, log in
            engine.send(.download(Self.r))
            _ = await log.run(Self.r) { $0.download?.isRetrying == true }
        }
        let told = await stage.log.downloads(of: Self.r)
        #expect(told.contains(.retrying(at: .noon + .milliseconds(60_500))))
    }

    /// More or fewer bytes than announced, though the connection ended well.
    @Test(arguments: [300, 700])
    func aLengthThatLiesIsNotBelieved(length: Int) async throws {
        let stage = try await DownloadStage { _, count in
            var answer = DownloadStage.whole
            if count == 1 { answer.headers[0].1 = "\(length)" }
            return answer
        }
        try await stage.perform { [clock = stage.stage.clock] engine, log in
            engine.send(.download(Self.r))
            await clock.pass(.milliseconds(500))
            _ = await log.run(Self.r) { $0.download?.isOver == true }
        }
        #expect(stage.bytes("\(Self.name).png") == DownloadStage.png)
    }

    @Test(arguments: [DownloadStage.whole, ScriptedFiles.Answer(chunks: [DownloadStage.png])])
    func aDiskThatIsTooFullIsNotFilled(answer: ScriptedFiles.Answer) async throws {
        var limits = DownloadLimits.small
        limits.reserve = .max / 2
        let stage = try await DownloadStage(limits: limits) { _, _ in answer }
        #expect(try await stage.fetch()?.failure?.what.contains("Not enough disk space") == true)
    }

    @Test func aFolderThatCannotBeWrittenIsSaidSo() async throws {
        let stage = try await DownloadStage { _, _ in DownloadStage.whole }
        try stage.scratch.write("a file", to: DownloadStage.folderName)
        #expect(try await stage.fetch()?.failure?.what.contains("cannot be written") == true)
    }
}
