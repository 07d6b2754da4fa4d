package import Domain

/// One page of a catalog.
package struct EntryPage: Hashable, Sendable {
    package var entries: [CatalogEntry]
    /// How many entries match at the service, where it tells.
    package var total: Int?
    /// How many rows could not be read.
    package var brokenRows: Int
    /// Whether the service has more than this page.
    package var hasMore: Bool

    package init(entries: [CatalogEntry], total: Int? = nil, brokenRows: Int = 0, hasMore: Bool = false) {
        self.entries = entries
        self.total = total
        self.brokenRows = brokenRows
        self.hasMore = hasMore
    }
}
