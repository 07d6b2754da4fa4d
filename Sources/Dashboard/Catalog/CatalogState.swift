package import Canvas
package import Domain
package import Session

/// The catalog pane: which section of the session's catalog it shows, a filter, a cursor in each section.
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

    package init(_ catalog: Catalog) {
        sections = catalog.sections
        section = sections.first ?? .prompts
        lists = Dictionary(uniqueKeysWithValues: sections.map { ($0, CatalogList()) })
    }

    /// The list on screen.
    package var list: CatalogList { lists[section] ?? CatalogList() }

    /// Whether a filter or a collection hides rows.
    package var isNarrowed: Bool { !filter.text.isEmpty || collection != nil && section == .prompts }

    /// Follows a change of the rows of `section`.
    mutating func follow(_ section: CatalogSection, in catalog: Catalog) { lists[section]?.follow(catalog[section]) }

    /// Shows `entry` under the cursor, dropping what hides it.
    mutating func select(_ entry: CatalogEntry, in catalog: Catalog) {
        guard let section = sections.first(where: { $0.kind == entry.id.kind }) else { return }
        self.section = section
        if lists[section]?.select(entry.id.value, in: catalog[section]) == true { return }
        filter.set("")
        collection = nil
        narrow(catalog)
        _ = lists[section]?.select(entry.id.value, in: catalog[section])
    }

    /// Shows a section of an earlier session, where it is here.
    mutating func restore(section: CatalogSection?) {
        if let section, sections.contains(section) { self.section = section }
    }

    /// Puts the cursor on the entry called `id` with the row `offset` at the top; false when it is not shown.
    mutating func restore(_ id: EntryID, offset: Int, in catalog: Catalog) -> Bool {
        guard section.kind == id.kind, section.service == id.service else { return false }
        return lists[section]?.restore(id.value, offset: offset, in: catalog[section]) ?? false
    }

    mutating func move(by steps: Int, in catalog: Catalog) { lists[section]?.move(by: steps, in: catalog[section]) }

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
    mutating func open(_ collection: EntryCollection, in catalog: Catalog) {
        self.collection = collection
        filter.set("")
        section = .prompts
        narrow(catalog)
    }

    /// Drops the filter, else the collection.
    mutating func widen(_ catalog: Catalog) {
        if !filter.text.isEmpty {
            filter.set("")
        } else {
            collection = nil
        }
        narrow(catalog)
    }

    /// Applies the filter and the collection to every section.
    mutating func narrow(_ catalog: Catalog) {
        for section in sections {
            lists[section]?.narrow(
                to: filter.text, collection: section == .prompts ? collection?.slug : nil, in: catalog[section])
        }
    }
}

extension State {
    /// The rows of the section on screen.
    package var catalogRows: CatalogRows { session.catalog[catalog.section] }

    /// The row under the catalog's cursor; nil where nothing is shown.
    package var selectedRow: CatalogRow? {
        let list = catalog.list
        return list.shown.indices.contains(list.cursor) ? catalogRows.rows[list.shown[list.cursor]] : nil
    }

    /// The entry under the catalog's cursor; nil on a collection or an empty list.
    package var selectedEntry: CatalogEntry? { selectedRow?.entry }
}
