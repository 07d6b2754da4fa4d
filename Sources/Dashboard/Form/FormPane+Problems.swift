import Canvas
import JSON
package import Forms
import Domain

extension FormPane {
    /// Returns the problem of the field of `row`, once it should be shown; for a folded one, a problem inside it.
    package func problem(with row: FormRow) -> String? {
        if row.role == .chosen { return nil }
        func stands(_ problem: FieldProblem) -> Bool {
            problem.path == row.path || row.isFolded && row.path.contains(problem.path)
        }
        if let said = form.complaints.problems.first(where: stands) { return said.reason }
        guard let problem = form.report.problems.first(where: { stands($0) && isShown($0) }) else { return nil }
        return problem.path == row.path ? problem.reason : "\(form.tree.name(of: problem.path)): \(problem.reason)"
    }

    /// Returns the advice about the answer at `row`; nil without any.
    package func advice(on row: FormRow) -> String? {
        guard row.role != .chosen, !row.answer.isBlank else { return nil }
        return form.report.advice.first { $0.path == row.path }?.reason
    }

    /// Returns the rows of the problems that are shown, but for that of the field under the cursor, in `columns`.
    ///
    /// - `limit`: The number of lines above which they are not measured, since the form scrolls anyway.
    func problemRows(in columns: FormColumns, limit: Int) -> Int {
        guard lines.count <= limit, !form.complaints.problems.isEmpty || form.report.problems.contains(where: isShown)
        else { return 0 }
        return lines.indices.reduce(0) { rows, index in
            guard index != cursor, let row = lines[index].row, let problem = problem(with: row) else { return rows }
            let width = max(1, columns.width - columns.notes(of: lines[index]) - 2)
            return rows + min(3, DisplayText(problem).wrapped(to: width).count)
        }
    }

    private func isShown(_ problem: FieldProblem) -> Bool { isJudged || judged.contains(problem.path) }

    /// The problems that belong to no visible field, as texts.
    package var looseProblems: [String] {
        guard isJudged, !form.report.problems.isEmpty else { return form.complaints.rest }
        let paths = Set(lines.compactMap { $0.row?.path })
        let unseen = form.report.problems.filter { problem in
            !paths.contains(problem.path)
                && !lines.contains { $0.row.map { $0.isFolded && $0.path.contains(problem.path) } ?? false }
        }
        return form.complaints.rest + unseen.map { "\(form.tree.name(of: $0.path)): \($0.reason)" }
    }
}
