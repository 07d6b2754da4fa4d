package import Domain

/// A spending limit of the user, and the amount spent of it.
package struct Budget: Hashable, Sendable {
    /// The unit of a budget.
    package enum Unit: Hashable, Sendable {
        case credits, runs
    }

    package let unit: Unit
    /// True for the last 24 hours, false for this session.
    package let isForDay: Bool
    package let spent: Int
    package let limit: Int
    /// The number of requests in `spent` whose outcome is unknown.
    package let unknown: Int

    /// The spent fraction: 1 at the limit, and more beyond it.
    package var fraction: Double { limit > 0 ? Double(spent) / Double(limit) : 1 }

    /// The state of the budget: `12 of 50 credits today`, `3 of 10 runs this session, 1 unknown`.
    package var words: String {
        "\(Wording.count(spent)) of \(Wording.plural(limit, unit == .credits ? "credit" : "run"))"
            + (isForDay ? " today" : " this session") + (unknown > 0 ? ", \(unknown) unknown" : "")
    }
}

extension Budget {
    /// Returns the budgets that `limits` sets, with the amounts spent; `runs` contains the requests whose outcome may
    /// be unknown.
    package static func all(
        _ limits: SpendingLimits, session: Spending, day: Spending, runs: some Sequence<Run>
    ) -> [Budget] {
        let unclear = runs.filter(\.isUnclear)
        func budget(_ unit: Unit, _ isForDay: Bool, _ limit: Int?, _ spent: Int) -> Budget? {
            let unknown = unclear.count { if case .credits? = $0.cost { unit == .credits } else { unit == .runs } }
            return limit.map { Budget(unit: unit, isForDay: isForDay, spent: spent, limit: $0, unknown: unknown) }
        }
        return [
            budget(.credits, false, limits.creditsPerSession, session.credits),
            budget(.credits, true, limits.creditsPerDay, day.credits),
            budget(.runs, false, limits.runsPerSession, session.runs),
            budget(.runs, true, limits.runsPerDay, day.runs),
        ].compactMap(\.self)
    }
}

extension [Budget] {
    /// Returns the budget that `cost` would exceed; nil if there is none.
    package func usedUp(by cost: Cost) -> Budget? {
        let (unit, amount): (Budget.Unit, Int) =
            switch cost {
            case .credits(let credits): (.credits, credits)
            case .quota(_, let runs), .uncounted(_, _, let runs): (.runs, runs)
            case .ownKey: (.runs, 1)
            }
        return filter { $0.unit == unit && $0.spent.addingWithSaturation(amount) > $0.limit }.max {
            $0.fraction < $1.fraction
        }
    }
}

extension Session {
    /// The budgets that the user has set.
    package var budgets: [Budget] {
        Budget.all(limits, session: sessionSpending, day: daySpending, runs: runs.all)
    }

    /// The budget with the largest spent fraction; nil without budgets.
    package var tightestBudget: Budget? { budgets.max { $0.fraction < $1.fraction } }

    /// Returns the budget that `cost` would exceed; nil if there is none.
    package func usedUp(by cost: Cost) -> Budget? { budgets.usedUp(by: cost) }

    /// Returns the credits that are missing for `run`; nil if none are, or if that is unknown.
    package func missingCredits(for run: Run) -> Int? {
        guard case .credits(let price)? = run.cost, let credits = services[run.service]?.account.value?.credits,
            credits < price
        else { return nil }
        return price.subtractingWithSaturation(credits)
    }
}
