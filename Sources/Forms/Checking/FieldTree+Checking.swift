import JSON

extension FieldTree {
    /// Checks `answers`: missing required values, violations of the schema, and possible problems.
    ///
    /// Checks everything each time, which is fast enough for each keystroke, since conditions reach across a form.
    ///
    /// - `lengths`: The unit in which the service counts text.
    package func check(_ answers: FieldAnswer, lengths: LengthUnit = .utf16) -> CheckReport {
        var budget = WorkBudget.check
        return check(answers, lengths: lengths, &budget)
    }

    /// Checks `answers` within `budget`; where it is spent, advice says that the check is incomplete.
    package func check(
        _ answers: FieldAnswer, lengths: LengthUnit = .utf16, _ budget: inout WorkBudget
    ) -> CheckReport {
        var writer = BodyWriter(self, isChecking: true, budget: budget)
        let body = writer.value(of: answers, root, isWanted: true)
        var check = SchemaCheck(schema, budget: writer.budget, lengths: lengths, chosen: writer.chosen)
        if let body = body ?? emptyBody {
            _ = check.validate(body, schema.root)
        } else {
            check.report.problems = [FieldProblem(path: .root, reason: "required", isMissing: true)]
        }
        budget = check.budget
        var report = check.report
        // The problem of an incomplete answer says more than the schema's problem with its placeholder.
        let unfinished = Set(writer.problems.map(\.path))
        report.problems = writer.problems + report.problems.filter { !unfinished.contains($0.path) }
        report.advice = writer.advice + report.advice
        if check.isIncomplete || writer.isIncomplete {
            report.advice.append(
                FieldProblem(
                    path: .root,
                    reason: "not fully checked: the schema is too complex; the service may reject the request"))
        }
        return report
    }

    private var emptyBody: JSON? {
        switch self[root].kind {
        case .map, .group: .object(JSONObject())
        default: nil
        }
    }
}
