package import Domain

/// One limit that the user has set, and what has gone of it.
package struct Budget: Hashable, Sendable {
    /// What it counts.
    package enum Unit: Hashable, Sendable {
        case credits, runs
    }

    package let unit: Unit
    /// Whether it is for the last 24 hours rather than for this session.
    package let isForDay: Bool
    package let spent: Int
    package let limit: Int
    /// How many requests it counts of which it is not known what became.
    package let unknown: Int

    /// What has gone, from 0 to 1 and beyond.
    package var fraction: Double { limit > 0 ? Double(spent) / Double(limit) : 1 }

    /// `12 of 50 credits today`, `3 of 10 runs this session, 1 unknown`.
    package var words: String {
        "\(Wording.count(spent)) of \(Wording.plural(limit, unit == .credits ? "credit" : "run"))"
            + (isForDay ? " today" : " this session") + (unknown > 0 ? ", \(unknown) unknown" : "")
    }
}

extension Budget {
    /// The limits that are set in `limits`, with what has gone of them; `runs` are those of which it may not be known
    /// whether they have cost something.
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
    /// The limit that `cost` would go over.
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
    /// The limits that are set, with what has gone of them.
    package var budgets: [Budget] {
        Budget.all(limits, session: sessionSpending, day: daySpending, runs: runs.all)
    }

    /// The limit that is nearest to its end; nil where none is set.
    package var tightestBudget: Budget? { budgets.max { $0.fraction < $1.fraction } }

    /// The limit that `cost` would go over; nil where there is none.
    package func usedUp(by cost: Cost) -> Budget? { budgets.usedUp(by: cost) }

    /// The number of credits that are missing for `run`; nil where that is not known, or none are.
    package func missingCredits(for run: Run) -> Int? {
        guard case .credits(let price)? = run.cost, let credits = services[run.service]?.account.value?.credits,
            credits < price
        else { return nil }
        return price.subtractingWithSaturation(credits)
    }
}
