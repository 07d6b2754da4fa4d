/// The account that a token belongs to, with what it may spend. Every member may be missing.
///
/// From `GET /api/v1/me` and `GET /api/v1/me/quotas` (artinstring) and `GET /api/v1/account/me` (Antekirt).
package struct Account: Hashable, Sendable {
    /// The account's id at the service.
    package var id: String?
    /// The display name of the account's owner; nil where the service gives none.
    package var name: String?
    package var email: String?
    /// The subscription level (artinstring).
    package var tier: Tier?
    /// The name of the subscription (Antekirt).
    package var subscriptionPlan: String?
    /// The subscription's status in the service's own word, such as `active`.
    package var subscriptionStatus: String?
    /// The end of the paid period (artinstring).
    package var currentPeriodEnd: Timestamp?
    /// True if the subscription ends with that period (artinstring).
    package var cancelsAtPeriodEnd: Bool?
    /// The runs used and allowed, in the service's order of modalities (artinstring).
    package var quotas: [Quota]
    /// The moment at which the quotas reset (artinstring).
    package var quotasResetAt: Timestamp?
    /// The service's note on how quotas are counted (artinstring).
    package var quotaNote: String?
    /// The credit balance, in whole credits (Antekirt).
    package var credits: Int?

    /// Creates an account.
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

    /// Returns the quota for `modality`; nil where the service gives none.
    package func quota(for modality: Modality) -> Quota? { quotas.first { $0.modality == modality } }
}
