import ArtClient
import Archive
import Domain
import Pixels
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
}
