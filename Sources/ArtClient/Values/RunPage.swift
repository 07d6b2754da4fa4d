package import Domain

/// One page of the runs that an account has made, newest first.
package struct RunPage: Hashable, Sendable {
    /// Where the next page starts.
    package enum Next: Hashable, Sendable {
        /// artinstring's `nextCursor`, for `RunQuery.cursor`.
        case cursor(String)
        /// The number of Antekirt's next page.
        case page(Int)
    }

    package var rows: [RunReport]
    /// How many runs match at the service, where it tells.
    package var total: Int?
    /// nil when this is the last page.
    package var next: Next?
    /// How many rows could not be read.
    package var brokenRows: Int
    /// The moment of the answer by the service's clock, for a later `RunQuery.since`.
    package var serverDate: Timestamp?

    package init(
        rows: [RunReport], total: Int? = nil, next: Next? = nil, brokenRows: Int = 0, serverDate: Timestamp? = nil
    ) {
        self.rows = rows
        self.total = total
        self.next = next
        self.brokenRows = brokenRows
        self.serverDate = serverDate
    }
}
