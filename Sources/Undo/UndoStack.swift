/// Changes that can be undone and redone, the latest first.
///
/// Bounded: above `maxChanges` changes or a total weight of `maxWeight`, the oldest are dropped. The latest change is
/// always kept.
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

    /// Creates an empty stack.
    ///
    /// - Parameters:
    ///   - maxChanges: The maximum number of changes.
    ///   - maxWeight: The maximum total weight, in the unit of `push`, usually bytes.
    package init(maxChanges: Int = 500, maxWeight: Int = 4 << 20) {
        self.maxChanges = max(1, maxChanges)
        self.maxWeight = max(0, maxWeight)
    }

    /// True when there is a change to undo.
    package var canUndo: Bool { !done.isEmpty }
    /// True when there is a change to redo.
    package var canRedo: Bool { !undone.isEmpty }
    /// The change that `undo` would return.
    package var last: Change? { done.last?.change }

    /// Adds `change`, and drops those that were undone.
    package mutating func push(_ change: Change, weight: Int = 1) {
        undone = []
        done.append(Entry(change: change, weight: weight))
        self.weight += weight
        forgetOldest()
    }

    /// Replaces the last change, which has grown.
    package mutating func amend(_ change: Change, weight: Int = 1) {
        undone = []
        guard let last = done.popLast() else { return push(change, weight: weight) }
        self.weight += weight - last.weight
        done.append(Entry(change: change, weight: weight))
        forgetOldest()
    }

    /// Returns the change to undo; nil when there is none.
    package mutating func undo() -> Change? {
        guard let entry = done.popLast() else { return nil }
        weight -= entry.weight
        undone.append(entry)
        return entry.change
    }

    /// Returns the change to redo; nil when there is none.
    package mutating func redo() -> Change? {
        guard let entry = undone.popLast() else { return nil }
        weight += entry.weight
        done.append(entry)
        return entry.change
    }

    /// Replaces each change with `change(each)`, undone ones included.
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
