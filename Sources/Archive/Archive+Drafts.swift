package import JSON
package import Domain
import GRDB

extension Archive {
    /// Saves a draft in place of the entry's earlier one.
    ///
    /// - Throws: `ArchiveError` when it is not on disk.
    package func save(_ draft: Draft) throws(ArchiveError) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO drafts (service, entry_kind, entry_id, content, saved_at)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: draft.entry.columns + [JSON.object(draft.values).text, draft.savedAt.milliseconds])
        }
    }

    /// Deletes the draft of an entry, if there is one.
    ///
    /// - Throws: `ArchiveError` when the file cannot be written.
    package func deleteDraft(of entry: EntryID) throws(ArchiveError) {
        try write { db in
            try db.execute(
                sql: "DELETE FROM drafts WHERE \(EntryID.condition)", arguments: entry.columns)
        }
    }

    /// Returns all drafts, newest first.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func drafts() throws(ArchiveError) -> [Draft] {
        try rows(of: "drafts", "ORDER BY saved_at DESC, rowid DESC", as: Draft.init(row:))
    }

    /// Saves the user's place in the dashboard, in place of the earlier one.
    ///
    /// - Throws: `ArchiveError` when it is not on disk.
    package func savePlace(_ place: JSON) throws(ArchiveError) {
        try write { db in
            try db.execute(sql: "INSERT OR REPLACE INTO place (id, content) VALUES (1, ?)", arguments: [place.text])
        }
    }

    /// Returns the user's last place in the dashboard; nil when none was saved.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func place() throws(ArchiveError) -> JSON? {
        try rows(of: "place", "LIMIT 1") { row in try row.json("content") }.first
    }
}

extension Draft {
    init(row: RowReader) throws(RowReader.Problem) {
        guard let values = try row.json("content").object else { throw RowReader.Problem(column: "content") }
        self.init(entry: try row.entry(), values: values, savedAt: try row.moment("saved_at"))
    }
}
