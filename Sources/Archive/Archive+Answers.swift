import JSON
package import Domain
import GRDB

extension Archive {
    /// The maximum size of an entry's answer history, in bytes of JSON. The latest answers stay; they are few enough to
    /// be within the limit of values of the reader.
    package static let maxHistoryBytes = 512 << 10

    /// Returns the earlier answers to an entry's form; empty where there are none.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func answers(of entry: EntryID) throws(ArchiveError) -> AnswerHistory {
        var broken: [DamagedRow] = []
        let history = try read { db in try Self.answers(of: entry, in: db, broken: &broken) }
        note(broken)
        return history
    }

    /// Merges new answers into an entry's history, with those that another Easel has written meanwhile.
    ///
    /// - Returns: The merged history.
    /// - Throws: `ArchiveError` when it is not on disk.
    @discardableResult
    package func merge(_ news: AnswerHistory, of entry: EntryID) throws(ArchiveError) -> AnswerHistory {
        var broken: [DamagedRow] = []
        defer { note(broken) }
        return try write { db in
            var history = try Self.answers(of: entry, in: db, broken: &broken)
            history.merge(news)
            history = history.latest(within: Self.maxHistoryBytes)
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO answer_histories (service, entry_kind, entry_id, content)
                    VALUES (?, ?, ?, ?)
                    """,
                arguments: entry.columns + [history.json.text])
            return history
        }
    }

    private static func answers(
        of entry: EntryID, in db: Database, broken: inout [DamagedRow]
    ) throws -> AnswerHistory {
        // A read-only file of an older Easel.
        guard try db.tableExists("answer_histories") else { return AnswerHistory() }
        return try rows(
            of: "answer_histories", "WHERE \(EntryID.condition)", entry.columns, in: db, broken: &broken
        ) { row in AnswerHistory(json: try row.json("content")) }.first ?? AnswerHistory()
    }
}
