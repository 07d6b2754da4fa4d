import ArtClient
import Archive
import Domain
import Foundation
import Pixels
import Synchronization
import TestKit
import Testing

@testable import Engine

struct PictureTests {
    /// A red square.
    private static let svg = """
        <svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="red"/></svg>
        """
    private static let url = "https://example.org/files/a.svg"

    private func stage(_ body: String, tools: String) async throws -> Stage {
        let archive = try Archive(inMemory: ())
        try await archive.save([
            Run(
                id: RunID("r"), service: .antekirt, remoteID: "r", title: "t", modality: .image, phase: .completed,
                createdAt: .noon, output: Output(files: [OutputFile(url: Self.url)]))
        ])
        var stage = Stage(archive: archive)
        stage.toolPath = tools
        stage.service.on("GET /files/a.svg", body)
        return stage
    }

    private func result(of stage: Stage) async throws -> PictureResult? {
        let request = PictureRequest(.run(RunID("r"), file: 0), width: 4, height: 2, format: PictureFormat(.full))
        try await stage.perform { [log = stage.log] engine in
            #expect(await log.run(RunID("r")) { _ in true } != nil)
            engine.send(.loadPicture(request))
            await log.wait { if case .picture(request, _) = $0 { true } else { false } }
        }
        for case .picture(_, let result) in await stage.log.events { return result }
        return nil
    }

    @Test func withoutChafaTheFileIsKnownAllTheSame() async throws {
        let stage = try await stage(Self.svg, tools: "/nowhere")
        guard case .unavailable(let failure) = try await result(of: stage) else {
            Issue.record("a picture without a tool")
            return
        }
        #expect(failure.what == "chafa is not installed")
        let file = OutputFile(
            url: Self.url, format: "image/svg+xml", width: 20, height: 20, byteCount: Self.svg.utf8.count)
        #expect(await stage.log.events.contains(.file(RunID("r"), file)))
        #expect(try await stage.archive?.recentRuns(limit: 1).first?.output?.files == [file])
    }

    @Test func aFileOfNoKnownKindIsToldSo() async throws {
        guard case .unavailable(let failure) = try await result(of: stage("<html>", tools: "/nowhere")) else {
            Issue.record("a picture of a page")
            return
        }
        #expect(failure.what.contains("unsupported type"))
    }

    @Test(.enabled(if: ToolFolder.chafa != nil, "chafa is not installed"))
    func aRedSquareIsRedCells() async throws {
        guard case .picture(let picture) = try await result(of: stage(Self.svg, tools: ToolFolder.chafa ?? "")) else {
            Issue.record("no picture")
            return
        }
        #expect(picture.height == 2)
        let red = Picture.Ink.rgb(255, 0, 0)
        for cell in picture.rows.joined() { #expect(cell.background == red || cell.foreground == red) }
    }

    // MARK: with a tool of the test's own

    /// A folder with a `chafa` that prints four red pixels above four blue ones, and notes each of its calls.
    private func tools() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            #!/bin/sh
            echo "$@" >> \(folder.appending("calls"))
            printf '\\033[38;2;0;0;255;48;2;255;0;0m▄▄▄▄\\n'
            """, to: "chafa")
        #expect(chmod(folder.appending("chafa"), 0o700) == 0)
        return folder
    }

    private func calls(_ tools: TemporaryFolder) -> [Substring] {
        ((try? String(contentsOfFile: tools.appending("calls"), encoding: .utf8)) ?? "").split(separator: "\n")
    }

    private func request(
        _ source: PictureRequest.Source, _ width: Int, _ colors: PictureFormat.Colors = .cube
    ) -> PictureRequest {
        PictureRequest(source, width: width, height: width, format: PictureFormat(colors))
    }

    /// Sends `requests` and returns the answers to them, in their order.
    private func results(of requests: [PictureRequest], on stage: Stage) async throws -> [PictureResult?] {
        try await stage.perform { [log = stage.log] engine in
            #expect(await log.run(RunID("r")) { _ in true } != nil)
            for request in requests { engine.send(.loadPicture(request)) }
            for request in requests { await log.wait { if case .picture(request, _) = $0 { true } else { false } } }
        }
        let events = await stage.log.events
        return requests.map { request in
            for case .picture(request, let result) in events { return result }
            return nil
        }
    }

    private func width(_ result: PictureResult?) -> Int? {
        if case .picture(let picture)? = result { picture.width } else { nil }
    }

    @Test func sizesAndFormatsOfOneFileAreAllAnsweredAndReadOnce() async throws {
        let tools = try tools()
        let stage = try await stage(Self.svg, tools: tools.path)
        let run = PictureRequest.Source.run(RunID("r"), file: 0)
        let requests = [request(run, 20), request(run, 8), request(run, 8, .full), request(run, 4, .monochrome)]
        #expect(try await results(of: requests, on: stage).map(width) == [20, 8, 8, 4])
        #expect(stage.service.count("GET /files/a.svg") == 1)
        #expect(calls(tools).count <= 2)
    }

    @Test func theCubeNeverHasTheUsersColors() async throws {
        let tools = try tools()
        let stage = try await stage(Self.svg, tools: tools.path)
        let result = try await results(of: [request(.run(RunID("r"), file: 0), 2)], on: stage)[0]
        #expect(calls(tools).count == 1)
        guard case .picture(let picture) = result else {
            Issue.record("no picture")
            return
        }
        #expect(
            picture.rows.joined().allSatisfy {
                $0 == Picture.Cell(glyph: "▀", foreground: .indexed(196), background: .indexed(21))
            })
    }

    @Test func addressesAreReadWithoutACredential() async throws {
        let tools = try tools()
        let stage = try await stage(Self.svg, tools: tools.path)
        let sent = Mutex<[String]>([])
        stage.service.on("GET /files/hero.png") { request in
            sent.withLock { $0 += request.headers.map { $0.name.lowercased() } }
            return TransportResponse(status: 200, body: Array(Self.svg.utf8))
        }
        let source = PictureRequest.Source.address("https://example.org/files/hero.png", .artinstring)
        #expect(try await results(of: [request(source, 6)], on: stage).map(width) == [6])
        let names = sent.withLock { $0 }
        #expect(
            calls(tools).count == 1 && !names.isEmpty && !names.contains("authorization")
                && !names.contains("x-api-key"))
    }

    @Test(arguments: ["file:///etc/passwd", "http://example.org/a.png", "https://10.0.0.1/a.png", "", "a.png"])
    func addressesThatAreNotSafeAreNotRead(address: String) async throws {
        let tools = try tools()
        let stage = try await stage(Self.svg, tools: tools.path)
        let result = try await results(of: [request(.address(address, .antekirt), 6)], on: stage)[0]
        guard case .unavailable = result else {
            Issue.record("a picture of \(address)")
            return
        }
        #expect(calls(tools).isEmpty)
    }

    @Test func aPictureOnDiskNeedsNeitherNetworkNorTools() async throws {
        let folder = try TemporaryFolder()
        let run = PictureRequest.Source.run(RunID("r"), file: 0)
        let tools = try tools()
        var first = try await stage(Self.svg, tools: tools.path)
        first.pictureFolder = folder.appending("pictures")
        #expect(try await results(of: [request(run, 10)], on: first).map(width) == [10])
        #expect(calls(tools).count == 1)

        var second = try await stage("", tools: "/nowhere")
        second.pictureFolder = folder.appending("pictures")
        // Another format, a smaller one, and one that is better coarse than not at all.
        let requests = [request(run, 10, .full), request(run, 4), request(run, 60)]
        #expect(try await results(of: requests, on: second).map(width) == [10, 4, 60])
        let file = OutputFile(
            url: Self.url, format: "image/svg+xml", width: 20, height: 20, byteCount: Self.svg.utf8.count)
        #expect(await second.log.events.contains(.file(RunID("r"), file)))
    }

    @Test func moreThanCanWaitAreAnsweredAllTheSame() async throws {
        let tools = try tools()
        let stage = try await stage(Self.svg, tools: tools.path)
        let requests = (0..<60).map { number -> PictureRequest in
            stage.service.on("GET /files/\(number).svg", Self.svg)
            return request(.address("https://example.org/files/\(number).svg", .antekirt), 2)
        }
        let results = try await results(of: requests, on: stage)
        for result in results { #expect(width(result) == 2 || result == .unavailable(.superseded)) }
        #expect(results.count { width($0) == 2 } == calls(tools).count)
        #expect(!calls(tools).isEmpty)
    }
}
