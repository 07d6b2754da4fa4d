/// What the user has said about spending, in the settings; nil means no limit.
package struct SpendingLimits: Hashable, Sendable {
    /// Ask before a request that costs more credits than this.
    package var askAboveCredits: Int?
    /// The most credits that may go in one session of Easel.
    package var creditsPerSession: Int?
    /// The most credits that may go in one day (24 hours).
    package var creditsPerDay: Int?
    /// The most artinstring runs in one session.
    package var runsPerSession: Int?
    /// The most artinstring runs in one day (24 hours).
    package var runsPerDay: Int?

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

/// What has been spent from here, what may have been counted as spent.
package struct Spending: Hashable, Sendable {
    package var credits: Int
    package var runs: Int

    package init(credits: Int = 0, runs: Int = 0) {
        self.credits = credits
        self.runs = runs
    }
}

/// What a user is asked before a request is taken.
package enum Concern: Hashable, Sendable {
    /// It costs more than the user wants to spend unasked.
    case price(credits: Int)
    /// The same body was taken or sent that long ago, as the request `of`; `state` is what has come of it.
    case repeated(ago: Duration, state: RequestState, of: RequestID? = nil)
    /// It would go over these limits: the user may go over them this once.
    case overBudget(_ overruns: [BudgetOverrun] = [])
}
