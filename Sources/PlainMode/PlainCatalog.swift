import Domain
import Session

/// The numbered list of catalog entries that plain mode wrote last.
struct PlainCatalog: Sendable {
    /// The number of entries per page.
    static let page = 20

    /// The filter of a list.
    struct Filter: Hashable, Sendable {
        /// Words that an entry must all contain.
        var words = ""
        /// The kind of entry; nil for all.
        var kind: CatalogEntry.Kind?
        /// The slug of the collection; nil for any.
        var collection: String?
    }

    /// The last list, numbered from 1.
    private(set) var listed: [CatalogEntry] = []
    /// The number of its entries printed so far.
    private(set) var printedCount = 0

    /// Updates an entry in the list.
    mutating func update(_ entry: CatalogEntry) {
        if let index = listed.firstIndex(where: { $0.id == entry.id }) { listed[index] = entry }
    }

    /// Lists the entries of `catalog` that match `filter`.
    ///
    /// - Returns: The first page, a line each.
    mutating func list(_ filter: Filter, of catalog: Catalog) -> [String] {
        let sections = catalog.sections.filter { $0.kind != nil && (filter.kind == nil || $0.kind == filter.kind) }
        listed = sections.flatMap { section in
            let list = catalog[section]
            return list.indices(matching: filter.words, collection: filter.collection).compactMap {
                list.rows[$0].entry
            }
        }
        printedCount = 0
        return more()
    }

    /// Returns the next page, a line each.
    mutating func more() -> [String] {
        let next = listed.indices.dropFirst(printedCount).prefix(Self.page)
        printedCount = next.upperBound
        return next.map { PlainText.line(listed[$0], number: $0 + 1) }
    }

    /// Finds a collection by its number, else by its slug or title.
    func collection(_ name: String, of catalog: Catalog) -> EntryCollection? {
        let all = catalog.collections ?? []
        if let number = Int(name), let collection = all[numbered: number] { return collection }
        return all.first { $0.slug == name } ?? all.first { $0.title.lowercased() == name.lowercased() }
    }

    /// Finds an entry by its number in the list, else by its slug, id or title.
    func entry(_ name: String, of catalog: Catalog) -> CatalogEntry? {
        if let number = Int(name), let entry = listed[numbered: number] { return entry }
        let all = catalog.entries
        return all.first { $0.slug == name || $0.id.value == name }
            ?? all.first { $0.title.lowercased() == name.lowercased() }
    }
}
