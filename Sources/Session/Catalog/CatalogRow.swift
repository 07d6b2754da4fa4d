package import Domain

/// A line of a catalog section.
package enum CatalogRow: Hashable, Sendable {
    case entry(CatalogEntry)
    case collection(EntryCollection)

    /// The identity that the cursor keeps when the list changes.
    package var id: String {
        switch self {
        case .entry(let entry): entry.id.value
        case .collection(let collection): collection.id
        }
    }

    /// The entry, where the row is one; nil for a collection.
    package var entry: CatalogEntry? { if case .entry(let entry) = self { entry } else { nil } }

    /// The searched text: everything shown, in lower case.
    package var haystack: String {
        switch self {
        case .entry(let entry):
            let parts: [String?] = [
                entry.title, entry.slug, entry.summary, entry.modality.rawValue, entry.tier?.rawValue, entry.provider,
                entry.collectionTitle, entry.artist?.name, entry.tags.joined(separator: " "),
            ]
            return parts.compactMap(\.self).joined(separator: "\n").lowercased()
        case .collection(let collection):
            return "\(collection.title)\n\(collection.summary)".lowercased()
        }
    }
}
