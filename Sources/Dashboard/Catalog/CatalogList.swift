import Canvas
package import Domain

/// The rows of one section: what was read, what the filter lets through, where the cursor is.
package struct CatalogList: Hashable, Sendable {
    /// Everything read so far, in the service's order.
    package private(set) var rows: [CatalogRow] = []
    /// Places in `rows` of what is shown.
    package private(set) var shown: [Int] = []
    /// The cursor's place in `shown`; 0 when nothing is.
    package private(set) var cursor = 0
    /// The first place in `shown` on screen.
    package private(set) var offset = 0
    /// What the service counts in all; nil where it did not say.
    package private(set) var total: Int?
    /// Rows the service sent that could not be read.
    package private(set) var brokenRows = 0
    /// Why the section could not be read when that was tried last; nil where it could.
    package var failure: Failure?
    /// Whether every page has come at least once.
    package private(set) var isComplete = false

    private var haystacks: [String] = []
    private var incoming: [CatalogRow] = []
    private var words: [String] = []
    private var collection: String?

    package init() {}

    /// The row under the cursor.
    package var selected: CatalogRow? { shown.indices.contains(cursor) ? rows[shown[cursor]] : nil }

    /// The row at place `index` of what is shown.
    package func row(_ index: Int) -> CatalogRow { rows[shown[index]] }

    /// Takes a page. A refresh replaces the rows only when its last page is in,
    /// so that the list does not shrink and grow under the cursor.
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

    mutating func setCollections(_ collections: [EntryCollection], total: Int?) {
        replaceRows(with: collections.map(CatalogRow.collection))
        self.total = total
        failure = nil
        isComplete = true
    }

    mutating func update(_ entry: CatalogEntry) {
        guard let index = rows.firstIndex(where: { $0.entry?.id == entry.id }) else { return }
        rows[index] = .entry(entry)
        haystacks[index] = rows[index].haystack
    }

    /// Shows only rows that have every word of `text` and belong to `collection`.
    mutating func narrow(to text: String, collection: String?) {
        words = text.lowercased().split(separator: " ").map(String.init)
        self.collection = collection
        refilter(keeping: selected?.id)
    }

    mutating func move(by steps: Int) {
        cursor = min(max(0, cursor + max(-shown.count, min(steps, shown.count))), max(0, shown.count - 1))
    }

    /// Scrolls as little as keeps the cursor among the `height` rows on screen.
    mutating func keepCursorInSight(height: Int) {
        offset = ListWindow(count: shown.count, cursor: cursor, offset: offset, height: height).offset
    }

    /// Puts the cursor on the row called `id` with the row `offset` at the top; false when it is not shown.
    mutating func restore(_ id: String, offset: Int) -> Bool {
        guard select(id) else { return false }
        self.offset = offset
        return true
    }

    /// Puts the cursor on the row called `id`; false when it is not shown.
    mutating func select(_ id: String) -> Bool {
        guard let place = shown.firstIndex(where: { rows[$0].id == id }) else { return false }
        cursor = place
        return true
    }

    private mutating func replaceRows(with rows: [CatalogRow]) {
        let selected = selected?.id
        self.rows = rows
        haystacks = rows.map(\.haystack)
        refilter(keeping: selected)
    }

    private mutating func refilter(keeping id: String?) {
        shown = rows.indices.filter { index in
            if let collection, rows[index].entry?.collectionSlug != collection { return false }
            return words.allSatisfy { haystacks[index].contains($0) }
        }
        if let id, select(id) { return }
        cursor = 0
    }
}
