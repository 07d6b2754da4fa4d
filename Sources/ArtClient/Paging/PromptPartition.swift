import Domain

/// A part of artinstring's list of prompts. The list is "capped at 200" and has no cursor, so a larger one is read by
/// modality, tier and provider, and a part that is still too large by text search.
struct PromptPartition: Hashable, Sendable {
    let query: PromptQuery

    /// artinstring's documented providers.
    static let providers = ["replicate", "fal", "openai", "anthropic"]

    /// The search texts: letters and digits, alone and in pairs.
    private static let letters = "abcdefghijklmnopqrstuvwxyz0123456789".map { String($0) }

    /// - Parameter query: The prompts of the part; its limit is ignored.
    init(_ query: PromptQuery) {
        var query = query
        query.limit = PromptQuery.cap
        if query.q?.isEmpty == true { query.q = nil }
        self.query = query
    }

    /// The parts by the first filter that is not set; empty when all are.
    var parts: [PromptPartition] {
        if query.modality == nil {
            Modality.documented.map { with(\.modality, $0) }
        } else if query.tier == nil {
            Tier.documented.map { with(\.tier, $0) }
        } else if query.provider == nil {
            Self.providers.map { with(\.provider, $0) }
        } else {
            []
        }
    }

    /// The overlapping parts by one more character of text; empty after two.
    var letterParts: [PromptPartition] {
        let text = query.q ?? ""
        return text.count < 2 ? Self.letters.map { withText(text + $0) } : []
    }

    /// Returns true when `entry` is in this part, whatever its text.
    func holds(_ entry: CatalogEntry) -> Bool {
        (query.modality.map { $0 == entry.modality } ?? true) && (query.tier.map { $0 == entry.tier } ?? true)
            && (query.provider.map { $0 == entry.provider } ?? true)
    }

    /// Returns this part with another text.
    func withText(_ text: String?) -> PromptPartition { with(\.q, text) }

    private func with<Filter>(_ filter: WritableKeyPath<PromptQuery, Filter?>, _ value: Filter?) -> PromptPartition {
        var query = query
        query[keyPath: filter] = value
        return PromptPartition(query)
    }
}
