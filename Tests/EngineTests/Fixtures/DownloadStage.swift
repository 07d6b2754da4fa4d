import Archive
import ArtClient
import Domain
import Foundation
import TestKit

@testable import Engine

/// A stage with finished runs, a folder for their files, and the servers that these lie on.
struct DownloadStage {
    static let folderName = "out"
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + (0..<500).map { UInt8(truncatingIfNeeded: $0) }
    static let tag = #""v1""#

    let scratch: TemporaryFolder
    var stage: Stage

    var path: String { scratch.appending(Self.folderName) }
    var log: EventLog { stage.log }

    /// - Parameters:
    ///   - scratch: The folder of an earlier session, with what it left behind.
    ///   - archive: Its archive.
    init(
        runs: [Run] = [.finished()], isAutomatic: Bool = false, limits: DownloadLimits? = nil,
        scratch: TemporaryFolder? = nil, archive: Archive? = nil,
        files: @escaping @Sendable (_ request: [String: String], _ count: Int) -> ScriptedFiles.Answer
    ) async throws {
        let scratch = try scratch ?? TemporaryFolder()
        let archive = try archive ?? Archive(inMemory: ())
        try await archive.save(runs)
        self.scratch = scratch
        stage = Stage(archive: archive)
        stage.files = ScriptedFiles(clock: stage.clock) { request, count in
            var fields = Dictionary(
                request.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
            fields["url"] = request.url
            return files(fields, count)
        }
        stage.downloads = DownloadSettings(
            folder: scratch.appending(Self.folderName), isAutomatic: isAutomatic, limits: limits ?? .small)
    }

    /// Asks for the files of `run`, and gives how that ended.
    func fetch(_ run: RunID = RunID("r")) async throws -> Download? {
        try await perform { engine, log in
            engine.send(.download(run))
            _ = await log.run(run) { $0.download?.isOver == true }
        }
        return await log.runs[run]?.download
    }

    /// Runs an engine while `body` does, once it has told its runs.
    func perform(_ body: @escaping @Sendable (Engine, EventLog) async throws -> Void) async throws {
        try await stage.perform { [log = stage.log] engine in
            await log.wait(forRuns: { !$0.isEmpty })
            try await body(engine, log)
        }
    }

    /// The names in the folder, in order.
    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    func bytes(_ name: String) -> [UInt8]? { FileManager.default.contents(atPath: "\(path)/\(name)").map { Array($0) } }

    /// The whole picture, as an honest server without ranges sends it.
    static var whole: ScriptedFiles.Answer {
        ScriptedFiles.Answer(headers: [("Content-Length", "\(png.count)"), ("ETag", tag)], chunks: [png])
    }

    /// The picture up to `end`, as a connection that breaks off there.
    static func broken(at end: Int, _ ending: ScriptedFiles.Answer.End = .broken) -> ScriptedFiles.Answer {
        ScriptedFiles.Answer(
            headers: [("Content-Length", "\(png.count)"), ("ETag", tag)], chunks: [Array(png[..<end])], end: ending)
    }

    /// The picture from `start`.
    static func rest(from start: Int) -> ScriptedFiles.Answer {
        ScriptedFiles.Answer(
            status: 206,
            headers: [("Content-Range", "bytes \(start)-\(png.count - 1)/\(png.count)"), ("ETag", tag)],
            chunks: [Array(png[start...])])
    }
}

extension DownloadLimits {
    static let small = DownloadLimits(image: 4000, vector: 1000, video: 8000, reserve: 0, checkpoint: 100)
}

extension Run {
    /// A generation with a picture, found at the service.
    static func finished(_ id: String = "r", output: Output? = nil, isOurs: Bool = false, endedAt: Timestamp? = nil)
        -> Run
    {
        Run(
            id: RunID(id), service: .antekirt, remoteID: id, title: "Blue Heron", modality: .image, phase: .completed,
            createdAt: .noon, endedAt: endedAt,
            output: output ?? Output(files: [OutputFile(url: "https://files.example/\(id).png?sig=hush")]),
            isOurs: isOurs)
    }
}

extension Download {
    /// Whether nothing more happens by itself.
    var isOver: Bool {
        switch self {
        case .running, .retrying: false
        case .done, .failed, .cancelled: true
        }
    }

    var hasBegun: Bool { if case .running(let received, _, _) = self { received > 0 } else { false } }
    var isRetrying: Bool { if case .retrying = self { true } else { false } }
    var failure: Failure? { if case .failed(let failure) = self { failure } else { nil } }
}
