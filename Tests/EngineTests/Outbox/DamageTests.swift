import Archive
import Domain
import JSON
import Foundation
import GRDB
import TestKit
import Testing

@testable import Engine

/// An archive that is damaged: what is told, and that nothing leaves that could have been paid for already.
@Suite(.timeLimit(.minutes(5)))
struct DamageTests {
    private let folder: TemporaryFolder
    private var path: String { folder.appending("easel.sqlite") }
    private static let entry = EntryID(service: .artinstring, kind: .prompt, value: "p")

    init() throws { folder = try TemporaryFolder() }

    /// Leaves a request in line and another one, a draft and runs behind.
    private func prepare(_ damage: String) async throws {
        do {
            let archive = try Archive(path: path)
            try await archive.record(.owl("in-line"), at: .noon)
            try await archive.record(.owl("damaged", subject: "another"), at: .noon)
            try await archive.save(Draft(entry: Self.entry, values: ["a": 1], savedAt: .noon))
        }
        try await DatabaseQueue(path: path).writeWithoutTransaction { db in
            try db.execute(sql: damage)
            _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    private func stage() throws -> Stage {
        var stage = Stage(archive: try Archive(path: path))
        stage.services = [.artinstring]
        stage.service.accept("POST /api/v1/runs")
        return stage
    }

    /// Submits a new request and expects that it is refused for what begins with `words`, which was told at the start.
    private func expectNothingLeaves(_ stage: Stage, because words: String) async throws {
        try await stage.perform { engine in
            await stage.log.wait {
                if case .failed(.refresh(nil), let failure) = $0 { failure.what.hasPrefix(words) } else { false }
            }
            engine.send(.submit(.owl("new")))
            await stage.log.wait {
                if case .rejected(RequestID("new"), let failure) = $0 { failure.what.hasPrefix(words) } else { false }
            }
        }
        #expect(stage.service.posted.isEmpty)
    }

    @Test(arguments: [
        "created_at = 'text'", "state = 'gone'", "state = 7", "body = '{'", "cost = x'00'", "is_held = 'no'",
    ])
    func aRequestThatCannotBeReadKeepsAllOthersFromLeavingAndIsSaid(damage: String) async throws {
        try await prepare("UPDATE requests SET \(damage) WHERE id = 'damaged'")
        let stage = try stage()
        try await expectNothingLeaves(stage, because: "A request in \(path) cannot be read (requests, row 2, ")
        // What can be read is there.
        #expect(await stage.log.runs[RunID("in-line")] != nil)
        #expect(try await Archive(path: path).request(RequestID("in-line"))?.state == .prepared)
    }

    @Test func aDraftThatCannotBeReadIsSaidAndKeepsNothingFromLeaving() async throws {
        try await prepare("UPDATE drafts SET saved_at = 'text'")
        let stage = try stage()
        try await stage.perform { _ in
            await stage.log.wait {
                if case .failed(.refresh(nil), let failure) = $0 {
                    failure.what == "A row of \(path) cannot be read (drafts, row 1, saved_at)"
                } else {
                    false
                }
            }
            for id in ["in-line", "damaged"] { _ = await stage.log.run(RunID(id)) { $0.remoteID != nil } }
        }
        #expect(Set(stage.service.posted) == ["in-line", "damaged"])
    }

    @Test func aPageOfGarbageIsNoticedBeforeAnythingLeaves() async throws {
        try await prepare("SELECT 1")
        let size = 4096
        let clean = try Data(contentsOf: URL(filePath: path))
        for page in [2, 4, clean.count / size - 1] {
            var damaged = clean
            damaged.replaceSubrange(page * size..<(page + 1) * size, with: Data(repeating: 0xa5, count: size))
            for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
            try damaged.write(to: URL(filePath: path))
            guard let stage = try? stage() else { continue }
            try await expectNothingLeaves(stage, because: "\(path) is damaged")
        }
    }
}
