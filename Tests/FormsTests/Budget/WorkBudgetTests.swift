import Testing

@testable import Forms
@testable import Domain

struct WorkBudgetTests {
    @Test func overspendingFails() {
        var budget = WorkBudget(steps: 10, nodes: 4)
        let takes = [budget.spend(4), budget.make(3), budget.make(2)]
        #expect(takes == [true, true, false])
        #expect(budget.isSpent && budget.steps == 3 && budget.nodes == 1)
        // A spent budget stays spent.
        let after = budget.spend(1)
        #expect(!after)
    }

    @Test(arguments: [Int.max, Int.min, -1, 0])
    func amountsFromOutsideDoNotOverflow(_ amount: Int) {
        var budget = WorkBudget(steps: 10, nodes: 10)
        _ = budget.spend(amount)
        _ = budget.make(amount)
        #expect((0...10).contains(budget.steps) && (0...10).contains(budget.nodes))
    }

    @Test func partsSpendWhatTheyUse() {
        var budget = WorkBudget(steps: 10)
        var part = WorkBudget(steps: 6)
        let isTaken = part.spend(4)
        budget.spend(part, of: 6)
        #expect(isTaken && budget.steps == 6)
    }
}
