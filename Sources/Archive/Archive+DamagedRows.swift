import Domain
import GRDB

// Each row is read by itself: one that cannot be read takes no other along.

extension Archive {
    /// Reads the rows of `table` that `rest` names, which follows `FROM table`, and passes over those that `make`
    /// refuses. They are among `damagedRows` from then on.
    ///
    /// - Parameter columns: What is read, beside `rowid`.
    func rows<Value>(
        of table: String, _ rest: String, _ arguments: StatementArguments = [], columns: String = "*",
        isOptional: Bool = false, as make: (RowReader) throws -> Value
    ) throws(ArchiveError) -> [Value] {
        var broken: [DamagedRow] = []
        let values = try read { db in
            // A file of an older Easel that can only be read.
            if isOptional, try !db.tableExists(table) { return [Value]() }
            return try Self.rows(of: table, rest, arguments, columns: columns, in: db, broken: &broken, as: make)
        }
        note(broken)
        return values
    }

    /// The same in a transaction.
    static func rows<Value>(
        of table: String, _ rest: String, _ arguments: StatementArguments = [], columns: String = "*",
        in db: Database, broken: inout [DamagedRow], as make: (RowReader) throws -> Value
    ) throws -> [Value] {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT rowid AS row_number, \(columns) FROM \(table) \(rest)", arguments: arguments)
        var values: [Value] = []
        while let row = try rows.next() {
            let reader = RowReader(row)
            do {
                values.append(try make(reader))
            } catch let problem as RowReader.Problem {
                broken.append(
                    DamagedRow(table: table, row: try reader.integer("row_number"), column: problem.column))
            }
        }
        return values
    }

    /// Looks for what no row says by itself: pages of garbage, an index that does not fit its table, requests of a
    /// state that there is not. With 100,000 runs it takes about half a second, else milliseconds.
    ///
    /// - Throws: `ArchiveError` with `damaged`, or others where that cannot be found out. Nothing that spends may be
    ///   sent then.
    package func checkIntegrity() throws(ArchiveError) {
        let path = path
        note(
            try read { db in
                do {
                    try Self.checkIntegrity(db)
                } catch let error as ArchiveError {
                    throw ArchiveError(error.kind, path: path, detail: error.detail)
                }
                return try Self.requestsInUnknownState(in: db)
            })
    }

    static func checkIntegrity(_ db: Database) throws {
        // The requests with their indices, by which those are found that are open.
        for check in ["quick_check(1)", "integrity_check(requests)"] {
            // The row is as good as its cursor.
            let rows = try Row.fetchCursor(db, sql: "PRAGMA \(check)")
            let words = try rows.next().map { try RowReader($0).text(String(check.prefix { $0 != "(" })) }
            guard words == "ok" else { throw ArchiveError(.damaged, path: nil, detail: words ?? "no result") }
            withExtendedLifetime(rows) {}
        }
    }

    /// Requests that no look for open ones would find.
    static func requestsInUnknownState(in db: Database) throws -> [DamagedRow] {
        let states = RequestState.allCases.map(\.rawValue)
        return try Int64.fetchAll(
            db,
            sql: """
                SELECT rowid FROM requests
                WHERE typeof(state) <> 'text' OR state NOT IN (\(databaseQuestionMarks(count: states.count))) LIMIT 9
                """,
            arguments: StatementArguments(states)
        ).map { DamagedRow(table: "requests", row: $0, column: "state") }
    }
}
