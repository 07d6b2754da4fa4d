package import JSON

/// Something that is wrong with one value of a body, or is worth a look.
package struct FieldProblem: Hashable, Sendable {
    /// Where the value stands, or should stand, in the body.
    package let path: JSONPointer
    /// What is wrong, in a few words to stand beside the field: "at least 3 characters, has 2".
    package let reason: String
    /// True if nothing is there and something should be.
    package let isMissing: Bool

    package init(path: JSONPointer, reason: String, isMissing: Bool = false) {
        self.path = path
        self.reason = reason
        self.isMissing = isMissing
    }
}

/// What came of checking a body.
package struct CheckReport: Hashable, Sendable {
    /// What the service would refuse, as far as the schema says; more than one may stand at a path.
    package var problems: [FieldProblem]
    /// What may be wrong: formats, and what cannot be checked here. Never keeps a body from being sent.
    package var advice: [FieldProblem]

    package init(problems: [FieldProblem] = [], advice: [FieldProblem] = []) {
        self.problems = problems
        self.advice = advice
    }

    /// True if nothing is wrong.
    package var isClean: Bool { problems.isEmpty }

    /// The places that something is wrong with.
    package var paths: Set<JSONPointer> { Set(problems.map(\.path)) }
    /// The first reason at `path`; nil when nothing is wrong there.
    package subscript(path: JSONPointer) -> String? { problems.first { $0.path == path }?.reason }

    /// The first problem at `path` or inside it, for the header of a folded group.
    package func problem(inside path: JSONPointer) -> FieldProblem? { problems.first { path.contains($0.path) } }
}
