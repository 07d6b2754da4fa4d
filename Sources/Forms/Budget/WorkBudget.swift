import Domain

/// How much work a computation on data from outside may still do.
///
/// Counted, not timed, so that the same schema and answers always give the same form and the same report. Whoever finds
/// the budget spent stops, and says what was left out.
package struct WorkBudget: Hashable, Sendable {
    /// What is left to be looked at; a step takes about a tenth of a microsecond.
    package private(set) var steps: Int
    /// What is left to be made: fields, rows, values.
    package private(set) var nodes: Int
    /// True if more was asked for than there was.
    package private(set) var isSpent = false

    package init(steps: Int, nodes: Int = .max) {
        self.steps = steps
        self.nodes = nodes
    }

    /// Takes `steps`; false when there are not so many left.
    mutating func spend(_ steps: Int = 1) -> Bool {
        guard !isSpent, steps <= self.steps else {
            isSpent = true
            return false
        }
        self.steps -= max(0, steps)
        return true
    }

    /// Takes what was used of `part`, a budget that began with `steps`.
    mutating func spend(_ part: WorkBudget, of steps: Int) { _ = spend(steps - part.steps) }

    /// Takes half of what is left away, for a part of the work that must not use up all of it.
    mutating func takeHalf() -> WorkBudget {
        let half = WorkBudget(steps: steps / 2, nodes: nodes / 2)
        steps -= half.steps
        nodes -= half.nodes
        return half
    }

    /// Takes back what a part of the work has left of its half.
    mutating func giveBack(_ half: WorkBudget) {
        steps = steps.addingWithSaturation(half.steps)
        nodes = nodes.addingWithSaturation(half.nodes)
    }

    /// Takes `nodes` and a step for each; false when there are not so many left.
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
    /// For one check of a body, which follows each key.
    package static let check = WorkBudget(steps: 100_000)
    /// For the patterns that one name is tried on.
    static let name = WorkBudget(steps: 4000)
    /// For the answers that made a body, and for answers that move to another form.
    package static let answers = WorkBudget(steps: 500_000)
    /// For a schema that is read apart from the screen, as a command does.
    package static let reading = WorkBudget(steps: 4_000_000, nodes: 400_000)
    /// For a schema that is read between two frames.
    package static let frame = WorkBudget(steps: 100_000, nodes: 20_000)
}
