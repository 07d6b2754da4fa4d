import ArtClient
import Domain

/// Splits artinstring's list of prompts where it does not fit into one answer.
///
/// The list is "capped at 200" and has no cursor, so a catalog that has grown beyond
/// that is read in parts: by modality, then by tier, then by provider.
struct CatalogPartition: Hashable {
    var modality: Modality?
    var tier: Tier?
    var provider: String?

    /// artinstring's documented providers.
    static let providers = ["replicate", "fal", "openai", "anthropic"]

    /// The parts that together make this one; empty when it cannot be split further.
    var parts: [CatalogPartition] {
        if modality == nil {
            Modality.documented.map { CatalogPartition(modality: $0) }
        } else if tier == nil {
            Tier.documented.map { CatalogPartition(modality: modality, tier: $0) }
        } else if provider == nil {
            Self.providers.map { CatalogPartition(modality: modality, tier: tier, provider: $0) }
        } else {
            []
        }
    }

    /// The query for this part, with the largest limit there is.
    var query: PromptQuery {
        var query = PromptQuery()
        query.modality = modality
        query.tier = tier
        query.provider = provider
        query.limit = 200
        return query
    }
}
