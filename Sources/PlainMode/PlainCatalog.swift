import Dashboard
import Domain
import Session

/// The catalog as plain mode lists it.
struct PlainCatalog: Sendable {
    /// How many entries are said at a time.
    static let page = 20

    private struct Section: Hashable {
        let service: Service
        let kind: CatalogEntry.Kind
    }

    /// What is to be listed.
    struct Wish: Hashable, Sendable {
        /// Words that all stand in it.
        var words = ""
        /// The only kind of entry; nil for all.
        var kind: CatalogEntry.Kind?
        /// The slug of the collection that it belongs to; nil for any.
        var collection: String?
    }

    private let sections: [Section]
    private var read: [Section: [CatalogEntry]] = [:]
    private var incoming: [Section: [CatalogEntry]] = [:]
    private var whole: Set<Section> = []
    /// The collections; nil before they were read.
    var collections: [EntryCollection]?
    /// What was listed last, by its numbers from 1.
    private(set) var listed: [CatalogEntry] = []
    /// How many of it were said.
    private(set) var said = 0

    init(services: [Service]) {
        sections = services.flatMap { service -> [Section] in
            service == .artinstring
                ? [Section(service: service, kind: .prompt)]
                : [Section(service: service, kind: .artist), Section(service: service, kind: .model)]
        }
    }

    /// Whether every section was read to its end, but for those of services that `hasFailed`.
    func isWhole(unless hasFailed: (Service) -> Bool) -> Bool {
        sections.allSatisfy { whole.contains($0) || hasFailed($0.service) }
    }

    /// Takes a page. A refresh takes the old one's place when its last page is in.
    mutating func add(_ page: CatalogPage, from service: Service, kind: CatalogEntry.Kind) {
        let section = Section(service: service, kind: kind)
        incoming[section] = (page.isFirst ? [] : incoming[section] ?? []) + page.entries
        guard page.isLast || !whole.contains(section) else { return }
        read[section] = incoming[section]
        if page.isLast { whole.insert(section) }
    }

    /// Takes an entry that was read whole.
    mutating func update(_ entry: CatalogEntry) {
        let section = Section(service: entry.id.service, kind: entry.id.kind)
        if let index = read[section]?.firstIndex(where: { $0.id == entry.id }) { read[section]?[index] = entry }
        if let index = listed.firstIndex(where: { $0.id == entry.id }) { listed[index] = entry }
    }

    /// Lists what fits `wish`.
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

    /// The next page, a line each.
    mutating func more() -> [String] {
        let next = listed.indices.dropFirst(said).prefix(Self.page)
        said = next.upperBound
        return next.map { PlainWords.line(listed[$0], number: $0 + 1) }
    }

    /// Whether there is a section of this kind.
    func has(_ kind: CatalogEntry.Kind) -> Bool { sections.contains { $0.kind == kind } }

    /// The entry called `id`; nil where it was not read.
    func entry(_ id: EntryID) -> CatalogEntry? {
        read[Section(service: id.service, kind: id.kind)]?.first { $0.id == id }
    }

    /// The collection that `name` names: by its number, else by its short name or its title.
    func collection(_ name: String) -> EntryCollection? {
        let all = collections ?? []
        if let number = Int(name), let collection = all[numbered: number] { return collection }
        return all.first { $0.slug == name } ?? all.first { $0.title.lowercased() == name.lowercased() }
    }

    /// The entry that `name` names: by its number in the list, else by its short name, its id or its title.
    func entry(_ name: String) -> CatalogEntry? {
        if let number = Int(name), let entry = listed[numbered: number] { return entry }
        let all = sections.flatMap { read[$0] ?? [] }
        return all.first { $0.slug == name || $0.id.value == name }
            ?? all.first { $0.title.lowercased() == name.lowercased() }
    }
}
