import JSON

extension FieldTree {
    /// Checks `answers` as they stand: what is needed and missing, what the schema forbids, what may be wrong.
    ///
    /// Everything is checked each time, which is quick enough for each keystroke: conditions reach across a form, so
    /// there is no saying which other fields one answer touches.
    ///
    /// - Parameter lengths: The unit in which the service counts text.
    package func check(_ answers: FieldAnswer, lengths: LengthUnit = .utf16) -> CheckReport {
        var budget = WorkBudget.check
        return check(answers, lengths: lengths, &budget)
    }

    /// Checks `answers` for no more than what is left of `budget`; what is not looked at is advice.
    package func check(
        _ answers: FieldAnswer, lengths: LengthUnit = .utf16, _ budget: inout WorkBudget
    ) -> CheckReport {
        var writer = BodyWriter(self, isChecking: true, budget: budget)
        let body = writer.value(of: answers, root, isWanted: true)
        var check = SchemaCheck(schema, budget: writer.budget, lengths: lengths, chosen: writer.chosen)
        if let body = body ?? emptyBody {
            _ = check.tell(body, schema.root)
        } else {
            check.report.problems = [FieldProblem(path: .root, reason: "required", isMissing: true)]
        }
        budget = check.budget
        var report = check.report
        // What is wrong with an answer that is no value yet says more than what the schema makes of its stand-in.
        let unfinished = Set(writer.problems.map(\.path))
        report.problems = writer.problems + report.problems.filter { !unfinished.contains($0.path) }
        report.advice = writer.advice + report.advice
        if check.wasCut || writer.wasCut {
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
