/// How much an answer with a list of rows may hold: what bounds the answer, and what bounds each row of it.
///
/// A row is an element of the list that the document is, or of a list that is a member of it. One that is over its
/// bounds is left out of an answer that is read all the same.
package struct JSONPageLimits: Hashable, Sendable {
    /// The most bytes of text: 32 MiB unless told otherwise.
    package var bytes: Int
    /// The most array elements and object members in all: a million unless told otherwise.
    package var values: Int
    /// The most rows: 20,000 unless told otherwise.
    package var rows: Int
    /// The bounds of one row; of what is no row, its depth.
    package var row: JSONLimits

    package init(bytes: Int = 32 << 20, values: Int = 1_000_000, rows: Int = 20_000, row: JSONLimits = JSONLimits()) {
        self.bytes = bytes
        self.values = values
        self.rows = rows
        self.row = row
    }
}
