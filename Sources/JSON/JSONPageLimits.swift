/// The limits of a response with a list of rows: of the whole response, and of each row.
///
/// A row is an element of the array that the document is, or of an array that is a member of it. A row that exceeds its
/// limits is omitted; the rest is parsed.
package struct JSONPageLimits: Hashable, Sendable {
    /// The maximum size in bytes; 32 MiB by default.
    package var bytes: Int
    /// The maximum number of array elements and object members in all; a million by default.
    package var values: Int
    /// The maximum number of rows; 20,000 by default.
    package var rows: Int
    /// The limits of a row; outside of rows only the depth applies.
    package var row: JSONLimits

    /// Creates limits.
    package init(bytes: Int = 32 << 20, values: Int = 1_000_000, rows: Int = 20_000, row: JSONLimits = JSONLimits()) {
        self.bytes = bytes
        self.values = values
        self.rows = rows
        self.row = row
    }
}
