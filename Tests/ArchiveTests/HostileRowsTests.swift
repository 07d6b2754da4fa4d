import Domain
import GRDB
import JSON
import Testing

@testable import Archive

/// Values that no Easel has written: in each column of each table each kind that SQLite knows.
struct HostileRowsTests {
    private let folder: ScratchFolder
    private var path: String { folder.path + "/easel.sqlite" }

    init() throws { folder = try ScratchFolder() }

    private static let victim = Request.sample("22222222-2222-4222-8222-222222222222")
    private static let intact = Request.sample()
    private static let tables = [
        "requests", "runs", "catalogs", "request_events", "drafts", "place", "downloads", "presets",
        "answer_histories", "accounts",
    ]
    /// As SQL has them.
    private static let values = [
        "NULL", "0", "7", "9223372036854775807", "-9223372036854775808", "1.5", "9e999", "-9e999", "'text'", "''",
        "x'00ff80'", "x''", "CAST(x'61ff62' AS TEXT)", "CAST(x'7b7d0061' AS TEXT)",
        "CAST(x'22eda080ff22' AS TEXT)", "printf('%.*c', 300000, 'x')", "'{\"a\":' || printf('%.*c', 300, '[')",
    ]

    /// Two rows of everything, and tables that take any value.
    private func prepare() async throws {
        do {
            let archive = try Archive(path: path)
            for (index, request) in [Self.intact, Self.victim].enumerated() {
                try await archive.record(request, at: .noon + .seconds(index))
                let entry = EntryID(service: .artinstring, kind: .prompt, value: "prompt-\(index)")
                try await archive.save(Draft(entry: entry, values: ["a": 1], savedAt: .noon + .seconds(index)))
                let preset = Preset(entry: entry, name: "mine", values: ["a": 1], savedAt: .noon)
                try await archive.save(try #require(preset))
                try await archive.save(
                    DownloadRecord(run: request.id.runID, folder: "/f", state: .wanted), at: .noon + .seconds(index))
                var history = AnswerHistory()
                history.note("an owl", at: "subject", usedAt: .noon)
                try await archive.merge(history, of: entry)
            }
            try await archive.save([.whole])
            try await archive.savePlace(["at": "queue"])
            for service in Service.allCases {
                try await archive.save(
                    ArchivedAccount(account: Account(credits: 3), readAt: .noon), of: service, credential: "arti_…1")
                try await archive.saveCatalog(
                    ArchivedSection(elements: [], total: 3, savedAt: .noon), of: service, kind: .prompt)
            }
        }
        let database = try DatabaseQueue(path: path)
        try await database.write { db in
            try db.execute(
                sql: """
                    DROP TRIGGER request_events_never_change;
                    DROP TRIGGER request_events_never_go;
                    PRAGMA writable_schema = ON;
                    UPDATE sqlite_master SET sql = replace(replace(sql, ' NOT NULL', ''), ' CHECK (id = 1)', '');
                    PRAGMA writable_schema = RESET;
                    """)
        }
    }

    @Test func damagedRowsOfRequestsAreAlwaysRecorded() async throws {
        let archive = try Archive(path: path)
        await archive.note((0..<5000).map { DamagedRow(table: "runs", row: $0, column: "content") })
        await archive.note([DamagedRow(table: "requests", row: 1, column: "body")])
        let rows = await archive.damagedRows
        #expect(rows.contains { $0.isOfRequest })
        #expect(rows.count <= 1001)
    }

    /// Reads and writes all that an Easel does; what fails is an error and no trap.
    private func use(_ archive: Archive) async throws -> (open: [RequestRecord], isDamaged: Bool) {
        var isDamaged = false
        do { try await archive.checkIntegrity() } catch { isDamaged = true }
        let open = try await archive.unsettledRequests()
        let recent = try await archive.requests(since: .noon)
        _ = try await archive.openRuns()
        let page = try await archive.runs(limit: 2)
        _ = try await archive.runs(before: page.edge, limit: 2)
        for service in Service.allCases {
            _ = try await archive.runs(of: service, limit: 1)
            _ = try await archive.edge(of: service, after: page.edge)
            _ = try await archive.catalog(of: service, kind: .prompt)
            _ = try await archive.account(of: service, credential: "arti_…1")
            _ = try await archive.runs(of: service, remoteIDs: ["remote-1"])
            _ = try await archive.claimed(of: ["remote-1"], at: service, exceptBy: Self.intact.id)
        }
        _ = try await archive.collections()
        _ = try await archive.drafts()
        _ = try await archive.place()
        _ = try await archive.pendingDownloads()
        _ = try await archive.recentDownloads(limit: 9)
        for index in 0..<2 {
            let entry = EntryID(service: .artinstring, kind: .prompt, value: "prompt-\(index)")
            _ = try await archive.presets(of: entry)
            _ = try await archive.answers(of: entry)
            try? await archive.deletePreset("other", of: entry)
        }
        for request in [Self.intact, Self.victim] {
            _ = try await archive.request(request.id)
            _ = try await archive.journal(of: request.id)
            _ = try await archive.run(request.id.runID)
            _ = try await archive.download(of: request.id.runID)
        }
        #expect(recent.contains { $0.request == Self.intact })
        #expect(try await archive.run(Self.intact.id.runID) != nil)
        #expect(try await archive.drafts().contains { $0.entry.value == "prompt-0" })
        #expect(
            try await archive.presets(of: EntryID(service: .artinstring, kind: .prompt, value: "prompt-0")).all.count
                == 1)
        return (open, isDamaged)
    }

    @Test(arguments: tables) func noValueTrapsAndNoRowAffectsAnother(table: String) async throws {
        try await prepare()
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let database = try DatabaseQueue(path: path, configuration: configuration)
        let (columns, last) = try await database.read { db in
            (try db.columns(in: table).map(\.name), try Int64.fetchOne(db, sql: "SELECT max(rowid) FROM \(table)"))
        }
        let row = try #require(last)
        // `id` of the journal and of the place is the row's own number, which takes nothing but integers.
        for column in columns where !(column == "id" && ["request_events", "place"].contains(table)) {
            for value in Self.values {
                let place = Comment(rawValue: "\(table).\(column) = \(value)")
                try await database.write { db in
                    try db.execute(
                        sql: "CREATE TEMP TABLE before AS SELECT \(column) AS it FROM \(table) WHERE rowid = \(row)")
                    try db.execute(sql: "UPDATE OR IGNORE \(table) SET \(column) = \(value) WHERE rowid = \(row)")
                }
                let archive = try Archive(path: path)
                let (open, isDamaged) = try await use(archive)
                let broken = await archive.damagedRows
                if table == "requests" {
                    // What it says could be that something was paid for: it is read, or its damage is said.
                    let isSaid = isDamaged || broken.contains { $0.isOfRequest && $0.row == row }
                    #expect(open.count == 2 || isSaid, place)
                }
                #expect(broken.allSatisfy { $0.table == table && $0.row == row }, place)
                try await database.write { db in
                    try db.execute(
                        sql: """
                            UPDATE OR IGNORE \(table) SET \(column) = (SELECT it FROM before) WHERE rowid = \(row);
                            DROP TABLE before;
                            """)
                }
            }
        }
        // All is as it was.
        #expect(try await use(Archive(path: path)).open.count == 2)
    }

    @Test(arguments: [
        ("UPDATE requests SET created_at = 'text'", "created_at"), ("UPDATE requests SET state = 'gone'", "state"),
        ("UPDATE requests SET body = CAST(x'7b226122ff7d' AS TEXT)", "body"),
    ])
    func aDamagedRequestIsReportedAndNothingIsSent(damage: String, column: String) async throws {
        do { try await Archive(path: path).record(Self.intact, at: .noon) }
        try await DatabaseQueue(path: path).write { db in try db.execute(sql: damage) }
        let archive = try Archive(path: path)
        try await archive.checkIntegrity()
        #expect(try await archive.unsettledRequests().isEmpty)
        #expect(await archive.damagedRows == [DamagedRow(table: "requests", row: 1, column: column)])
        let inspection = try ArchiveInspection(path: path)
        #expect(inspection.damagedRows.contains(DamagedRow(table: "requests", row: 1, column: column)))
        #expect(inspection.damage == nil)
    }

    /// Garbage over each page but the first, which SQLite looks at by itself.
    @Test func aCorruptPageIsDetectedBeforeAnythingIsSent() async throws {
        do {
            let archive = try Archive(path: path)
            for index in 0..<60 { try await archive.record(.sample("request-\(index)"), at: .noon) }
        }
        try await DatabaseQueue(path: path).writeWithoutTransaction { db in
            _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        let clean = try bytes()
        let size = 4096
        #expect(clean.count / size > 10)
        for page in 1..<(clean.count / size) {
            var damaged = clean
            for index in 0..<size { damaged[page * size + index] = UInt8(truncatingIfNeeded: index &* 167 &+ 13) }
            try write(damaged)
            let error = await #expect(throws: ArchiveError.self, "page \(page)") {
                let archive = try Archive(path: path)
                try await archive.checkIntegrity()
            }
            #expect(error?.kind == .damaged, "page \(page)")
        }
        try write(clean)
        try await Archive(path: path).checkIntegrity()
    }

    private func bytes() throws -> [UInt8] { try [UInt8](ScratchFile(path).read()) }

    private func write(_ bytes: [UInt8]) throws {
        for suffix in ["-wal", "-shm"] { ScratchFile(path + suffix).delete() }
        try ScratchFile(path).write(bytes)
    }
}
