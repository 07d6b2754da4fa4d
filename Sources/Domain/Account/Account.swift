/// What a service says of the person whose token it is, and what they may spend.
package struct Account: Hashable, Sendable {
    /// Who the token belongs to, as the service names them; nil when it does not.
    package var name: String?
    /// The subscription level (artinstring).
    package var tier: Tier?
    /// Runs used and allowed, in the service's order of modalities (artinstring).
    package var quotas: [Quota]
    /// When the quotas start afresh.
    package var quotasResetAt: Timestamp?
    /// The credit balance (Antekirt).
    package var credits: Int?

    package init(
        name: String? = nil, tier: Tier? = nil, quotas: [Quota] = [], quotasResetAt: Timestamp? = nil,
        credits: Int? = nil
    ) {
        self.name = name
        self.tier = tier
        self.quotas = quotas
        self.quotasResetAt = quotasResetAt
        self.credits = credits
    }

    /// The quota for `modality`, where the service told one.
    package func quota(for modality: Modality) -> Quota? { quotas.first { $0.modality == modality } }
}

/// The runs of one modality that an account may make on Replicate in a period
/// (`GET /api/v1/me/quotas`; runs on the user's own key are not counted).
package struct Quota: Hashable, Sendable {
    package let modality: Modality
    /// Runs made in this period.
    package var used: Int
    /// Runs allowed in this period; nil when there is no limit we understand.
    package var limit: Int?
    /// Whether the service says that nothing is left.
    package var isExhausted: Bool

    package init(modality: Modality, used: Int, limit: Int?, isExhausted: Bool = false) {
        self.modality = modality
        self.used = used
        self.limit = limit
        self.isExhausted = isExhausted
    }

    /// Runs left, never below zero; nil when there is no limit.
    package var remaining: Int? { isExhausted ? 0 : limit.map { max(0, $0 - used) } }
}
