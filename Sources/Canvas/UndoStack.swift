/// Changes that can be taken back and made again, the latest first.
///
/// Bounded: when there are more changes than `maxChanges`, or they weigh more than `maxWeight`, the oldest are
/// forgotten. The latest change is always kept.
package struct UndoStack<Change: Hashable & Sendable>: Hashable, Sendable {
    private struct Entry: Hashable, Sendable {
        var change: Change
        var weight: Int
    }

    private var done: [Entry] = []
    private var undone: [Entry] = []
    private var weight = 0
    private let maxChanges: Int
    private let maxWeight: Int

    /// An empty stack.
    ///
    /// - Parameters:
    ///   - maxChanges: How many changes are remembered.
    ///   - maxWeight: What they may weigh together, in the unit that `push` is given; bytes as a rule.
    package init(maxChanges: Int = 500, maxWeight: Int = 4 << 20) {
        self.maxChanges = max(1, maxChanges)
        self.maxWeight = max(0, maxWeight)
    }

    /// Whether there is a change to take back.
    package var canUndo: Bool { !done.isEmpty }
    /// Whether there is a change to make again.
    package var canRedo: Bool { !undone.isEmpty }
    /// The change that would be taken back next.
    package var last: Change? { done.last?.change }

    /// Remembers `change`, and forgets those that were taken back.
    package mutating func push(_ change: Change, weight: Int = 1) {
        undone = []
        done.append(Entry(change: change, weight: weight))
        self.weight += weight
        forgetOldest()
    }

    /// Puts `change` in the place of the last one: more of the same was done.
    package mutating func amend(_ change: Change, weight: Int = 1) {
        undone = []
        guard let last = done.popLast() else { return push(change, weight: weight) }
        self.weight += weight - last.weight
        done.append(Entry(change: change, weight: weight))
        forgetOldest()
    }

    /// The change to take back now; nil when there is none.
    package mutating func undo() -> Change? {
        guard let entry = done.popLast() else { return nil }
        weight -= entry.weight
        undone.append(entry)
        return entry.change
    }

    /// The change to make again now; nil when there is none.
    package mutating func redo() -> Change? {
        guard let entry = undone.popLast() else { return nil }
        weight += entry.weight
        done.append(entry)
        return entry.change
    }

    /// Puts `change(each)` in the place of each change, those that were taken back too.
    package mutating func replaceAll(_ change: (Change) -> Change) {
        for index in done.indices { done[index].change = change(done[index].change) }
        for index in undone.indices { undone[index].change = change(undone[index].change) }
    }

    private mutating func forgetOldest() {
        var count = 0
        var left = weight
        while done.count - count > 1, done.count - count > maxChanges || left > maxWeight {
            left -= done[count].weight
            count += 1
        }
        guard count > 0 else { return }
        done.removeFirst(count)
        weight = left
    }
}
