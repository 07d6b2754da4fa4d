import JSON

/// Names one catalog entry for good.
package struct EntryID: Hashable, Sendable {
    /// The service that offers the entry.
    package let service: Service
    /// What sort of thing it is there.
    package let kind: CatalogEntry.Kind
    /// The service's own id, usually a UUID.
    package let value: String

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
