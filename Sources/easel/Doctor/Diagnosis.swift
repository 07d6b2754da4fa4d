import Domain

/// What a doctor found, by section.
struct Diagnosis: Sendable {
    /// Findings that belong together.
    struct Section: Hashable, Sendable {
        let name: String
        let findings: [Finding]
    }

    var sections: [Section] = []

    /// Whether nothing is a problem.
    var isHealthy: Bool { sections.allSatisfy { $0.findings.allSatisfy { $0.mark != .problem } } }

    /// The whole for people, a paragraph for each section.
    var lines: [String] {
        sections.flatMap { section in [section.name] + section.findings.flatMap(\.lines).map { "  " + $0 } + [""] } + [
            sum
        ]
    }

    private var sum: String {
        let all = sections.flatMap(\.findings)
        let problems = all.count { $0.mark == .problem }
        let notes = all.count { $0.mark == .note }
        let words = problems == 0 ? "Nothing is wrong" : problems == 1 ? "One problem" : "\(problems) problems"
        return notes == 0 ? "\(words)." : "\(words), \(notes) \(notes == 1 ? "note" : "notes")."
    }

    /// The whole for programs.
    var json: JSON {
        [
            "healthy": .bool(isHealthy),
            "sections": .array(
                sections.map { ["name": .string($0.name), "findings": .array($0.findings.map(\.json))] }),
        ]
    }
}
