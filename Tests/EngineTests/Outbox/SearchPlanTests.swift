import Testing

@testable import Engine

struct SearchPlanTests {
    @Test(
        arguments: [
            (0, [0, 3, 10, 30, 60, 120, 300]), (1, [1, 3, 10, 30, 60, 120, 300]), (3, [3, 10, 30, 60, 120, 300]),
            (45, [45, 60, 120, 300]), (300, [300]), (86_400, [86_400]), (-9, [-9, 3, 10, 30, 60, 120, 300]),
        ] as [(Int, [Int])])
    func thereIsALookAtOnceAndThenThoseThatAreLeft(age: Int, looks: [Int]) {
        #expect(SearchPlan.looks(after: .seconds(age)) == looks.map { .seconds($0) })
    }

    @Test func whatTheServiceSaysItCouldNotTakeIsLookedForTwice() {
        #expect(SearchPlan.looks(after: .zero, of: SearchPlan.shortLooks) == [.zero, .seconds(3)])
    }
}
