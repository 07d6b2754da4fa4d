package import JSON
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
        try rows(of: "downloads", "WHERE run_id = ?", [run.value], as: DownloadRecord.init(row:)).first
    }

    /// What is to be fetched yet, oldest first.
    package func pendingDownloads() throws(ArchiveError) -> [DownloadRecord] {
        try rows(of: "downloads", "WHERE state = 'wanted' ORDER BY updated_at, rowid", as: DownloadRecord.init(row:))
    }

    /// The newest of what was asked for, newest first.
    package func recentDownloads(limit: Int) throws(ArchiveError) -> [DownloadRecord] {
        try rows(
            of: "downloads", "ORDER BY updated_at DESC, rowid DESC LIMIT ?", [limit], as: DownloadRecord.init(row:))
    }
}

extension DownloadRecord {
    init(row: RowReader) throws(RowReader.Problem) {
        guard let pieces = try row.json("pieces").array else { throw RowReader.Problem(column: "pieces") }
        self.init(
            run: RunID(try row.text("run_id")), folder: try row.text("folder"), state: try row.word("state"),
            pieces: pieces.compactMap(Piece.init(archived:)),
            failure: try row.optionalValue("failure", Failure.init(archived:)))
    }
}
