package import Domain

/// The catalog of the services, by section.
package struct Catalog: Hashable, Sendable {
    /// The sections of the services at hand.
    package let sections: [CatalogSection]
    private var lists: [CatalogSection: CatalogRows]

    /// The catalog of `services` before anything was read.
    package init(services: some Collection<Service>) {
        sections = CatalogSection.allCases.filter { services.contains($0.service) }
        lists = Dictionary(uniqueKeysWithValues: sections.map { ($0, CatalogRows()) })
    }

    /// The rows of `section`; none where its service is not at hand.
    package subscript(section: CatalogSection) -> CatalogRows { lists[section] ?? CatalogRows() }

    /// The section that lists entries of `kind`; the collections where that is nil, nothing where it is not at hand.
    package func section(of kind: CatalogEntry.Kind?) -> CatalogSection? { sections.first { $0.kind == kind } }

    /// The entry called `id`, from whichever section has it; nil where it was not read.
    package func entry(_ id: EntryID) -> CatalogEntry? {
        for list in lists.values {
            for case .entry(let entry) in list.rows where entry.id == id { return entry }
        }
        return nil
    }

    /// The entries of all sections, in their order.
    package var entries: [CatalogEntry] { sections.flatMap { self[$0].rows.compactMap(\.entry) } }

    /// The collections; nil before they were read.
    package var collections: [EntryCollection]? {
        guard let list = lists[.collections], list.isComplete else { return nil }
        return list.rows.compactMap { if case .collection(let collection) = $0 { collection } else { nil } }
    }

    /// True once every section of entries was read to its end, but for those of services that `hasFailed`.
    package func isComplete(unless hasFailed: (Service) -> Bool) -> Bool {
        sections.allSatisfy { $0.kind == nil || self[$0].isComplete || hasFailed($0.service) }
    }

    // MARK: reading

    /// Adds a page of entries; returns the section that it belongs to.
    mutating func add(_ page: CatalogPage, from service: Service, kind: CatalogEntry.Kind) -> CatalogSection? {
        change(service, kind) { $0.add(page) }
    }

    mutating func set(_ collections: [EntryCollection], total: Int?) -> CatalogSection? {
        change(.artinstring, nil) { $0.set(collections, total: total) }
    }

    /// Notes that a section could not be read; the collections where there is no kind.
    mutating func setFailure(_ failure: Failure, of service: Service, kind: CatalogEntry.Kind?) -> CatalogSection? {
        change(service, kind) { $0.failure = failure }
    }

    /// Replaces the row of `entry`; returns the section that has it.
    mutating func update(_ entry: CatalogEntry) -> CatalogSection? {
        guard let section = section(of: entry.id.kind), lists[section]?.update(entry) == true else { return nil }
        return section
    }

    private mutating func change(
        _ service: Service, _ kind: CatalogEntry.Kind?, _ body: (inout CatalogRows) -> Void
    ) -> CatalogSection? {
        guard let section = sections.first(where: { $0.service == service && $0.kind == kind }),
            var list = lists.removeValue(forKey: section)
        else { return nil }
        body(&list)
        lists[section] = list
        return section
    }
}
