package import JSON

/// A problem or a piece of advice about one value of a body.
package struct FieldProblem: Hashable, Sendable {
    /// The place of the value in the body, whether it exists or not.
    package let path: JSONPointer
    /// The reason in a few words, shown beside the field: "needs 1 more character (2/3)".
    package let reason: String
    /// True if a required value is missing.
    package let isMissing: Bool

    /// Creates a problem.
    package init(path: JSONPointer, reason: String, isMissing: Bool = false) {
        self.path = path
        self.reason = reason
        self.isMissing = isMissing
    }
}

/// The result of a check of a body.
package struct CheckReport: Hashable, Sendable {
    /// The problems for which the service would reject the body, as far as the schema tells; a path may have several.
    package var problems: [FieldProblem]
    /// Possible problems, such as formats and what was not checked. They never prevent sending.
    package var advice: [FieldProblem]

    /// Creates a report.
    package init(problems: [FieldProblem] = [], advice: [FieldProblem] = []) {
        self.problems = problems
        self.advice = advice
    }

    /// True if there are no problems.
    package var isClean: Bool { problems.isEmpty }

    /// The paths with problems.
    package var paths: Set<JSONPointer> { Set(problems.map(\.path)) }
    /// The reason of the first problem at `path`; nil where there is none.
    package subscript(path: JSONPointer) -> String? { problems.first { $0.path == path }?.reason }

    /// Returns the first problem at `path` or inside it, for the header of a folded group.
    package func problem(inside path: JSONPointer) -> FieldProblem? { problems.first { path.contains($0.path) } }
}
