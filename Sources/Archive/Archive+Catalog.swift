package import JSON
package import Domain
import GRDB

/// A catalog section as it was when it was last read whole.
package struct ArchivedSection<Element: Hashable & Sendable>: Hashable, Sendable {
    /// The elements, in the service's order.
    package let elements: [Element]
    /// How many the service counted; nil where it did not say.
    package let total: Int?
    /// When it was read.
    package let savedAt: Timestamp

    package init(elements: [Element], total: Int?, savedAt: Timestamp) {
        self.elements = elements
        self.total = total
        self.savedAt = savedAt
    }
}

extension Archive {
    /// Writes a section of a service's catalog in place of the one before.
    package func saveCatalog(
        _ section: ArchivedSection<CatalogEntry>, of service: Service, kind: CatalogEntry.Kind
    ) throws(ArchiveError) {
        try save(
            section: kind.rawValue, of: service, elements: section.elements.map(\.archived), total: section.total,
            at: section.savedAt)
    }

    /// A section of a service's catalog as it was last written; nil when it never was.
    package func catalog(
        of service: Service, kind: CatalogEntry.Kind
    ) throws(ArchiveError) -> ArchivedSection<CatalogEntry>? {
        try load(section: kind.rawValue, of: service, element: CatalogEntry.init(archived:))
    }

    /// Writes artinstring's collections in place of those before.
    package func saveCollections(_ section: ArchivedSection<EntryCollection>) throws(ArchiveError) {
        try save(
            section: Self.collections, of: .artinstring, elements: section.elements.map(\.archived),
            total: section.total, at: section.savedAt)
    }

    /// artinstring's collections as they were last written; nil when they never were.
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
