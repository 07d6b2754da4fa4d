package import Domain

/// One page of a list.
package struct Page<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The rows that could be read, in the service's order.
    package var rows: [Resource<Value>]
    /// The rows that could not.
    package var broken: [BrokenRow]
    /// How many rows were beyond the most that we read of one page.
    package var dropped: Int
    /// How many rows match at the service, where it tells.
    package var total: Int?
    /// What the header `X-Total-Count` says instead, where it contradicts the body (artinstring).
    package var headerTotal: Int?
    /// How many rows the service says it sent.
    package var count: Int?
    /// The most rows that the service says it would have sent.
    package var limit: Int?
    /// Where the rest is; nil when this is the last page.
    package var next: NextPage?
    /// On the last of a sequence of pages: how many rows the service counts that none of the pages held.
    package var shortfall: Int
    /// The moment of the answer by the service's clock.
    package var serverDate: Timestamp?

    package init(
        rows: [Resource<Value>] = [], broken: [BrokenRow] = [], dropped: Int = 0, total: Int? = nil,
        headerTotal: Int? = nil, count: Int? = nil, limit: Int? = nil, next: NextPage? = nil, shortfall: Int = 0,
        serverDate: Timestamp? = nil
    ) {
        self.rows = rows
        self.broken = broken
        self.dropped = dropped
        self.total = total
        self.headerTotal = headerTotal
        self.count = count
        self.limit = limit
        self.next = next
        self.shortfall = shortfall
        self.serverDate = serverDate
    }

    /// The rows without the JSON they were read from.
    package var values: [Value] { rows.map(\.value) }

    /// How many rows the user does not see, because they could not be read or were too many.
    package var brokenRows: Int { broken.count + dropped }

    /// Whether the service has more than this page.
    package var hasMore: Bool { next != nil }
}

extension Page where Value == CatalogEntry {
    /// The entries of the page.
    package var entries: [CatalogEntry] { values }
}
