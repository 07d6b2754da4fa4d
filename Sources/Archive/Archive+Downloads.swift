package import Domain
import GRDB

extension Archive {
    /// Writes how far the fetching of a run's files has come, in place of what was known of it.
    package func save(_ download: DownloadRecord, at now: Timestamp) throws(ArchiveError) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO downloads (run_id, folder, state, pieces, failure, updated_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    download.run.value, download.folder, download.state.rawValue,
                    JSON.array(download.pieces.map(\.archived)).text, download.failure?.archived.text,
                    now.milliseconds,
                ])
        }
    }

    /// What is kept of the fetching of a run's files; nil when nobody has asked for them.
    package func download(of run: RunID) throws(ArchiveError) -> DownloadRecord? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM downloads WHERE run_id = ?", arguments: [run.value])
                .flatMap(DownloadRecord.init(row:))
        }
    }

    /// What is to be fetched yet, oldest first.
    package func wantedDownloads() throws(ArchiveError) -> [DownloadRecord] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM downloads WHERE state = 'wanted' ORDER BY updated_at, rowid")
                .compactMap(DownloadRecord.init(row:))
        }
    }

    /// The newest of what was asked for, newest first.
    package func recentDownloads(limit: Int) throws(ArchiveError) -> [DownloadRecord] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM downloads ORDER BY updated_at DESC, rowid DESC LIMIT ?", arguments: [limit]
            ).compactMap(DownloadRecord.init(row:))
        }
    }
}

extension DownloadRecord {
    /// Nil when a column holds what this Easel cannot read.
    fileprivate init?(row: Row) {
        guard let state = (row["state"] as String?).flatMap(State.init),
            let pieces = JSON(archivedText: row["pieces"])?.array
        else { return nil }
        self.init(
            run: RunID(row["run_id"]), folder: row["folder"], state: state,
            pieces: pieces.compactMap(Piece.init(archived:)),
            failure: (row["failure"] as String?).flatMap(JSON.init(archivedText:)).flatMap(Failure.init(archived:)))
    }
}
