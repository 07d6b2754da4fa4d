import JSON
package import Domain
import GRDB

extension Archive {
    /// Saves the progress of a run's download, in place of the earlier record.
    ///
    /// - Throws: `ArchiveError` when it is not on disk.
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

    /// Returns the record of a run's download; nil when it was never requested.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func download(of run: RunID) throws(ArchiveError) -> DownloadRecord? {
        try rows(of: "downloads", "WHERE run_id = ?", [run.value], as: DownloadRecord.init(row:)).first
    }

    /// Returns the unfinished downloads, oldest first.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func pendingDownloads() throws(ArchiveError) -> [DownloadRecord] {
        try rows(
            of: "downloads", "WHERE state = 'wanted' ORDER BY updated_at, rowid", isOptional: true,
            as: DownloadRecord.init(row:))
    }

    /// Returns the latest downloads, newest first.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func recentDownloads(limit: Int) throws(ArchiveError) -> [DownloadRecord] {
        try rows(
            of: "downloads", "ORDER BY updated_at DESC, rowid DESC LIMIT ?", [limit], isOptional: true,
            as: DownloadRecord.init(row:))
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
