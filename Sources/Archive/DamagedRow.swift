/// A row of the archive that cannot be read. It is passed over, and said.
package struct DamagedRow: Hashable, Sendable {
    /// The table that it is in.
    package let table: String
    /// SQLite's number of the row.
    package let row: Int64
    /// The column that does not hold what it should.
    package let column: String

    /// Whether it is of a request: what it says could be that something was paid for.
    package var isOfRequest: Bool { table == "requests" || table == "request_events" }
}

extension DamagedRow: CustomStringConvertible {
    /// Where it is: `drafts, row 3, saved_at`.
    package var description: String { "\(table), row \(row), \(column)" }
}
