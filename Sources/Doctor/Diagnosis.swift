package import JSON
import Domain

/// What a doctor found, by section.
package struct Diagnosis: Sendable {
    /// Findings that belong together.
    package struct Section: Hashable, Sendable {
        package let name: String
        package let findings: [Finding]

        /// A section called `name`.
        package init(name: String, findings: [Finding]) {
            self.name = name
            self.findings = findings
        }
    }

    package var sections: [Section] = []

    /// A diagnosis with `sections`, in the order in which they are shown.
    package init(sections: [Section] = []) { self.sections = sections }

    /// Whether nothing is a problem.
    package var isHealthy: Bool { problems.isEmpty }

    private var problems: [Finding] { sections.flatMap(\.findings).filter { $0.mark == .problem } }

    /// The whole for people, a paragraph for each section. What is a problem stands once more at the end, since the
    /// beginning may have left the screen.
    package var lines: [String] {
        let paragraphs = sections.flatMap { section in
            [section.name] + section.findings.flatMap(\.lines).map { "  " + $0 } + [""]
        }
        return paragraphs + [sum] + problems.map { "  " + $0.line }
    }

    private var sum: String {
        let notes = sections.flatMap(\.findings).count { $0.mark == .note }
        let words =
            problems.isEmpty ? "Nothing is wrong" : problems.count == 1 ? "One problem" : "\(problems.count) problems"
        let more = notes == 0 ? "" : ", \(notes) \(notes == 1 ? "note" : "notes")"
        return "\(words)\(more)\(problems.isEmpty ? "." : ":")"
    }

    /// The whole for programs.
    package var json: JSON {
        [
            "healthy": .bool(isHealthy),
            "sections": .array(
                sections.map { ["name": .string($0.name), "findings": .array($0.findings.map(\.json))] }),
        ]
    }
}
