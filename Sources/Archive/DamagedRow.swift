/// An unreadable row of the archive, which is skipped and reported.
package struct DamagedRow: Hashable, Sendable {
    /// The table of the row.
    package let table: String
    /// The row's `rowid` in SQLite.
    package let row: Int64
    /// The column with an unexpected value.
    package let column: String

    /// True where the row belongs to a request, which may have been charged.
    package var isOfRequest: Bool { table == "requests" || table == "request_events" }
}

extension DamagedRow: CustomStringConvertible {
    /// The position of the row: `drafts, row 3, saved_at`.
    package var description: String { "\(table), row \(row), \(column)" }
}
