import JSON
package import Forms
import Domain

extension FormState {
    /// What is wrong with the field of `row`, when it is time to say so; of a folded one, what is wrong inside it.
    package func problem(with row: FormRow) -> String? {
        if row.role == .chosen { return nil }
        func stands(_ problem: FieldProblem) -> Bool {
            problem.path == row.path || row.isFolded && row.path.contains(problem.path)
        }
        if let said = complaints.problems.first(where: stands) { return said.reason }
        guard let problem = report.problems.first(where: { stands($0) && isShown($0) }) else { return nil }
        return problem.path == row.path ? problem.reason : "\(tree.name(of: problem.path)): \(problem.reason)"
    }

    /// What may be wrong with the field of `row`.
    package func advice(on row: FormRow) -> String? {
        guard row.role != .chosen, !row.answer.isBlank else { return nil }
        return report.advice.first { $0.path == row.path }?.reason
    }

    private func isShown(_ problem: FieldProblem) -> Bool { isJudged || judged.contains(problem.path) }

    /// The line of the first answer that a run still needs, or the one that it is folded into; nil where there is none.
    func findFirstMissing() -> Int? {
        let missing = Set(report.problems.lazy.filter(\.isMissing).map(\.path))
        guard !missing.isEmpty else { return nil }
        return lines.firstIndex { line in
            guard let row = line.row, row.path != .root else { return false }
            return missing.contains(row.path) || row.isFolded && missing.contains { row.path.contains($0) }
        }
    }

    /// What is wrong with no field that is seen, in words.
    package var looseProblems: [String] {
        guard isJudged, !report.problems.isEmpty else { return complaints.rest }
        let paths = Set(lines.compactMap { $0.row?.path })
        let unseen = report.problems.filter { problem in
            !paths.contains(problem.path)
                && !lines.contains { $0.row.map { $0.isFolded && $0.path.contains(problem.path) } ?? false }
        }
        return complaints.rest + unseen.map { "\(tree.name(of: $0.path)): \($0.reason)" }
    }

    /// What a person should know of the form as a whole.
    package var notices: [String] {
        (unread == nil ? [] : ["the form is still loading"])
            + [notice, entry.sendingNote].compactMap(\.self) + tree.notices
            + report.advice.filter { $0.path == .root }.map(\.reason)
    }

    /// The seed that was sent last from `row`; nil where none was, or it is there now.
    func lastSeed(of row: FormRow) -> String? { seeds[row.path].flatMap { row.answer == .text($0) ? nil : $0 } }
}
