package import Domain

/// A part of the catalog, shown one at a time.
package enum CatalogSection: String, CaseIterable, Hashable, Sendable {
    case prompts, collections, artists, models

    /// The section's name in its title.
    package var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// The kind of entry it lists; nil for collections.
    package var kind: CatalogEntry.Kind? {
        switch self {
        case .prompts: .prompt
        case .collections: nil
        case .artists: .artist
        case .models: .model
        }
    }

    /// The service that fills it.
    package var service: Service {
        switch self {
        case .prompts, .collections: .artinstring
        case .artists, .models: .antekirt
        }
    }
}
