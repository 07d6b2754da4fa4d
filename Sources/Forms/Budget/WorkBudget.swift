import Domain

/// The remaining work that a computation on untrusted data may do.
///
/// Work is counted, not timed, so that the same schema and answers always give the same form and the same report. A
/// computation that has spent its budget stops and reports what it left out.
package struct WorkBudget: Hashable, Sendable {
    /// The steps left; a step takes about 0.1 µs.
    package private(set) var steps: Int
    /// The nodes (fields, rows, values) left to be created.
    package private(set) var nodes: Int
    /// True once more was requested than was left; every later request fails too.
    package private(set) var isSpent = false

    /// Creates a budget.
    package init(steps: Int, nodes: Int = .max) {
        self.steps = steps
        self.nodes = nodes
    }

    /// Spends `steps`; returns false, and marks the budget as spent, where too few are left.
    mutating func spend(_ steps: Int = 1) -> Bool {
        guard !isSpent, steps <= self.steps else {
            isSpent = true
            return false
        }
        self.steps -= max(0, steps)
        return true
    }

    /// Spends the steps used of `part`, a budget that began with `steps`.
    mutating func spend(_ part: WorkBudget, of steps: Int) { _ = spend(steps - part.steps) }

    /// Splits off half of what is left, for a part of the work that must not use up all of it.
    mutating func takeHalf() -> WorkBudget {
        let half = WorkBudget(steps: steps / 2, nodes: nodes / 2)
        steps -= half.steps
        nodes -= half.nodes
        return half
    }

    /// Adds back what is left of a split-off half.
    mutating func giveBack(_ half: WorkBudget) {
        steps = steps.addingWithSaturation(half.steps)
        nodes = nodes.addingWithSaturation(half.nodes)
    }

    /// Spends `nodes` and a step for each; returns false where too few are left.
    mutating func make(_ nodes: Int = 1) -> Bool {
        guard !isSpent, nodes <= self.nodes else {
            isSpent = true
            return false
        }
        self.nodes -= max(0, nodes)
        return spend(nodes)
    }
}

extension WorkBudget {
    /// The budget for one check of a body, which follows each keystroke.
    package static let check = WorkBudget(steps: 100_000)
    /// The budget for matching patterns against one name.
    static let name = WorkBudget(steps: 4000)
    /// The budget for reading or migrating answers.
    package static let answers = WorkBudget(steps: 500_000)
    /// The budget for a schema that is read outside of the frame loop, as by a command.
    package static let reading = WorkBudget(steps: 4_000_000, nodes: 400_000)
    /// The budget for a schema that is read between two frames.
    package static let frame = WorkBudget(steps: 100_000, nodes: 20_000)
}
