import JSON
import Domain
import Testing

struct SpendingGuardTests {
    private static func image(_ id: String, prompt: String = "a sunset", credits: Int = 3) -> Request {
        Request(
            id: RequestID(id), action: .image, entry: EntryID(service: .antekirt, kind: .artist, value: "a"),
            title: "Ana", modality: .image, body: ["artistId": "a", "prompt": .string(prompt)],
            cost: .credits(credits), createdAt: Timestamp(milliseconds: 0))
    }

    private static func run(_ id: String, ownKey: Bool = false) -> Request {
        Request(
            id: RequestID(id), action: .run, entry: EntryID(service: .artinstring, kind: .prompt, value: "p"),
            title: "Owl", modality: .image, body: ["promptId": "p", "vars": ["id": .string(id)]],
            cost: ownKey ? .ownKey(provider: "fal") : .quota(.image, runs: 1), createdAt: Timestamp(milliseconds: 0))
    }

    @Test func withoutLimitsOnlyRepetitionsNeedConfirmation() {
        var spending = SpendingGuard(SpendingLimits())
        #expect(spending.concerns(about: Self.image("1", credits: 900), at: .zero).isEmpty)
        spending.note(Self.image("1"), .accepted, at: .zero, isOfSession: true)
        #expect(
            spending.concerns(about: Self.image("2"), at: .seconds(40))
                == [.repeated(ago: .seconds(40), state: .accepted, of: RequestID("1"))])
        #expect(spending.concerns(about: Self.image("2", prompt: "a sunrise"), at: .seconds(40)).isEmpty)
    }

    @Test func ofSeveralRepetitionsTheNewestIsGivenWithItsState() {
        var spending = SpendingGuard(SpendingLimits())
        spending.note(Self.image("1"), .accepted, at: .seconds(-9), isOfSession: true)
        spending.note(Self.image("2"), .prepared, at: .seconds(-5), isOfSession: true)
        spending.note(Self.image("3"), .unknown, at: .seconds(-7), isOfSession: true)
        #expect(
            spending.concerns(about: Self.image("4"), at: .zero)
                == [.repeated(ago: .seconds(5), state: .prepared, of: RequestID("2"))])
    }

    @Test(arguments: [(3, false), (4, true), (25, true)])
    func aPriceAboveTheLimitNeedsConfirmation(credits: Int, isAsked: Bool) {
        let spending = SpendingGuard(SpendingLimits(askAboveCredits: 3))
        let concerns = spending.concerns(about: Self.image("1", credits: credits), at: .zero)
        #expect(concerns == (isAsked ? [.price(credits: credits)] : []))
    }

    @Test(
        arguments: RequestState.allCases.map {
            ($0, ![.rejected, .withdrawn].contains($0))
        })
    func aBodyIsRepeatedUnlessTheFirstCostNothing(state: RequestState, isRepeated: Bool) {
        var spending = SpendingGuard(SpendingLimits())
        spending.note(Self.image("1"), state, at: .seconds(-5), isOfSession: false)
        #expect(spending.concerns(about: Self.image("2"), at: .seconds(5)).isEmpty == !isRepeated)
    }

    @Test(arguments: [(599, true), (600, false)])
    func aBodyIsRepeatedForTenMinutes(seconds: Int, isRepeated: Bool) {
        var spending = SpendingGuard(SpendingLimits())
        spending.note(Self.image("1"), .accepted, at: .zero, isOfSession: true)
        #expect(spending.concerns(about: Self.image("2"), at: .seconds(seconds)).isEmpty == !isRepeated)
    }

    @Test(arguments: [RequestState.prepared, .unknown, .absent])
    func aBodyIsRepeatedForAsLongAsTheFirstIsOpen(state: RequestState) {
        var spending = SpendingGuard(SpendingLimits())
        spending.note(Self.image("1"), state, at: .zero, isOfSession: true)
        #expect(!spending.concerns(about: Self.image("2"), at: .seconds(86_400)).isEmpty)
    }

    @Test func spendingCountsOnTheDayOfSending() {
        var spending = SpendingGuard(SpendingLimits(runsPerDay: 1))
        spending.note(Self.run("1"), .prepared, at: .zero, isOfSession: true)
        let later = SpendingGuard.day + .seconds(60)
        #expect(!spending.isOverBudget(with: Self.run("2"), at: later))
        spending.note(Self.run("1"), .sending, at: later, isOfSession: true)
        spending.note(Self.run("1"), .accepted, at: later + .seconds(5), isOfSession: true)
        #expect(spending.day(at: later + .seconds(60)) == Spending(runs: 1))
        #expect(spending.isOverBudget(with: Self.run("2"), at: later + .seconds(60)))
    }

    @Test func aSessionsBudgetCountsUnknownRequestsAsSpentAndWaitingOnesForConfirmation() {
        var spending = SpendingGuard(SpendingLimits(creditsPerSession: 9))
        spending.note(Self.image("old"), .accepted, at: .seconds(-60), isOfSession: false)
        spending.note(Self.image("1", prompt: "1"), .accepted, at: .zero, isOfSession: true)
        spending.note(Self.image("2", prompt: "2"), .unknown, at: .zero, isOfSession: true)
        #expect(spending.session == Spending(credits: 6))
        #expect(spending.concerns(about: Self.image("3", prompt: "3"), at: .zero).isEmpty)
        spending.note(Self.image("4", prompt: "4"), .prepared, at: .zero, isOfSession: true)
        #expect(
            spending.concerns(about: Self.image("3", prompt: "3"), at: .zero)
                == [.overBudget([BudgetOverrun(.creditsPerSession, limit: 9, counted: 9, needed: 3)])])
        #expect(!spending.isOverBudget(with: Self.image("4", prompt: "4"), at: .zero), "it has its own place in it")
        spending.note(Self.image("2", prompt: "2"), .rejected, at: .zero, isOfSession: true)
        #expect(spending.concerns(about: Self.image("3", prompt: "3"), at: .zero).isEmpty)
    }

    @Test func aDaysBudgetCounts24Hours() {
        var spending = SpendingGuard(SpendingLimits(runsPerDay: 2))
        spending.note(Self.run("1"), .accepted, at: .seconds(-3600 * 20), isOfSession: false)
        spending.note(Self.run("2", ownKey: true), .adopted, at: .seconds(-60), isOfSession: false)
        #expect(spending.day(at: .zero) == Spending(runs: 2))
        #expect(
            spending.concerns(about: Self.run("3"), at: .zero)
                == [.overBudget([BudgetOverrun(.runsPerDay, limit: 2, counted: 2, needed: 1)])])
        #expect(spending.isOverBudget(with: Self.run("3"), at: .zero))
        #expect(spending.concerns(about: Self.image("4", credits: 99), at: .zero).isEmpty, "credits are another matter")
        #expect(spending.day(at: .seconds(3600 * 4)) == Spending(runs: 1))
        #expect(!spending.isOverBudget(with: Self.run("3"), at: .seconds(3600 * 4)))
    }

    @Test func everyExceededLimitIsListedWithoutOverflow() {
        let limits = SpendingLimits(creditsPerSession: 5, creditsPerDay: 2, runsPerSession: 1, runsPerDay: .max)
        let spent = Spending(credits: 3, runs: .max)
        #expect(
            limits.overruns(by: .credits(3), session: spent, day: spent)
                == [
                    BudgetOverrun(.creditsPerSession, limit: 5, counted: 3, needed: 3),
                    BudgetOverrun(.creditsPerDay, limit: 2, counted: 3, needed: 3),
                ])
        for cost in [
            Cost.quota(.image, runs: 1), .ownKey(provider: "fal"), .uncounted(.image, provider: "fal", runs: 1),
        ] {
            #expect(
                limits.overruns(by: cost, session: spent, day: spent)
                    == [BudgetOverrun(.runsPerSession, limit: 1, counted: .max, needed: 1)])
        }
    }
}
