import Domain

/// One limit that the user has set, and what has gone of it.
struct Budget: Hashable {
    /// What it counts.
    enum Unit: Hashable {
        case credits, runs
    }

    let unit: Unit
    /// Whether it is for the last 24 hours rather than for this session.
    let isForDay: Bool
    let spent: Int
    let limit: Int
    /// How many requests it counts of which it is not known what became.
    let unknown: Int

    /// What has gone, from 0 to 1 and beyond.
    var fraction: Double { limit > 0 ? Double(spent) / Double(limit) : 1 }

    /// `12 of 50 credits today`, `3 of 10 runs in this session, 1 unknown`.
    var words: String {
        "\(Wording.count(spent)) of \(Wording.plural(limit, unit == .credits ? "credit" : "run"))"
            + (isForDay ? " today" : " in this session") + (unknown > 0 ? ", \(unknown) unknown" : "")
    }
}

extension State {
    /// The limits that are set.
    var budgets: [Budget] {
        func budget(_ unit: Budget.Unit, _ isForDay: Bool, _ limit: Int?, _ spent: Int) -> Budget? {
            limit.map {
                Budget(unit: unit, isForDay: isForDay, spent: spent, limit: $0, unknown: unknownCount(of: unit))
            }
        }
        return [
            budget(.credits, false, limits.creditsPerSession, sessionSpending.credits),
            budget(.credits, true, limits.creditsPerDay, daySpending.credits),
            budget(.runs, false, limits.runsPerSession, sessionSpending.runs),
            budget(.runs, true, limits.runsPerDay, daySpending.runs),
        ].compactMap(\.self)
    }

    private func unknownCount(of unit: Budget.Unit) -> Int {
        queue.runs.count { run in
            guard run.isUnclear else { return false }
            return if case .credits? = run.cost { unit == .credits } else { unit == .runs }
        }
    }

    /// The limit that is nearest to its end.
    var tightestBudget: Budget? { budgets.max { $0.fraction < $1.fraction } }

    /// The limit that `cost` would go over.
    func usedUp(by cost: Cost) -> Budget? {
        let (unit, amount): (Budget.Unit, Int) =
            switch cost {
            case .credits(let credits): (.credits, credits)
            case .quota(_, let runs): (.runs, runs)
            case .ownKey: (.runs, 1)
            }
        return budgets.filter { $0.unit == unit && $0.spent + amount > $0.limit }.max { $0.fraction < $1.fraction }
    }

    /// How many credits are missing for `run`; nil where that is not known, or none are.
    func missingCredits(for run: Run) -> Int? {
        guard case .credits(let price)? = run.cost, let credits = services[run.service]?.account.value?.credits,
            credits < price
        else { return nil }
        return price - credits
    }
}
