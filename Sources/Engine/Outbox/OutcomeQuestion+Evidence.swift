import ArtClient
import Domain

extension OutcomeQuestion.Candidate {
    init(_ row: RunReport) {
        self.init(remoteID: row.remoteID, title: row.title, createdAt: row.createdAt, phase: row.phase)
    }
}

extension OutcomeQuestion.BalanceEvidence {
    /// The evidence of two readings of an account about a request between them.
    ///
    /// - `before`: What was spent when it left, as `Account.spent(of:)` gives it.
    /// - `after`: The same now.
    /// - `others`: Our other requests that were sent since, and those whose outcome is open.
    init(before: Int?, after: Int?, cost: Cost, others: [RequestRecord]) {
        let peers = others.filter { $0.request.cost.isTaken(fromSameAs: cost) && $0.state.maySpend }
        let isAlone = !others.contains { $0.state.maySpend && $0.request.cost.mayBeTaken(fromSameAs: cost) }
        let settled = peers.filter { $0.state == .accepted || $0.state == .adopted }
        // What is too large to be counted with tells nothing.
        guard let before, let after, let change = after.subtractingIfFits(before),
            let rest = change.subtractingIfFits(settled.reduce(0) { $0.addingWithSaturation($1.request.cost.amount) })
        else {
            self = .inconclusive
            return
        }
        switch rest {
        case 0: self = .unspent
        // Unless it can be another open request that it was spent for, or one that the quota may have counted.
        case cost.amount where settled.count == peers.count && isAlone: self = .spent
        // Somebody else spends from the account, or its period was reset.
        default: self = .inconclusive
        }
    }
}

extension Int {
    fileprivate func subtractingIfFits(_ other: Int) -> Int? {
        let (difference, overflows) = subtractingReportingOverflow(other)
        return overflows ? nil : difference
    }
}

extension Cost {
    /// Indicates whether both come from the same quota or balance.
    fileprivate func isTaken(fromSameAs other: Cost) -> Bool {
        switch (self, other) {
        case (.quota(let one, _), .quota(let another, _)): one == another
        case (.credits, .credits): true
        default: false
        }
    }

    /// Indicates whether it may come from the same quota, of which the service does not tell.
    fileprivate func mayBeTaken(fromSameAs other: Cost) -> Bool {
        if case .uncounted(let one, nil, _) = self, case .quota(let another, _) = other { return one == another }
        return false
    }
}
