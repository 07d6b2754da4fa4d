import Dashboard
import Domain

/// The catalog as plain mode lists it.
struct PlainCatalog: Sendable {
    /// How many entries are said at a time.
    static let page = 20

    private struct Section: Hashable {
        let service: Service
        let kind: CatalogEntry.Kind
    }

    private let sections: [Section]
    private var read: [Section: [CatalogEntry]] = [:]
    private var incoming: [Section: [CatalogEntry]] = [:]
    private var whole: Set<Section> = []
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

    /// Lists what has every word of `words`.
    ///
    /// - Returns: The first page, a line each.
    mutating func list(_ words: String) -> [String] {
        let words = words.lowercased().split(separator: " ")
        listed = sections.flatMap { read[$0] ?? [] }.filter { entry in
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

    /// The entry that `name` names: by its number in the list, else by its short name, its id or its title.
    func entry(_ name: String) -> CatalogEntry? {
        if let number = Int(name), listed.indices.contains(number - 1) { return listed[number - 1] }
        let all = sections.flatMap { read[$0] ?? [] }
        return all.first { $0.slug == name || $0.id.value == name }
            ?? all.first { $0.title.lowercased() == name.lowercased() }
    }
}
