import Dashboard
import Domain
import Session

/// The catalog as numbered lists.
struct PlainCatalog: Sendable {
    /// The number of entries per page.
    static let page = 20

    private struct Section: Hashable {
        let service: Service
        let kind: CatalogEntry.Kind
    }

    /// The filter of a list.
    struct Wish: Hashable, Sendable {
        /// Words that an entry must all contain.
        var words = ""
        /// The kind of entry; nil for all.
        var kind: CatalogEntry.Kind?
        /// The slug of the collection; nil for any.
        var collection: String?
    }

    private let sections: [Section]
    private var read: [Section: [CatalogEntry]] = [:]
    private var incoming: [Section: [CatalogEntry]] = [:]
    private var whole: Set<Section> = []
    /// The collections; nil before they are loaded.
    var collections: [EntryCollection]?
    /// The last list, numbered from 1.
    private(set) var listed: [CatalogEntry] = []
    /// The number of its entries printed so far.
    private(set) var said = 0

    init(services: [Service]) {
        sections = services.flatMap { service -> [Section] in
            service == .artinstring
                ? [Section(service: service, kind: .prompt)]
                : [Section(service: service, kind: .artist), Section(service: service, kind: .model)]
        }
    }

    /// True once every section is loaded completely, except those of services that `hasFailed`.
    func isWhole(unless hasFailed: (Service) -> Bool) -> Bool {
        sections.allSatisfy { whole.contains($0) || hasFailed($0.service) }
    }

    /// Adds a page. A refresh replaces the old section with its last page.
    mutating func add(_ page: CatalogPage, from service: Service, kind: CatalogEntry.Kind) {
        let section = Section(service: service, kind: kind)
        incoming[section] = (page.isFirst ? [] : incoming[section] ?? []) + page.entries
        guard page.isLast || !whole.contains(section) else { return }
        read[section] = incoming[section]
        if page.isLast { whole.insert(section) }
    }

    /// Replaces an entry by its complete version.
    mutating func update(_ entry: CatalogEntry) {
        let section = Section(service: entry.id.service, kind: entry.id.kind)
        if let index = read[section]?.firstIndex(where: { $0.id == entry.id }) { read[section]?[index] = entry }
        if let index = listed.firstIndex(where: { $0.id == entry.id }) { listed[index] = entry }
    }

    /// Filters the catalog.
    ///
    /// - Returns: The first page, a line each.
    mutating func list(_ wish: Wish) -> [String] {
        let words = wish.words.lowercased().split(separator: " ")
        let sections = sections.filter { wish.kind == nil || $0.kind == wish.kind }
        listed = sections.flatMap { read[$0] ?? [] }.filter { entry in
            guard wish.collection == nil || entry.collectionSlug == wish.collection else { return false }
            guard !words.isEmpty else { return true }
            let haystack = CatalogRow.entry(entry).haystack
            return words.allSatisfy { haystack.contains($0) }
        }
        said = 0
        return more()
    }

    /// Returns the next page, a line each.
    mutating func more() -> [String] {
        let next = listed.indices.dropFirst(said).prefix(Self.page)
        said = next.upperBound
        return next.map { PlainWords.line(listed[$0], number: $0 + 1) }
    }

    /// True where a service has entries of this kind.
    func has(_ kind: CatalogEntry.Kind) -> Bool { sections.contains { $0.kind == kind } }

    /// Returns the entry of that id; nil where it is not loaded.
    func entry(_ id: EntryID) -> CatalogEntry? {
        read[Section(service: id.service, kind: id.kind)]?.first { $0.id == id }
    }

    /// Finds a collection by its number, else by its slug or title.
    func collection(_ name: String) -> EntryCollection? {
        let all = collections ?? []
        if let number = Int(name), let collection = all[numbered: number] { return collection }
        return all.first { $0.slug == name } ?? all.first { $0.title.lowercased() == name.lowercased() }
    }

    /// Finds an entry by its number in the list, else by its slug, id or title.
    func entry(_ name: String) -> CatalogEntry? {
        if let number = Int(name), let entry = listed[numbered: number] { return entry }
        let all = sections.flatMap { read[$0] ?? [] }
        return all.first { $0.slug == name || $0.id.value == name }
            ?? all.first { $0.title.lowercased() == name.lowercased() }
    }
}
