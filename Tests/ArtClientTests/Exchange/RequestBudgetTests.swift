import ArtClient
import Testing

struct RequestBudgetTests {
    private func expect(_ budget: inout RequestBudget, at now: Duration, _ wait: Duration?) {
        let actual = budget.take(at: now)
        #expect(actual == wait)
    }

    @Test func grantsItsRequestsThenReturnsTheTimeUntilTheOldestLeavesTheWindow() {
        var budget = RequestBudget(limit: 3, window: .seconds(60))
        for moment in [0, 10, 20] {
            let wait = budget.take(at: .seconds(moment))
            #expect(wait == nil)
        }
        expect(&budget, at: .seconds(30), .seconds(30))
        expect(&budget, at: .seconds(59), .seconds(1))
        expect(&budget, at: .seconds(60), nil)
        expect(&budget, at: .seconds(60), .seconds(10))
    }

    @Test func neverGrantsMoreThanTheLimitInAnyWindow() {
        var budget = RequestBudget.artinstring
        let granted = (0..<6000).map { Duration.milliseconds($0 * 100) }.filter { budget.take(at: $0) == nil }
        for moment in granted {
            #expect(granted.count { $0 >= moment && $0 < moment + .seconds(60) } <= 25)
        }
        #expect(granted.count == 250)
    }

    @Test func aRequestThatWasNotSentIsNotCounted() {
        var budget = RequestBudget(limit: 1)
        expect(&budget, at: .zero, nil)
        budget.release()
        expect(&budget, at: .zero, nil)
    }

    @Test func closesForAsLongAsTheServiceRequests() {
        var budget = RequestBudget(limit: 5)
        budget.close(until: .seconds(30))
        budget.close(until: .seconds(10))
        expect(&budget, at: .seconds(12), .seconds(18))
        expect(&budget, at: .seconds(30), nil)
    }
}
