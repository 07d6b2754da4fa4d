import ArtClient
import Archive
import Domain
import GRDB
import TestKit
import Testing

@testable import Engine

/// How often a run is written: every write waits for the disk.
@Suite(.timeLimit(.minutes(5)))
struct PersistenceTests {
    private let folder: TemporaryFolder
    private let database: DatabaseQueue
    private static let owl = Request.owl()

    init() throws {
        folder = try TemporaryFolder()
        _ = try Archive(path: folder.appending("easel.sqlite"))
        database = try DatabaseQueue(path: folder.appending("easel.sqlite"))
        try database.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE writes (phase TEXT);
                    CREATE TRIGGER made AFTER INSERT ON runs BEGIN INSERT INTO writes VALUES (NEW.phase); END;
                    CREATE TRIGGER changed AFTER UPDATE ON runs BEGIN INSERT INTO writes VALUES (NEW.phase); END;
                    """)
        }
    }

    @Test func aRunIsWrittenOnceForEachStateThatItComesToAndNotForSignsOfLife() async throws {
        var stage = Stage(archive: try Archive(path: folder.appending("easel.sqlite")))
        stage.services = [.artinstring]
        stage.service.on("POST /api/v1/runs", #"{"runId":"r1","status":"queued"}"#)
        stage.service.on("GET /api/v1/runs/r1", #"{"id":"r1","status":"completed"}"#)
        let (frames, stream) = AsyncStream.makeStream(of: String.self)
        stage.service.stream("r1", frames)
        let id = Self.owl.id.runID
        try await stage.perform { [log = stage.log, clock = stage.clock] engine in
            engine.send(.submit(Self.owl))
            stream.yield(": hello\n\n")
            _ = await log.run(id) { $0.following == .stream }
            for _ in 0..<3 {
                clock.advance(to: clock.now.offset + .seconds(2))
                let now = Timestamp.noon + clock.now.offset
                stream.yield(": still here\n\n")
                _ = await log.run(id) { $0.heardAt == now }
            }
            stream.yield("data: {\"status\":\"running\"}\n\n")
            _ = await log.run(id) { $0.phase == .running }
            stream.yield("data: {\"status\":\"completed\"}\n\n")
            _ = await log.run(id) { $0.phase == .completed }
        }
        let writes = try await database.read { try String.fetchAll($0, sql: "SELECT phase FROM writes ORDER BY rowid") }
        #expect(writes == ["unknown", "queued", "running", "completed"])
    }
}
