#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Archive
import Domain
import GRDB
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What GRDB writes of a database.
private final class DumpText: TextOutputStream {
    private(set) var text = ""
    func write(_ string: String) { text += string }
}

/// Archives that can be read only in part, or not now.
struct ArchiveOpenerTests {
    private let folder: ScratchFolder
    private var path: String { folder.path + "/easel.sqlite" }

    init() throws { folder = try ScratchFolder() }

    /// Leaves an archive with a run and a request behind.
    private func prepare() async throws {
        let archive = try Archive(path: path)
        try await archive.save([.whole])
        try await archive.record(.sample(), at: .noon)
    }

    private func expectReadingOnly(_ archive: Archive, because kind: ArchiveError.Kind) async throws {
        #expect(archive.readOnlyReason?.kind == kind)
        #expect(archive.readOnlyReason?.failure.cause == .local)
        #expect(!archive.isShared)
        #expect(try await archive.recentRuns(limit: 9).contains(.whole))
        let error = await #expect(throws: ArchiveError.self) {
            try await archive.write(RequestTransition(Request.sample().id, .send, at: .noon))
        }
        #expect(error?.kind == kind)
        #expect(try await archive.request(Request.sample().id)?.state == .prepared)
    }

    private func contents() async throws -> String {
        let database = try DatabaseQueue(path: path)
        let output = DumpText()
        try database.dumpContent(to: output)
        return output.text
    }

    @Test func aFileOfANewerEaselIsReadAndLeftAsItWas() async throws {
        try await prepare()
        try await DatabaseQueue(path: path).write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('a step of tomorrow')")
        }
        let dump = try await contents()
        try await expectReadingOnly(Archive(path: path), because: .newer)
        #expect(try await contents() == dump)
    }

    @Test func aFileThatAnotherProgramIsWritingIsRead() async throws {
        try await prepare()
        // A step that is still to be taken makes opening write.
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: path, configuration: configuration)
        try await other.write { db in
            try db.execute(
                sql: """
                    DELETE FROM grdb_migrations WHERE identifier = 'presets and earlier answers';
                    DROP TABLE presets;
                    DROP TABLE answer_histories;
                    """)
        }
        try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
        let archive = try Archive(path: path, timeout: .milliseconds(20))
        try await expectReadingOnly(archive, because: .busy)
        let entry = Request.sample().entry
        #expect(try await archive.presets(of: entry) == Presets())
        #expect(try await archive.answers(of: entry) == AnswerHistory())
    }

    @Test(.enabled(if: geteuid() != 0, "the super-user may write anything"), arguments: [0o400, 0o600])
    func aFileInAFolderThatMayNotBeWrittenIsRead(mode: UInt32) async throws {
        try await prepare()
        chmod(path, mode)
        chmod(folder.path, 0o500)
        defer { chmod(folder.path, 0o700) }
        let archive = try Archive(path: path)
        #expect(try await archive.recentRuns(limit: 9).contains(.whole))
        #expect(archive.readOnlyReason != nil)
        await #expect(throws: ArchiveError.self) { try await archive.save([.whole]) }
    }

    @Test func aFileOfAnOlderEaselIsMigratedAndKeepsItsContents() async throws {
        do {
            let old = try DatabaseQueue(path: path)
            try await old.write { db in
                try db.execute(
                    sql: """
                        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
                        INSERT INTO grdb_migrations VALUES ('requests, runs and catalogs');
                        CREATE TABLE requests (
                            id TEXT PRIMARY KEY NOT NULL, action TEXT NOT NULL, service TEXT NOT NULL,
                            entry_kind TEXT NOT NULL, entry_id TEXT NOT NULL, title TEXT NOT NULL,
                            modality TEXT NOT NULL, body TEXT NOT NULL, cost TEXT NOT NULL,
                            created_at INTEGER NOT NULL, state TEXT NOT NULL, remote_id TEXT, failure TEXT,
                            updated_at INTEGER NOT NULL);
                        CREATE TABLE runs (
                            id TEXT PRIMARY KEY NOT NULL, service TEXT NOT NULL, remote_id TEXT, phase TEXT NOT NULL,
                            created_at INTEGER NOT NULL, is_ours INTEGER NOT NULL, content TEXT NOT NULL);
                        CREATE TABLE catalogs (
                            service TEXT NOT NULL, section TEXT NOT NULL, entries TEXT NOT NULL, total INTEGER,
                            saved_at INTEGER NOT NULL, PRIMARY KEY (service, section));
                        INSERT INTO requests VALUES ('r', 'run', 'artinstring', 'prompt', 'p', 'Owl', 'image',
                            '{"promptId":"p"}', '{"credits":3}', 5, 'unknown', NULL, NULL, 7);
                        """)
            }
        }
        let archive = try Archive(path: path)
        #expect(archive.readOnlyReason == nil)
        let record = try #require(try await archive.unsettledRequests().first)
        #expect(record.state == .unknown)
        #expect(record.snapshot == nil && !record.isHeld)
        #expect(try await archive.journal(of: RequestID("r")).map(\.state) == [.unknown])
        #expect(try await archive.presets(of: record.request.entry) == Presets())
        #expect(try await archive.answers(of: record.request.entry) == AnswerHistory())
    }

    @Test func aFullDiskRefusesWhatComesAfterAndNothingIsHalfWritten() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.record(.sample(), at: .noon)
        try await archive.fill()
        let transition = RequestTransition(
            Request.sample().id, .send,
            snapshot: SendSnapshot(sentAt: .noon, knownRuns: Set((0..<9999).map(String.init))),
            at: .noon)
        let error = await #expect(throws: ArchiveError.self) { try await archive.write(transition) }
        #expect(error?.kind == .full)
        #expect(try await archive.request(Request.sample().id)?.state == .prepared)
        #expect(try await archive.journal(of: Request.sample().id).map(\.state) == [.prepared])
    }

    @Test func theJournalCannotBeChanged() async throws {
        try await prepare()
        let database = try DatabaseQueue(path: path)
        for statement in ["UPDATE request_events SET state = 'rejected'", "DELETE FROM request_events"] {
            await #expect(throws: DatabaseError.self) {
                try await database.write { db in try db.execute(sql: statement) }
            }
        }
    }

    @Test func oneOfSeveralEaselsLeadsAndTheNextOneAfterIt() async throws {
        var first: Archive? = try Archive(path: path)
        let second = try Archive(path: path)
        #expect(try await first?.acquireLeadership() == true)
        #expect(try await first?.acquireLeadership() == true, "it goes on to")
        #expect(try await second.acquireLeadership() == false)
        first = nil
        #expect(try await second.acquireLeadership() == true)
        var status = stat()
        #expect(stat(folder.path + "/easel.lock", &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test func writesOfOthersAreDetectedOwnOnesAreNot() async throws {
        let first = try Archive(path: path)
        let second = try Archive(path: path)
        let before = try await first.version()
        try await first.save([.whole])
        #expect(try await first.version() == before)
        try await second.record(.sample(), at: .noon)
        #expect(try await first.version() != before)
    }

    @Test func anArchiveInMemoryIsNotShared() async throws {
        let archive = try Archive(inMemory: ())
        #expect(!archive.isShared)
        #expect(try await archive.acquireLeadership())
    }
}
