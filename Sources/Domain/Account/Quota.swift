/// The runs of one modality that an account may make on Replicate in a period
/// (`GET /api/v1/me/quotas`; runs on the user's own key are not counted).
///
/// Each number may be missing. What is not known is neither zero nor without a limit.
package struct Quota: Hashable, Sendable {
    package let modality: Modality
    /// Runs made in this period; nil where that is not known.
    package let used: Int?
    /// Runs allowed in this period; nil when there is no limit, or none that we know.
    package let limit: Int?
    /// Whether the service says that there is no limit, which is more than not to tell one.
    package let isUnlimited: Bool
    /// Runs left, never below zero; nil when that is not known, or there is no limit.
    package let remaining: Int?
    /// Whether nothing is left, as far as is known.
    package let isExhausted: Bool

    /// A quota.
    ///
    /// - Parameters:
    ///   - remaining: What the service counts as left; nil takes what `limit` and `used` leave.
    ///   - isExhausted: Whether the service says that nothing is left, whatever the numbers are.
    package init(
        modality: Modality, used: Int?, limit: Int?, isUnlimited: Bool = false, remaining: Int? = nil,
        isExhausted: Bool = false
    ) {
        self.modality = modality
        self.used = used
        self.limit = limit
        let left = remaining ?? limit.flatMap { limit in used.map { max(0, limit.subtractingWithSaturation($0)) } }
        self.remaining = isExhausted ? 0 : left.map { max(0, $0) }
        self.isUnlimited = isUnlimited && limit == nil && self.remaining == nil
        self.isExhausted = self.remaining == 0
    }

    /// A quota as a service tells it, in numbers that may be missing or contradict each other.
    ///
    /// What the service counts as left goes before what the other numbers leave, and its word that nothing is left
    /// before both. Where two of three say that something is left and the third that nothing is, how much is not known.
    ///
    /// - Parameters:
    ///   - saysNoLimit: Whether the limit is told as none: null, or below zero.
    ///   - saysExhausted: What the service's flag says; nil without one.
    /// - Returns: Nil where nothing is told.
    package init?(
        modality: Modality, reportedUsed used: Int?, limit: Int?, saysNoLimit: Bool, remaining: Int?,
        saysExhausted: Bool?
    ) {
        guard used != nil || limit != nil || saysNoLimit || remaining != nil || saysExhausted != nil else { return nil }
        let computed = limit.flatMap { limit in used.map { max(0, limit.subtractingWithSaturation($0)) } }
        var left = remaining.map { max(0, $0) } ?? computed ?? (limit == 0 ? 0 : nil)
        if left == 0, saysExhausted != true {
            // Zero is what a service writes where there is nothing to count.
            if saysNoLimit { left = nil }
            // Nothing left, says one number, while the flag and the other numbers say that something is.
            if saysExhausted == false, computed.map({ $0 > 0 }) ?? (limit == nil) { left = nil }
        }
        let known =
            used ?? limit.flatMap { limit in remaining.map { max(0, limit.subtractingWithSaturation(max(0, $0))) } }
        self.modality = modality
        self.used = known
        self.limit = limit
        self.remaining = saysExhausted == true ? 0 : left
        isUnlimited = saysNoLimit && limit == nil && self.remaining == nil
        isExhausted = self.remaining == 0
    }
}
