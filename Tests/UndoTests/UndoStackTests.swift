import Testing
import Undo

struct UndoStackTests {
    @Test func changesAreUndoneInReverseOrder() {
        var stack = UndoStack<Int>()
        for change in 1...3 { stack.push(change) }
        #expect(stack.last == 3)
        let undone = (0..<4).map { _ in stack.undo() }
        #expect(undone == [3, 2, 1, nil])
        let redone = (0..<4).map { _ in stack.redo() }
        #expect(redone == [1, 2, 3, nil])
    }

    @Test(arguments: [
        ([1, 1, 1, 1], 2, 100, 2), ([10, 10, 10], 9, 25, 2), ([10, 90], 9, 50, 1), ([10, 20, 30], 9, 60, 3),
        ([10, 20, 31], 9, 60, 2),
    ])
    func theOldestStepsAreDropped(weights: [Int], maxChanges: Int, maxWeight: Int, kept: Int) {
        var stack = UndoStack<Int>(maxChanges: maxChanges, maxWeight: maxWeight)
        for (change, weight) in weights.enumerated() { stack.push(change, weight: weight) }
        var count = 0
        while stack.undo() != nil { count += 1 }
        #expect(count == kept)
    }

    @Test func aCoalescedChangeReplacesTheLastOneAndItsWeight() {
        var stack = UndoStack<String>(maxWeight: 5)
        stack.push("a", weight: 1)
        stack.push("b", weight: 1)
        stack.amend("bb", weight: 2)
        stack.amend("bbbb", weight: 4)
        let undone = [stack.undo(), stack.undo()]
        #expect(undone == ["bbbb", "a"])
        stack.amend("c")
        #expect(!stack.canRedo)
        #expect(stack.last == "c")
    }
}
