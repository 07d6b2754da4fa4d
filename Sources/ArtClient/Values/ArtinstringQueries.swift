package import Domain

/// Which prompts to list (`GET /api/v1/prompts`); nil means any.
package struct PromptQuery: Hashable, Sendable {
    package var modality: Modality?
    package var tier: Tier?
    /// `replicate`, `fal`, `openai` or `anthropic`.
    package var provider: String?
    /// From 1 to 200, the service's own cap.
    package var limit: Int
    /// A text to find in title, slug or description; the service looks at 80 characters.
    package var q: String?

    package init(
        modality: Modality? = nil, tier: Tier? = nil, provider: String? = nil, limit: Int = 200, q: String? = nil
    ) {
        self.modality = modality
        self.tier = tier
        self.provider = provider
        self.limit = limit
        self.q = q
    }
}

/// Which runs to list (`GET /api/v1/runs`); nil means any.
package struct RunQuery: Hashable, Sendable {
    package var status: Phase?
    /// Only runs created at this moment or later.
    package var since: Timestamp?
    /// Where an earlier page ended, verbatim.
    package var cursor: String?

    package init(status: Phase? = nil, since: Timestamp? = nil, cursor: String? = nil) {
        self.status = status
        self.since = since
        self.cursor = cursor
    }
}
