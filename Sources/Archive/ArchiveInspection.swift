import Domain
import GRDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The state of an archive as `easel doctor` reads it: without writing, and without taking leadership.
package struct ArchiveInspection: Hashable, Sendable {
    /// The number of migrations that the file has.
    package let appliedMigrations: Int
    /// The number of migrations that this Easel knows.
    package let knownMigrations: Int
    /// True where a newer Easel has written the file.
    package let isNewer: Bool
    /// The number of requests, finished ones included.
    package let requests: Int
    /// The number of runs.
    package let runs: Int
    /// True while an Easel leads for this archive; nil where that is unknown.
    package let isLocked: Bool?
    /// The reason why `isLocked` is unknown, where it is more than missing permission.
    package let lockProblem: ArchiveError?
    /// The result of SQLite's own check; nil where it finds nothing.
    package let damage: String?
    /// The unreadable rows among the newest of each table.
    package let damagedRows: [DamagedRow]

    /// Reads the archive at `path`.
    ///
    /// - Throws: `ArchiveError` when it cannot be read or is not an archive.
    package init(path: String) throws(ArchiveError) {
        guard let database = ArchiveOpener.openForReading(path, timeout: .seconds(1)) else {
            throw ArchiveError(.inaccessible, path: path, detail: "it cannot be read as an archive")
        }
        let migrator = Migrations.migrator
        do {
            (appliedMigrations, isNewer, requests, runs) = try database.read { db in
                (
                    try migrator.appliedMigrations(db).count, try migrator.hasBeenSuperseded(db),
                    try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM requests") ?? 0,
                    try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM runs") ?? 0
                )
            }
        } catch {
            throw ArchiveError(error, path: path)
        }
        do {
            try database.read(Archive.checkIntegrity)
            damage = nil
        } catch {
            damage = (error as? ArchiveError ?? ArchiveError(error, path: path)).detail
        }
        // Rows on a damaged page are covered by `damage`.
        damagedRows = (try? database.read(Self.damagedRows)) ?? []
        knownMigrations = migrator.migrations.count
        (isLocked, lockProblem) = Self.leader(ArchiveOpener.lockPath(beside: path))
    }

    /// The number of newest rows per table that are checked, a few megabytes at most.
    private static let maxRows = 1000

    private static func damagedRows(_ db: Database) throws -> [DamagedRow] {
        var broken = try Archive.requestsInUnknownState(in: db)
        func look<Value>(at table: String, _ make: (RowReader) throws -> Value) throws {
            guard try db.tableExists(table) else { return }
            _ = try Archive.rows(
                of: table, "ORDER BY rowid DESC LIMIT ?", [maxRows], in: db, broken: &broken, as: make)
        }
        try look(at: "requests", RequestRecord.init(row:))
        try look(at: "request_events", JournalEntry.init(row:))
        try look(at: "runs", Run.init(row:))
        try look(at: "drafts", Draft.init(row:))
        try look(at: "downloads", DownloadRecord.init(row:))
        try look(at: "accounts") { row in (try row.json("content"), try row.moment("read_at")) }
        var seen: Set<DamagedRow> = []
        return broken.filter { seen.insert($0).inserted }
    }

    /// Reads the lock on the file at `path`, without creating the file.
    private static func leader(_ path: String) -> (isLocked: Bool?, problem: ArchiveError?) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return (errno == ENOENT ? false : nil, nil) }
        defer { close(descriptor) }
        // Shared and held for a moment only, beside other readers.
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return (false, nil) }
        let code = errno
        if code == EWOULDBLOCK { return (true, nil) }
        let problem = LockFile.error(code, "flock", path)
        return (nil, problem.kind == .noLocks ? problem : nil)
    }
}
