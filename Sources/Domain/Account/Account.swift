/// What a service says of the person whose token it is, and what they may spend. Every member may be missing.
package struct Account: Hashable, Sendable {
    /// The service's id of the account.
    package var id: String?
    /// Who the token belongs to, as the service names them; nil when it does not.
    package var name: String?
    package var email: String?
    /// The subscription level (artinstring).
    package var tier: Tier?
    /// The name of the subscription (Antekirt).
    package var subscriptionPlan: String?
    /// How it stands with the subscription, in the service's word (`active`, …).
    package var subscriptionStatus: String?
    /// When the paid period ends (artinstring).
    package var currentPeriodEnd: Timestamp?
    /// Whether the subscription ends with that period (artinstring).
    package var cancelsAtPeriodEnd: Bool?
    /// Runs used and allowed, in the service's order of modalities (artinstring).
    package var quotas: [Quota]
    /// When the quotas start afresh.
    package var quotasResetAt: Timestamp?
    /// What the service says of how quotas are counted.
    package var quotaNote: String?
    /// The credit balance (Antekirt).
    package var credits: Int?

    package init(
        id: String? = nil, name: String? = nil, email: String? = nil, tier: Tier? = nil,
        subscriptionPlan: String? = nil, subscriptionStatus: String? = nil, currentPeriodEnd: Timestamp? = nil,
        cancelsAtPeriodEnd: Bool? = nil, quotas: [Quota] = [], quotasResetAt: Timestamp? = nil,
        quotaNote: String? = nil, credits: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.tier = tier
        self.subscriptionPlan = subscriptionPlan
        self.subscriptionStatus = subscriptionStatus
        self.currentPeriodEnd = currentPeriodEnd
        self.cancelsAtPeriodEnd = cancelsAtPeriodEnd
        self.quotas = quotas
        self.quotasResetAt = quotasResetAt
        self.quotaNote = quotaNote
        self.credits = credits
    }

    /// The quota for `modality`, where the service told one.
    package func quota(for modality: Modality) -> Quota? { quotas.first { $0.modality == modality } }
}
