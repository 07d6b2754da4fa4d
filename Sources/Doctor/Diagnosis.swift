package import JSON
import Domain

/// The report of `easel doctor`: findings by section.
package struct Diagnosis: Sendable {
    /// The findings about one part of Easel.
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

    /// True while no finding is a problem.
    package var isHealthy: Bool { problems.isEmpty }

    private var problems: [Finding] { sections.flatMap(\.findings).filter { $0.mark == .problem } }

    /// Returns the report as text, a paragraph for each section, and all problems again at the end, since the beginning
    /// may have scrolled off the screen.
    ///
    /// - Parameter isVerbose: Adds the reason of each decision.
    package func lines(isVerbose: Bool = false) -> [String] {
        let paragraphs = sections.flatMap { section in
            [section.name] + section.findings.flatMap { $0.lines(isVerbose: isVerbose) }.map { "  " + $0 } + [""]
        }
        return paragraphs + [summary] + problems.map { "  " + $0.line }
    }

    private var summary: String {
        let notes = sections.flatMap(\.findings).count { $0.mark == .note }
        let words =
            problems.isEmpty ? "No problems" : problems.count == 1 ? "1 problem" : "\(problems.count) problems"
        let more = notes == 0 ? "" : ", \(notes) \(notes == 1 ? "note" : "notes")"
        return "\(words)\(more)\(problems.isEmpty ? "." : ":")"
    }

    /// The report for `--json`: `healthy` and `sections`.
    package var json: JSON {
        [
            "healthy": .bool(isHealthy),
            "sections": .array(
                sections.map { ["name": .string($0.name), "findings": .array($0.findings.map(\.json))] }),
        ]
    }
}
