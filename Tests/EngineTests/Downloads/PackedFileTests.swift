import Archive
import ArtClient
import Domain
import Simulator
import TestKit
import Testing

@testable import Engine

/// A paid file is fetched whatever its header says of how it is packed.
@Suite(.timeLimit(.minutes(2)))
struct PackedFileTests {
    private static let svg = Array(
        (#"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">"# + String(repeating: "<g/>", count: 400)
            + "</svg>").utf8)
    /// The same, compressed by gzip.
    private static let packed: [UInt8] =
        [
            0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03,
        ] + stored(svg)

    /// A deflate stream of stored blocks with gzip's ending (RFC 1951, 3.2.4, and RFC 1952, 2.3.1).
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        func little(_ value: UInt32, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
        }
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        let length = UInt32(bytes.count)
        return [1] + little(length, 2) + little(~length, 2) + bytes + little(~sum, 4) + little(length, 4)
    }

    struct Server: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var headers: [(String, String)]
        var body: [UInt8]
    }

    private static let servers = [
        Server(testDescription: "gzip", headers: [("Content-Encoding", "gzip")], body: packed),
        Server(testDescription: "x-gzip", headers: [("Content-Encoding", "x-gzip")], body: packed),
        Server(testDescription: "gzip that is none", headers: [("Content-Encoding", "gzip")], body: svg),
        Server(testDescription: "UTF-8", headers: [("Content-Encoding", "UTF-8")], body: svg),
        Server(testDescription: "none", headers: [("Content-Encoding", "none")], body: svg),
        Server(testDescription: "aws-chunked", headers: [("Content-Encoding", "aws-chunked")], body: svg),
        Server(testDescription: "compressed and not said to be", headers: [("ETag", "\"a\"")], body: packed),
        Server(
            testDescription: "a wrong type and a version",
            headers: [
                ("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("ETag", "\"a\""),
            ], body: packed),
    ]

    @Test(arguments: servers, [3, 100_000])
    func theFileIsThereUnpacked(_ server: Server, _ chunk: Int) async throws {
        let folder = try TemporaryFolder()
        let archive = try Archive(inMemory: ())
        try await archive.save([
            Run(
                id: RunID("r"), service: .antekirt, remoteID: "r", title: "Owl", modality: .vector, phase: .completed,
                createdAt: .noon, endedAt: .noon, output: Output(files: [OutputFile(url: "https://e.org/a.svg")]))
        ])
        var stage = Stage(archive: archive)
        let chunks = stride(from: 0, to: server.body.count, by: chunk).map {
            Array(server.body[$0..<min($0 + chunk, server.body.count)])
        }
        // The first connection breaks: nothing of a packed file is joined to another part of it.
        let files = ScriptedFiles(clock: stage.clock) { request, count in
            let range = request.headers.first { $0.name == "Range" }?.value
            let length = [("Content-Length", "\(server.body.count)")]
            if count == 1 {
                return ScriptedFiles.Answer(
                    headers: server.headers + length, chunks: Array(chunks.prefix((chunks.count + 1) / 2)), end: .broken
                )
            }
            guard let range, let first = Int(range.dropFirst(6).dropLast()) else {
                return ScriptedFiles.Answer(headers: server.headers + length, chunks: chunks)
            }
            let bounds = ("Content-Range", "bytes \(first)-\(server.body.count - 1)/\(server.body.count)")
            return ScriptedFiles.Answer(
                status: 206, headers: server.headers + [bounds], chunks: [Array(server.body[first...])])
        }
        stage.files = files
        stage.downloads = DownloadSettings(folder: folder.path, isAutomatic: false)
        try await stage.perform { [log = stage.log, clock = stage.clock] engine in
            _ = await log.run(RunID("r")) { _ in true }
            engine.send(.download(RunID("r")))
            await waitUntil("it is fetched", timeout: .seconds(30)) {
                clock.advance(to: clock.now.offset + .milliseconds(500))
                return await log.runs[RunID("r")]?.download?.isOver == true
            }
            guard case .done(let paths)? = await log.runs[RunID("r")]?.download else {
                Issue.record("\(await log.runs[RunID("r")]?.download as Any)")
                return
            }
            let path = paths.first ?? ""
            #expect((try? ReadFile.bytes(path)) == Self.svg)
            #expect(path.hasSuffix(".svg"))
        }
    }
}
