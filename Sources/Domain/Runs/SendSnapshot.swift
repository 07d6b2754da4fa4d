/// The facts known when a request is sent. They identify its run among others if the response is lost.
package struct SendSnapshot: Hashable, Sendable {
    /// The moment of sending, by this machine's clock.
    package var sentAt: Timestamp
    /// The moment of sending, by the service's clock (HTTP `Date`); nil where that was unknown.
    package var serverSentAt: Timestamp?
    /// The account's spending before, in the unit of the cost (`Account.spent(of:)`); nil where it was not read shortly
    /// before.
    package var spentBefore: Int?
    /// The service's ids of earlier runs that could be mistaken for it.
    package var knownRuns: Set<String>
    /// True if the service's list had been read before. Where it had not, a matching run may be an older one.
    package var knowsList: Bool
    /// For a conversion, the state of its generation before; nil for any other request.
    package var generation: GenerationState?

    /// Creates a snapshot.
    package init(
        sentAt: Timestamp, serverSentAt: Timestamp? = nil, spentBefore: Int? = nil, knownRuns: Set<String> = [],
        generation: GenerationState? = nil, knowsList: Bool = true
    ) {
        self.knowsList = knowsList
        self.sentAt = sentAt
        self.serverSentAt = serverSentAt
        self.spentBefore = spentBefore
        self.knownRuns = knownRuns
        self.generation = generation
    }
}

extension Account {
    /// Returns a number that grows by `cost.amount` when `cost` is paid from this account: the used runs of a quota, or
    /// the negated credit balance. nil where the account does not contain it.
    package func spent(of cost: Cost) -> Int? {
        switch cost {
        case .quota(let modality, _): quota(for: modality)?.used
        case .credits: credits.map { 0.subtractingWithSaturation($0) }
        case .uncounted, .ownKey: nil
        }
    }

    /// Returns true if the account is known to have too little left for `cost`. Unknown is not too little.
    package func isTooLow(for cost: Cost) -> Bool {
        switch cost {
        case .quota(let modality, let runs): quota(for: modality)?.remaining.map { $0 < runs } ?? false
        case .credits(let needed): credits.map { $0 < needed } ?? false
        case .uncounted, .ownKey: false
        }
    }
}

extension Cost {
    /// The number of runs or credits.
    package var amount: Int {
        switch self {
        case .quota(_, let runs), .uncounted(_, _, let runs): runs
        case .credits(let credits): credits
        case .ownKey: 1
        }
    }

    /// The amounts that count against the user's own limits. A run on the user's own key counts too.
    package var spending: Spending {
        switch self {
        case .quota, .uncounted, .ownKey: Spending(runs: amount)
        case .credits: Spending(credits: amount)
        }
    }
}
