import Domain
import GRDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What an archive looks like from outside: read, never written, and without becoming the one who leads.
package struct ArchiveInspection: Hashable, Sendable {
    /// How many of the appliedMigrations to today's tables were taken.
    package let appliedMigrations: Int
    /// How many appliedMigrations this Easel knows.
    package let knownMigrations: Int
    /// Whether a later Easel has written it.
    package let isNewer: Bool
    package let requests: Int
    package let runs: Int
    /// Whether an Easel sends and follows for it now; nil where that cannot be found out.
    package let isLocked: Bool?
    /// Why that cannot be found out, where that is more than a matter of permissions.
    package let lockProblem: ArchiveError?
    /// What SQLite's own check complains of; nil where it finds nothing.
    package let damage: String?
    /// Rows that cannot be read.
    package let damagedRows: [DamagedRow]

    /// Reads the archive at `path`.
    ///
    /// - Throws: `ArchiveError` when it cannot be read or is none.
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
        // What a damaged page hides is told by its damage.
        damagedRows = (try? database.read(Self.damagedRows)) ?? []
        knownMigrations = migrator.migrations.count
        (isLocked, lockProblem) = Self.leader(ArchiveOpener.lockPath(beside: path))
    }

    /// The newest rows are looked at, in bytes up to a few megabytes.
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

    /// Whether somebody holds the lock on the file at `path`, which is not made where it is missing.
    private static func leader(_ path: String) -> (isLocked: Bool?, problem: ArchiveError?) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return (errno == ENOENT ? false : nil, nil) }
        defer { close(descriptor) }
        // Held for no longer than this takes, and beside others that look.
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return (false, nil) }
        let code = errno
        if code == EWOULDBLOCK { return (true, nil) }
        let problem = LockFile.error(code, "flock", path)
        return (nil, problem.kind == .noLocks ? problem : nil)
    }
}
