package import Canvas
package import Domain

/// The catalog pane: sections, a filter, a cursor in each.
package struct CatalogState: Hashable, Sendable {
    /// The sections of the services at hand.
    package let sections: [CatalogSection]
    package private(set) var section: CatalogSection
    /// What is typed into the filter; it narrows every section.
    package var filter = TextEdit()
    /// Whether keys go to the filter.
    package var isFiltering = false
    /// The collection that narrows the prompts.
    package private(set) var collection: EntryCollection?
    private var lists: [CatalogSection: CatalogList]

    package init(services: [Service]) {
        sections = CatalogSection.allCases.filter { services.contains($0.service) }
        section = sections.first ?? .prompts
        lists = Dictionary(uniqueKeysWithValues: sections.map { ($0, CatalogList()) })
    }

    /// The list of `section`.
    package func list(_ section: CatalogSection) -> CatalogList { lists[section] ?? CatalogList() }

    /// The list on screen.
    package var list: CatalogList { list(section) }

    /// The entry under the cursor; nil on a collection or an empty list.
    package var selectedEntry: CatalogEntry? { list.selected?.entry }

    /// Whether a filter or a collection hides rows.
    package var isNarrowed: Bool { !filter.text.isEmpty || collection != nil && section == .prompts }

    /// The entry called `id`, from whichever section has it.
    package func entry(_ id: EntryID) -> CatalogEntry? {
        for list in lists.values {
            for case .entry(let entry) in list.rows where entry.id == id { return entry }
        }
        return nil
    }

    mutating func add(_ page: CatalogPage, from service: Service, kind: CatalogEntry.Kind) {
        guard let section = sections.first(where: { $0.service == service && $0.kind == kind }) else { return }
        lists[section]?.add(page)
    }

    mutating func setCollections(_ collections: [EntryCollection], total: Int?) {
        lists[.collections]?.setCollections(collections, total: total)
    }

    /// A section could not be read; the collections where there is no kind.
    mutating func setFailure(_ failure: Failure, of service: Service, kind: CatalogEntry.Kind?) {
        guard let section = sections.first(where: { $0.service == service && $0.kind == kind }) else { return }
        lists[section]?.failure = failure
    }

    mutating func update(_ entry: CatalogEntry) {
        for section in sections where section.kind == entry.id.kind { lists[section]?.update(entry) }
    }

    /// Shows `entry` under the cursor, dropping what hides it.
    mutating func select(_ entry: CatalogEntry) {
        guard let section = sections.first(where: { $0.kind == entry.id.kind }) else { return }
        self.section = section
        if lists[section]?.select(entry.id.value) == true { return }
        filter.set("")
        collection = nil
        narrow()
        _ = lists[section]?.select(entry.id.value)
    }

    /// Shows a section of an earlier session, where it is here.
    mutating func restore(section: CatalogSection?) {
        if let section, sections.contains(section) { self.section = section }
    }

    /// Puts the cursor on the entry called `id` with the row `offset` at the top; false when it is not shown.
    mutating func restore(_ id: EntryID, offset: Int) -> Bool {
        guard section.kind == id.kind, section.service == id.service else { return false }
        return lists[section]?.restore(id.value, offset: offset) ?? false
    }

    mutating func move(by steps: Int) { lists[section]?.move(by: steps) }

    mutating func keepCursorInSight(height: Int) { lists[section]?.keepCursorInSight(height: height) }

    /// The section after the one on screen.
    package var nextSection: CatalogSection { section(1) }

    mutating func showSection(_ steps: Int) { section = section(steps) }

    /// The section `steps` further, around the end.
    private func section(_ steps: Int) -> CatalogSection {
        guard let index = sections.firstIndex(of: section) else { return section }
        return sections[((index + steps) % sections.count + sections.count) % sections.count]
    }

    /// Shows the prompts of `collection` only.
    mutating func open(_ collection: EntryCollection) {
        self.collection = collection
        filter.set("")
        section = .prompts
        narrow()
    }

    /// Drops the filter, else the collection.
    mutating func widen() {
        if !filter.text.isEmpty {
            filter.set("")
        } else {
            collection = nil
        }
        narrow()
    }

    /// Applies the filter and the collection to every section.
    mutating func narrow() {
        for section in sections {
            lists[section]?.narrow(to: filter.text, collection: section == .prompts ? collection?.slug : nil)
        }
    }
}
