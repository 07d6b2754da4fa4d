package import Domain

/// One page of a list.
package struct Page<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The readable rows, in the service's order.
    package var rows: [Resource<Value>]
    /// The unreadable rows.
    package var broken: [BrokenRow]
    /// The number of rows beyond the limit per page.
    package var dropped: Int
    /// The number of matching rows at the service, where it reports one.
    package var total: Int?
    /// The value of the header `X-Total-Count`, where it contradicts the body (artinstring).
    package var headerTotal: Int?
    /// The number of rows that the service reports to have sent.
    package var count: Int?
    /// The maximum number of rows per page that the service reports.
    package var limit: Int?
    /// The position of the next page; nil for the last page.
    package var next: NextPage?
    /// The number of rows that the service counts and no page had; set on the last page.
    package var shortfall: Int
    /// The time of the response by the service's clock.
    package var serverDate: Timestamp?

    /// Creates a page; see the properties for the parameters.
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

    /// The rows without their JSON.
    package var values: [Value] { rows.map(\.value) }

    /// The number of rows that are missing because they were unreadable or too many.
    package var brokenRows: Int { broken.count + dropped }

    /// True when the service has more than this page.
    package var hasMore: Bool { next != nil }
}

extension Page where Value == CatalogEntry {
    /// The entries of the page.
    package var entries: [CatalogEntry] { values }
}
