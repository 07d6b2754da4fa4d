/// The user's spending limits (section `[spending]` of the configuration); nil means no limit.
package struct SpendingLimits: Hashable, Sendable {
    /// The price in credits above which a request needs confirmation.
    package var askAboveCredits: Int?
    /// The maximum number of credits in one session of Easel.
    package var creditsPerSession: Int?
    /// The maximum number of credits in 24 hours.
    package var creditsPerDay: Int?
    /// The maximum number of artinstring runs in one session.
    package var runsPerSession: Int?
    /// The maximum number of artinstring runs in 24 hours.
    package var runsPerDay: Int?

    /// Creates limits; nil is no limit.
    package init(
        askAboveCredits: Int? = nil, creditsPerSession: Int? = nil, creditsPerDay: Int? = nil,
        runsPerSession: Int? = nil, runsPerDay: Int? = nil
    ) {
        self.askAboveCredits = askAboveCredits
        self.creditsPerSession = creditsPerSession
        self.creditsPerDay = creditsPerDay
        self.runsPerSession = runsPerSession
        self.runsPerDay = runsPerDay
    }
}

/// Amounts spent from here; possible spending counts as spent.
package struct Spending: Hashable, Sendable {
    package var credits: Int
    package var runs: Int

    /// Creates amounts.
    package init(credits: Int = 0, runs: Int = 0) {
        self.credits = credits
        self.runs = runs
    }
}

/// A reason to ask the user before a request is taken.
package enum Concern: Hashable, Sendable {
    /// Its price is above `SpendingLimits.askAboveCredits`.
    case price(credits: Int)
    /// The same body was taken or sent `ago`, as the request `of`, whose state is `state`.
    case repeated(ago: Duration, state: RequestState, of: RequestID? = nil)
    /// It would exceed these limits; the user may allow it once.
    case overBudget(_ overruns: [BudgetOverrun] = [])
}
