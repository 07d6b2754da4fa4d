package import Domain

/// The filters for prompts (`GET /api/v1/prompts`); nil means any.
package struct PromptQuery: Hashable, Sendable {
    /// The maximum number of prompts in one response ("capped at 200").
    package static let cap = 200

    package var modality: Modality?
    package var tier: Tier?
    /// `replicate`, `fal`, `openai` or `anthropic`.
    package var provider: String?
    /// The maximum number of rows, from 1 to `cap`; clamped.
    package var limit: Int
    /// A text to find in title, slug or description; cut to the 80 characters that the service uses.
    package var q: String?

    /// Creates a query; without arguments it lists all prompts.
    package init(
        modality: Modality? = nil, tier: Tier? = nil, provider: String? = nil, limit: Int = cap, q: String? = nil
    ) {
        self.modality = modality
        self.tier = tier
        self.provider = provider
        self.limit = limit
        self.q = q
    }

    /// The names and values of the query.
    var items: [(String, String?)] {
        [
            ("modality", modality?.rawValue), ("tier", tier?.rawValue), ("provider", provider),
            ("limit", "\(min(max(limit, 1), Self.cap))"), ("q", q.flatMap { $0.isEmpty ? nil : String($0.prefix(80)) }),
        ]
    }
}
