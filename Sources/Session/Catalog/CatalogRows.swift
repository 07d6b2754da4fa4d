package import Domain

/// The rows of one section of the catalog, in the service's order.
package struct CatalogRows: Hashable, Sendable {
    /// Everything read so far, in the service's order.
    package private(set) var rows: [CatalogRow] = []
    /// The service's own count; nil where it gave none.
    package private(set) var total: Int?
    /// The number of rows that the service sent and that could not be read.
    package private(set) var brokenRows = 0
    /// The failure of the last reading; nil where that succeeded.
    package internal(set) var failure: Failure?
    /// True once every page has come.
    package private(set) var isComplete = false

    private var haystacks: [String] = []
    private var incoming: [CatalogRow] = []

    /// The rows of a section before anything was read.
    package init() {}

    /// Adds a page. A refresh replaces the rows only when its last page is in, so that the list does not shrink and
    /// grow under a cursor.
    mutating func add(_ page: CatalogPage) {
        if page.isFirst {
            incoming = []
            brokenRows = 0
        }
        incoming += page.entries.map(CatalogRow.entry)
        brokenRows += page.brokenRows
        total = page.total ?? total
        failure = nil
        if page.isLast || !isComplete { replaceRows(with: incoming) }
        if page.isLast {
            isComplete = true
            incoming = []
        }
    }

    mutating func set(_ collections: [EntryCollection], total: Int?) {
        replaceRows(with: collections.map(CatalogRow.collection))
        self.total = total
        failure = nil
        isComplete = true
    }

    /// Replaces the row of `entry`; false where there is none.
    mutating func update(_ entry: CatalogEntry) -> Bool {
        guard let index = rows.firstIndex(where: { $0.entry?.id == entry.id }) else { return false }
        rows[index] = .entry(entry)
        haystacks[index] = rows[index].haystack
        return true
    }

    private mutating func replaceRows(with rows: [CatalogRow]) {
        self.rows = rows
        haystacks = rows.map(\.haystack)
    }

    /// The places of the rows that have every word of `text`, whatever its case, and belong to `collection`; nil is
    /// any.
    package func indices(matching text: String, collection: String? = nil) -> [Int] {
        let words = text.lowercased().split(separator: " ").map(String.init)
        return rows.indices.filter { index in
            if let collection, rows[index].entry?.collectionSlug != collection { return false }
            return words.allSatisfy { haystacks[index].contains($0) }
        }
    }
}
