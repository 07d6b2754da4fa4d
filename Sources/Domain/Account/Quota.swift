/// The runs of one modality that an account may make on Replicate in a period
/// (`GET /api/v1/me/quotas`; runs on the user's own key are not counted).
package struct Quota: Hashable, Sendable {
    package let modality: Modality
    /// Runs made in this period.
    package let used: Int
    /// Runs allowed in this period; nil when there is no limit we understand.
    package let limit: Int?
    /// Runs left, never below zero; nil when there is no limit.
    package let remaining: Int?
    /// Whether the service says that nothing is left.
    package let isExhausted: Bool

    /// A quota.
    ///
    /// - Parameter remaining: What the service counts as left; nil takes what `limit` and `used` leave.
    package init(modality: Modality, used: Int, limit: Int?, remaining: Int? = nil, isExhausted: Bool = false) {
        self.modality = modality
        self.used = used
        self.limit = limit
        self.remaining = isExhausted ? 0 : limit.map { max(0, remaining ?? $0.subtractingOrMost(used)) }
        self.isExhausted = isExhausted
    }
}
