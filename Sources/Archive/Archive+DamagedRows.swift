import Domain
import GRDB

// Each row is read by itself, so that an unreadable one affects no other.

extension Archive {
    /// Reads the rows of `table` that `rest` selects, which follows `FROM table`, and skips those that `make` refuses.
    /// The skipped ones are in `damagedRows` afterwards.
    ///
    /// - `columns`: The columns to read, beside `rowid`.
    /// - `isOptional`: True where a file of an older Easel may not have the table.
    /// - Throws: `ArchiveError` when the file cannot be read.
    func rows<Value>(
        of table: String, _ rest: String, _ arguments: StatementArguments = [], columns: String = "*",
        isOptional: Bool = false, as make: (RowReader) throws -> Value
    ) throws(ArchiveError) -> [Value] {
        var broken: [DamagedRow] = []
        let values = try read { db in
            // A read-only file of an older Easel.
            if isOptional, try !db.tableExists(table) { return [Value]() }
            return try Self.rows(of: table, rest, arguments, columns: columns, in: db, broken: &broken, as: make)
        }
        note(broken)
        return values
    }

    /// Reads rows as the method above does, inside a transaction; unreadable rows are appended to `broken`.
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

    /// Checks the file for damage that no single row shows: corrupt pages, an index that does not match its table,
    /// requests in an unknown state. Takes about half a second with 100,000 runs, else milliseconds.
    ///
    /// - Throws: `ArchiveError` with `damaged`, or others where the check cannot run. Nothing that costs may be sent
    ///   then.
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

    /// Runs SQLite's own checks.
    ///
    /// - Throws: `ArchiveError` with `damaged` and SQLite's message; errors of GRDB.
    static func checkIntegrity(_ db: Database) throws {
        // The requests are checked with their indices, since the open ones are found through these.
        for check in ["quick_check(1)", "integrity_check(requests)"] {
            // A row is valid only as long as its cursor.
            let rows = try Row.fetchCursor(db, sql: "PRAGMA \(check)")
            let words = try rows.next().map { try RowReader($0).text(String(check.prefix { $0 != "(" })) }
            guard words == "ok" else { throw ArchiveError(.damaged, path: nil, detail: words ?? "no result") }
            withExtendedLifetime(rows) {}
        }
    }

    /// Returns the requests in an unknown state, at most 9, which no query for open requests would find.
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
