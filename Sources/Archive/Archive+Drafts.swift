package import Domain
import GRDB

extension Archive {
    /// Keeps a draft in place of the entry's last one.
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

    /// Forgets the draft of an entry.
    package func deleteDraft(of entry: EntryID) throws(ArchiveError) {
        try write { db in
            try db.execute(
                sql: "DELETE FROM drafts WHERE \(EntryID.condition)", arguments: entry.columns)
        }
    }

    /// All drafts, newest first.
    package func drafts() throws(ArchiveError) -> [Draft] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM drafts ORDER BY saved_at DESC, rowid DESC").compactMap { row in
                guard let service = (row["service"] as String?).flatMap(Service.init),
                    let kind = (row["entry_kind"] as String?).flatMap(CatalogEntry.Kind.init),
                    let values = JSON(archivedText: row["content"])?.object
                else { return nil }
                return Draft(
                    entry: EntryID(service: service, kind: kind, value: row["entry_id"]), values: values,
                    savedAt: Timestamp(milliseconds: row["saved_at"]))
            }
        }
    }

    /// Keeps where the user is, in place of where they were.
    package func savePlace(_ place: JSON) throws(ArchiveError) {
        try write { db in
            try db.execute(sql: "INSERT OR REPLACE INTO place (id, content) VALUES (1, ?)", arguments: [place.text])
        }
    }

    /// Where the user was last; nil when that was never kept.
    package func place() throws(ArchiveError) -> JSON? {
        try read { db in
            try String.fetchOne(db, sql: "SELECT content FROM place").flatMap(JSON.init(archivedText:))
        }
    }
}
