import JSON

/// The permanent identity of a catalog entry. Ids are compared by their bytes.
package struct EntryID: Hashable, Sendable {
    /// The service that offers the entry.
    package let service: Service
    /// The kind of entry.
    package let kind: CatalogEntry.Kind
    /// The service's own id, usually a UUID.
    package let value: String

    /// Creates the identity of an entry.
    package init(service: Service, kind: CatalogEntry.Kind, value: String) {
        self.service = service
        self.kind = kind
        self.value = value
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.service == right.service && left.kind == right.kind && left.value.hasSameBytes(as: right.value)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(service)
        hasher.combine(kind)
        hasher.combine(JSONName(value))
    }
}
