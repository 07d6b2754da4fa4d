package import Domain
import GRDB

extension Archive {
    /// Writes `runs`, each in place of what was known of it. How a run is followed is not kept.
    package func save(_ runs: [Run]) throws(ArchiveError) {
        guard !runs.isEmpty else { return }
        try write { db in
            for run in runs { try Self.save(run, in: db) }
        }
    }

    /// The newest runs, newest first.
    package func recentRuns(limit: Int) throws(ArchiveError) -> [Run] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT content FROM runs ORDER BY created_at DESC, rowid DESC LIMIT ?", arguments: [limit]
            ).compactMap(Run.init(row:))
        }
    }

    /// The runs that the services are still at work on or whose outcome is unknown, oldest first.
    package func openRuns() throws(ArchiveError) -> [Run] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT content FROM runs WHERE phase IN ('unknown', 'queued', 'running') ORDER BY created_at, rowid
                    """
            ).compactMap(Run.init(row:))
        }
    }

    static func save(_ run: Run, in db: Database) throws {
        if run.isOurs, let remoteID = run.remoteID {
            // Found in a list before it was known to be ours: one run, one row.
            try db.execute(
                sql: "DELETE FROM runs WHERE service = ? AND remote_id = ? AND id <> ? AND is_ours = 0",
                arguments: [run.service.rawValue, remoteID, run.id.value])
        }
        try db.execute(
            sql: """
                INSERT INTO runs (id, service, remote_id, phase, created_at, is_ours, content)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET remote_id = excluded.remote_id, phase = excluded.phase,
                    created_at = excluded.created_at, is_ours = excluded.is_ours, content = excluded.content
                """,
            arguments: [
                run.id.value, run.service.rawValue, run.remoteID, run.phase.rawValue, run.createdAt.milliseconds,
                run.isOurs, run.archived.text,
            ])
    }
}

extension Run {
    fileprivate init?(row: Row) {
        guard let content = row["content"] as String?, let json = JSON(archivedText: content) else { return nil }
        self.init(archived: json)
    }
}
