/// A spending limit of the user's that a request would exceed.
package struct BudgetOverrun: Hashable, Sendable {
    /// The limits, with their keys in the section `[spending]` of the configuration.
    package enum Setting: String, CaseIterable, Hashable, Sendable {
        case creditsPerSession = "credits_per_session"
        case creditsPerDay = "credits_per_day"
        case runsPerSession = "runs_per_session"
        case runsPerDay = "runs_per_day"

        /// True if it limits credits; false if it limits runs.
        package var isOfCredits: Bool { self == .creditsPerSession || self == .creditsPerDay }
        /// True if it covers the last 24 hours; false if it covers a session of Easel.
        package var isForDay: Bool { self == .creditsPerDay || self == .runsPerDay }

        fileprivate var path: KeyPath<SpendingLimits, Int?> {
            switch self {
            case .creditsPerSession: \.creditsPerSession
            case .creditsPerDay: \.creditsPerDay
            case .runsPerSession: \.runsPerSession
            case .runsPerDay: \.runsPerDay
            }
        }
    }

    package let setting: Setting
    /// The limit, in credits or runs as the setting counts.
    package let limit: Int
    /// The amount spent or possibly spent, in the same unit, with waiting requests where they count.
    package let counted: Int
    /// The amount that the request would add, in the same unit.
    package let needed: Int

    /// Creates an overrun.
    package init(_ setting: Setting, limit: Int, counted: Int, needed: Int) {
        self.setting = setting
        self.limit = limit
        self.counted = counted
        self.needed = needed
    }
}

extension SpendingLimits {
    /// Returns the limits that `cost` would exceed, in the order of the settings. Sums saturate.
    ///
    /// - `session`: The amounts spent or possibly spent in this session.
    /// - `day`: The amounts spent or possibly spent in the last 24 hours.
    package func overruns(by cost: Cost, session: Spending, day: Spending) -> [BudgetOverrun] {
        let needed = cost.spending
        return BudgetOverrun.Setting.allCases.compactMap { setting in
            guard let limit = self[keyPath: setting.path] else { return nil }
            let spending = setting.isForDay ? day : session
            let (counted, amount) =
                setting.isOfCredits ? (spending.credits, needed.credits) : (spending.runs, needed.runs)
            guard amount > 0, counted.addingWithSaturation(amount) > limit else { return nil }
            return BudgetOverrun(setting, limit: limit, counted: counted, needed: amount)
        }
    }
}
