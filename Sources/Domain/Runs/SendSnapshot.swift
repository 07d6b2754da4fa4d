/// What was known at the moment a request left: by it, its run is told from others if the answer is lost.
package struct SendSnapshot: Hashable, Sendable {
    /// When it left, by our clock.
    package var sentAt: Timestamp
    /// When it left, by the service's clock; nil where the service had not told its time.
    package var serverSentAt: Timestamp?
    /// What the account had spent of that which the request costs; nil where it was not read shortly before.
    package var spentBefore: Int?
    /// The service's ids of the runs that were there before it and could be mistaken for it.
    package var knownRuns: Set<String>
    /// Whether the service's list had been read before it: where it had not, one run that fits may be an older one.
    package var knowsList: Bool
    /// For a conversion, what its generation was like before it; nil for anything else.
    package var generation: GenerationState?

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
    /// A number that grows by `cost.amount` when `cost` is taken from this account: the runs used of a quota, or the
    /// credits below zero. Nil where the account tells nothing of it.
    package func spent(of cost: Cost) -> Int? {
        switch cost {
        case .quota(let modality, _): quota(for: modality)?.used
        case .credits: credits.map { 0.subtractingWithSaturation($0) }
        case .uncounted, .ownKey: nil
        }
    }

    /// Whether the account has so little left that the service would refuse `cost`. What is not known is enough.
    package func isTooLow(for cost: Cost) -> Bool {
        switch cost {
        case .quota(let modality, let runs): quota(for: modality)?.remaining.map { $0 < runs } ?? false
        case .credits(let needed): credits.map { $0 < needed } ?? false
        case .uncounted, .ownKey: false
        }
    }
}

extension Cost {
    /// How many runs or credits it is.
    package var amount: Int {
        switch self {
        case .quota(_, let runs), .uncounted(_, _, let runs): runs
        case .credits(let credits): credits
        case .ownKey: 1
        }
    }

    /// What it counts as against the user's own limits. A run on an own key is one too: somebody bills it.
    package var spending: Spending {
        switch self {
        case .quota, .uncounted, .ownKey: Spending(runs: amount)
        case .credits: Spending(credits: amount)
        }
    }
}
