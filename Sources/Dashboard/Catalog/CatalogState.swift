package import Canvas
package import Domain
package import Session

/// The state of the catalog pane: the section on screen, the filter, and a cursor for each section.
package struct CatalogState: Hashable, Sendable {
    /// The sections of the services with credentials.
    package let sections: [CatalogSection]
    /// The section on screen.
    package private(set) var section: CatalogSection
    /// The text of the filter, which applies to every section.
    package var filter = TextEdit()
    /// True while keys are typed into the filter.
    package var isFiltering = false
    /// The collection whose prompts are shown; nil for all prompts.
    package private(set) var collection: EntryCollection?
    private var lists: [CatalogSection: CatalogList]

    /// Creates the state with the first section of `catalog` on screen.
    package init(_ catalog: Catalog) {
        sections = catalog.sections
        section = sections.first ?? .prompts
        lists = Dictionary(uniqueKeysWithValues: sections.map { ($0, CatalogList()) })
    }

    /// The list on screen.
    package var list: CatalogList { lists[section] ?? CatalogList() }

    /// True if a filter or a collection hides rows.
    package var isNarrowed: Bool { !filter.text.isEmpty || collection != nil && section == .prompts }

    /// Updates the list of `section` after a change of its rows.
    mutating func follow(_ section: CatalogSection, in catalog: Catalog) { lists[section]?.follow(catalog[section]) }

    /// Moves the cursor to `entry`; clears the filter and the collection if they hide it.
    mutating func select(_ entry: CatalogEntry, in catalog: Catalog) {
        guard let section = sections.first(where: { $0.kind == entry.id.kind }) else { return }
        self.section = section
        if lists[section]?.select(entry.id.value, in: catalog[section]) == true { return }
        filter.set("")
        collection = nil
        narrow(catalog)
        _ = lists[section]?.select(entry.id.value, in: catalog[section])
    }

    /// Shows the section of the last session, if its service still has credentials.
    mutating func restore(section: CatalogSection?) {
        if let section, sections.contains(section) { self.section = section }
    }

    /// Moves the cursor to the entry and scrolls to `offset`. Returns false if the entry is not shown.
    mutating func restore(_ id: EntryID, offset: Int, in catalog: Catalog) -> Bool {
        guard section.kind == id.kind, section.service == id.service else { return false }
        return lists[section]?.restore(id.value, offset: offset, in: catalog[section]) ?? false
    }

    /// Moves the cursor of the section on screen.
    mutating func move(by steps: Int, in catalog: Catalog) { lists[section]?.move(by: steps, in: catalog[section]) }

    /// Scrolls the section on screen no further than needed to keep the cursor visible.
    mutating func keepCursorInSight(height: Int) { lists[section]?.keepCursorInSight(height: height) }

    /// The section after the one on screen.
    package var nextSection: CatalogSection { section(1) }

    /// Shows the section that is `steps` further, wrapping around.
    mutating func showSection(_ steps: Int) { section = section(steps) }

    /// Returns the section that is `steps` further, wrapping around.
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

    /// Clears the filter; if it is empty, shows all prompts again.
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

    /// The row under the catalog's cursor; nil if no row is shown.
    package var selectedRow: CatalogRow? {
        let list = catalog.list
        return list.shown.indices.contains(list.cursor) ? catalogRows.rows[list.shown[list.cursor]] : nil
    }

    /// The entry under the catalog's cursor; nil on a collection or an empty list.
    package var selectedEntry: CatalogEntry? { selectedRow?.entry }
}
