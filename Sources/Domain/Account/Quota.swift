/// The runs of one modality that an account may make on Replicate in a period
/// (`GET /api/v1/me/quotas`; runs on the user's own key are not counted).
///
/// Each number may be missing. An unknown number is neither zero nor unlimited.
package struct Quota: Hashable, Sendable {
    package let modality: Modality
    /// The runs made in this period; nil where unknown.
    package let used: Int?
    /// The runs allowed in this period; nil where unlimited or unknown.
    package let limit: Int?
    /// True if the service states that there is no limit; false where it states nothing.
    package let isUnlimited: Bool
    /// The runs left, never below zero; nil where unknown or unlimited.
    package let remaining: Int?
    /// True if no runs are known to be left.
    package let isExhausted: Bool

    /// Creates a quota.
    ///
    /// - `remaining`: The runs left by the service's count; nil computes them from `limit` and `used`.
    /// - `isExhausted`: True if the service says that nothing is left, whatever the numbers say.
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

    /// Creates a quota from what a service reports: numbers that may be missing or contradict each other.
    ///
    /// The service's own count of what is left takes precedence over the difference of the other numbers, and its flag
    /// that nothing is left over both. Where two of the three say that something is left and the third says nothing is,
    /// the remainder is unknown.
    ///
    /// - `saysNoLimit`: True if the limit is reported as none: null, or below zero.
    /// - `saysExhausted`: The service's flag; nil without one.
    /// - Returns: nil where the service reports nothing.
    package init?(
        modality: Modality, reportedUsed used: Int?, limit: Int?, saysNoLimit: Bool, remaining: Int?,
        saysExhausted: Bool?
    ) {
        guard used != nil || limit != nil || saysNoLimit || remaining != nil || saysExhausted != nil else { return nil }
        let computed = limit.flatMap { limit in used.map { max(0, limit.subtractingWithSaturation($0)) } }
        var left = remaining.map { max(0, $0) } ?? computed ?? (limit == 0 ? 0 : nil)
        if left == 0, saysExhausted != true {
            // Services write zero where there is nothing to count.
            if saysNoLimit { left = nil }
            // One number says that nothing is left; the flag and the other numbers say that something is.
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
