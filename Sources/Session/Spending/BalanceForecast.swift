package import Domain

/// The quota or balance before and after a request, as far as the account is known: what every front end shows beside
/// a price.
package struct BalanceForecast: Hashable, Sendable {
    /// The answer of the account.
    package enum Outcome: Hashable, Sendable {
        /// The price is not known: the user's own key at a provider is billed.
        case ownKey
        /// No quota counts runs at this provider (artinstring, `GET /api/v1/me/quotas`: "limits are Replicate-routed
        /// only").
        case uncounted(provider: String)
        /// A quota may count the run: its provider is not known.
        case mayCount
        /// Quota or balance are not known, or were used up before a reset that has passed since.
        case unknown
        /// The quota has no limit.
        case unlimited
        /// So many runs or credits are left before and after it, of `limit` where there is one.
        case enough(left: Int, after: Int, limit: Int?)
        /// Fewer are left than it needs.
        case short(left: Int, needed: Int, limit: Int?, resetsAt: Timestamp?)
    }

    package let cost: Cost
    package let outcome: Outcome
    /// The moment of the reading, where a later one failed; nil for a reading that still counts.
    package let staleSince: Timestamp?

    /// Creates the forecast of a request that costs `cost`.
    package init(_ cost: Cost, account: Observed<Account>, now: Timestamp) {
        self.cost = cost
        if case .stale(_, let asOf) = account { staleSince = asOf } else { staleSince = nil }
        let isStale = staleSince != nil
        outcome =
            switch cost {
            case .ownKey: .ownKey
            case .uncounted(_, let provider?, _): .uncounted(provider: provider)
            case .uncounted(_, nil, _): .mayCount
            case .quota(let modality, let runs):
                Self.outcome(account.value, account.value?.quota(for: modality), runs, isStale: isStale, now: now)
            case .credits(let credits):
                account.value?.credits.map { Self.outcome(left: $0, needed: credits) } ?? .unknown
            }
    }

    private static func outcome(
        _ account: Account?, _ quota: Quota?, _ runs: Int, isStale: Bool, now: Timestamp
    ) -> Outcome {
        guard let quota else { return .unknown }
        guard let left = quota.remaining else { return quota.isUnlimited ? .unlimited : .unknown }
        let reset = account?.quotasResetAt
        // What was used up before it was reset says nothing of today.
        if left < runs, isStale, let reset, reset <= now { return .unknown }
        return outcome(left: left, needed: runs, limit: quota.limit, resetsAt: reset)
    }

    private static func outcome(
        left: Int, needed: Int, limit: Int? = nil, resetsAt: Timestamp? = nil
    ) -> Outcome {
        left < needed
            ? .short(left: left, needed: needed, limit: limit, resetsAt: resetsAt)
            : .enough(left: left, after: left.subtractingWithSaturation(needed), limit: limit)
    }
}
