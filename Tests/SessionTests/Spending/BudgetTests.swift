import Domain
import Session
import Testing

struct BudgetTests {
    private static let limits = SpendingLimits(creditsPerSession: 10, runsPerDay: 4)

    private static func session(credits: Int = 6, runs: Int = 3) -> Session {
        var session = Session.live(limits: limits)
        _ = session.apply(.spending(session: Spending(credits: credits), day: Spending(runs: runs)))
        return session
    }

    @Test func eachLimitSaysWhatHasGoneOfIt() {
        var session = Self.session()
        #expect(session.budgets.map(\.words) == ["6 of 10 credits this session", "3 of 4 runs today"])
        _ = session.apply(.runs([.fixture("a", .unknown, cost: .credits(3), delivery: .searching)]))
        #expect(session.budgets.map(\.unknown) == [1, 0])
        #expect(session.budgets[0].words == "6 of 10 credits this session, 1 unknown")
    }

    @Test func theTightestIsNearestToItsEnd() {
        #expect(Self.session().tightestBudget?.unit == .runs)
        #expect(Self.session(credits: 10).tightestBudget?.unit == .credits)
        #expect(Session.live().tightestBudget == nil)
    }

    @Test(
        arguments: [
            (.credits(4), false), (.credits(5), true), (.credits(.max), true), (.quota(.image, runs: 1), false),
            (.quota(.image, runs: 2), true), (.uncounted(.image, provider: nil, runs: 2), true),
            (.ownKey(provider: "fal"), false),
        ] as [(Cost, Bool)])
    func aCostGoesOverALimitOrNot(_ cost: Cost, _ isOver: Bool) {
        #expect((Self.session().usedUp(by: cost) != nil) == isOver)
    }

    @Test func missingCreditsAreKnownWhereTheBalanceIs() {
        var session = Self.session()
        let run = Run.fixture("a", .unknown, cost: .credits(5), service: .antekirt)
        #expect(session.missingCredits(for: run) == nil)
        _ = session.apply(.account(.antekirt, .known(Account(credits: 3), asOf: .start)))
        #expect(session.missingCredits(for: run) == 2)
        _ = session.apply(.account(.antekirt, .known(Account(credits: 5), asOf: .start)))
        #expect(session.missingCredits(for: run) == nil)
    }
}
