/// A limit that the user has set and that a request would go over.
package struct BudgetOverrun: Hashable, Sendable {
    /// The limits, by their names in the section `[spending]` of the configuration.
    package enum Setting: String, CaseIterable, Hashable, Sendable {
        case creditsPerSession = "credits_per_session"
        case creditsPerDay = "credits_per_day"
        case runsPerSession = "runs_per_session"
        case runsPerDay = "runs_per_day"

        /// Whether it limits credits rather than runs.
        package var isOfCredits: Bool { self == .creditsPerSession || self == .creditsPerDay }
        /// Whether it counts the last 24 hours rather than a session of Easel.
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
    /// The most that may go.
    package let limit: Int
    /// What has gone or may have, in credits or runs as the setting counts; with what waits in line where that counts.
    package let counted: Int
    /// What the request would add.
    package let needed: Int

    package init(_ setting: Setting, limit: Int, counted: Int, needed: Int) {
        self.setting = setting
        self.limit = limit
        self.counted = counted
        self.needed = needed
    }
}

extension SpendingLimits {
    /// The limits that `cost` would go over, in the order of the settings.
    ///
    /// - Parameters:
    ///   - session: What this session has spent, or may have.
    ///   - day: The same of the last 24 hours.
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
