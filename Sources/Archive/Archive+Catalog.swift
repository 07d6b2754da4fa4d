import JSON
package import Domain
import GRDB

/// A catalog section as of its last complete reading.
package struct ArchivedSection<Element: Hashable & Sendable>: Hashable, Sendable {
    /// The elements, in the service's order.
    package let elements: [Element]
    /// The service's own count; nil where it gave none.
    package let total: Int?
    /// The moment of the reading, by the local clock.
    package let savedAt: Timestamp

    package init(elements: [Element], total: Int?, savedAt: Timestamp) {
        self.elements = elements
        self.total = total
        self.savedAt = savedAt
    }
}

extension Archive {
    /// Saves a section of a service's catalog, in place of the earlier one.
    ///
    /// - Throws: `ArchiveError` when it is not on disk.
    package func saveCatalog(
        _ section: ArchivedSection<CatalogEntry>, of service: Service, kind: CatalogEntry.Kind
    ) throws(ArchiveError) {
        try save(
            section: kind.rawValue, of: service, elements: section.elements.map(\.archived), total: section.total,
            at: section.savedAt)
    }

    /// Returns a section of a service's catalog as last saved; nil when there is none.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func catalog(
        of service: Service, kind: CatalogEntry.Kind
    ) throws(ArchiveError) -> ArchivedSection<CatalogEntry>? {
        try load(section: kind.rawValue, of: service, element: CatalogEntry.init(archived:))
    }

    /// Saves artinstring's collections, in place of the earlier ones.
    ///
    /// - Throws: `ArchiveError` when they are not on disk.
    package func saveCollections(_ section: ArchivedSection<EntryCollection>) throws(ArchiveError) {
        try save(
            section: Self.collections, of: .artinstring, elements: section.elements.map(\.archived),
            total: section.total, at: section.savedAt)
    }

    /// Returns artinstring's collections as last saved; nil when there are none.
    ///
    /// - Throws: `ArchiveError` when the file cannot be read.
    package func collections() throws(ArchiveError) -> ArchivedSection<EntryCollection>? {
        try load(section: Self.collections, of: .artinstring, element: EntryCollection.init(archived:))
    }

    private static var collections: String { "collection" }

    private func save(
        section: String, of service: Service, elements: [JSON], total: Int?, at moment: Timestamp
    ) throws(ArchiveError) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO catalogs (service, section, entries, total, saved_at) VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [service.rawValue, section, JSON.array(elements).text, total, moment.milliseconds])
        }
    }

    private func load<Element>(
        section: String, of service: Service, element: (JSON) -> Element?
    ) throws(ArchiveError) -> ArchivedSection<Element>? {
        try rows(of: "catalogs", "WHERE service = ? AND section = ?", [service.rawValue, section]) { row in
            guard let elements = try row.json("entries").array else { throw RowReader.Problem(column: "entries") }
            return ArchivedSection(
                elements: elements.compactMap(element),
                total: try row.optionalInteger("total").map(Int.init(clamping:)),
                savedAt: try row.moment("saved_at"))
        }.first
    }
}
