#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain
import GRDB
import JSON

@testable import Archive

/// A folder of its own that goes away with its owner.
final class ScratchFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("easel-archive-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension Timestamp {
    static let noon = Timestamp(milliseconds: 1_780_000_000_000)
}

extension Request {
    static func sample(_ id: String = "11111111-1111-4111-8111-111111111111") -> Request {
        Request(
            id: RequestID(id), action: .run,
            entry: EntryID(service: .artinstring, kind: .prompt, value: "prompt-1"), title: "Stoic Owl Portrait",
            modality: .image,
            body: [
                "promptId": "prompt-1",
                "vars": ["zeta": "an owl \"at\" sunset\n漢字", "alpha": 9_223_372_036_854_775_807],
            ],
            cost: .quota(.image, runs: 1), createdAt: .noon)
    }
}

extension Run {
    /// A run in which every member has a value.
    static let whole: Run = {
        var output = Output(text: "a poem\nin lines", files: [OutputFile(url: "https://example.org/a.png")])
        output.files.append(
            OutputFile(
                url: "https://example.org/b.mp4", format: "video/mp4", width: 640, height: 480, byteCount: 12))
        return Run(
            id: RunID("run-1"), service: .antekirt, remoteID: "remote-1", title: "a sunset",
            detail: "in oil · 28", modality: .video, phase: .failed, createdAt: .noon, endedAt: .noon + .seconds(7),
            output: output,
            failure: Failure(
                .invalidBody, what: "what", meaning: "meaning", next: "next", fieldProblems: ["prompt": ["too long"]],
                retryAfter: .milliseconds(1500)),
            cost: .credits(3), isOurs: true, entry: EntryID(service: .antekirt, kind: .artist, value: "artist-1"))
    }()
}

extension Archive {
    /// Lets the database grow no more, as on a full disk.
    func fill() throws {
        try database.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
    }

    /// The newest runs of all services, newest first.
    func recentRuns(limit: Int) throws(ArchiveError) -> [Run] { try runs(limit: limit).runs }
}
