package import Domain
import GRDB

extension Archive {
    /// The most bytes of JSON of an entry's history, of which the latest answers stay: so few that they cannot hold
    /// more values than are read again.
    package static let maxHistoryBytes = 512 << 10

    /// What was answered to an entry's form before.
    package func answers(of entry: EntryID) throws(ArchiveError) -> AnswerHistory {
        var broken: [DamagedRow] = []
        let history = try read { db in try Self.answers(of: entry, in: db, broken: &broken) }
        note(broken)
        return history
    }

    /// Takes new answers into what is kept of an entry, with those that another Easel has written meanwhile.
    ///
    /// - Returns: What is kept now.
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
        // A file of an older Easel that can only be read.
        guard try db.tableExists("answer_histories") else { return AnswerHistory() }
        return try rows(
            of: "answer_histories", "WHERE \(EntryID.condition)", entry.columns, in: db, broken: &broken
        ) { row in AnswerHistory(json: try row.json("content")) }.first ?? AnswerHistory()
    }
}
