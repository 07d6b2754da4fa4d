import JSON

extension SchemaCheck {
    /// Checks `anyOf` (JSON Schema 2020-12, core, section 10.2.1.2).
    mutating func any(of branches: [Int], _ node: SchemaNode, _ value: JSON, _ own: inout EvaluatedParts) -> Bool {
        var fits = false
        var mayFit = false
        for branch in branches {
            var seen = EvaluatedParts()
            let holds = known { $0.check(branch, value, &seen) }
            mayFit = mayFit || holds == nil
            guard holds == true else { continue }
            fits = true
            // Further branches matter only for evaluated parts.
            guard schema.notesEvaluation else { return true }
            own.merge(seen)
        }
        return fits || mayFit || reportNearest(of: branches, node, value, &own)
    }

    /// Checks `oneOf` (JSON Schema 2020-12, core, section 10.2.1.3).
    mutating func one(of branches: [Int], _ node: SchemaNode, _ value: JSON, _ own: inout EvaluatedParts) -> Bool {
        var fitting: [Int] = []
        var mayFit = false
        for branch in branches {
            var seen = EvaluatedParts()
            let holds = known { $0.check(branch, value, &seen) }
            mayFit = mayFit || holds == nil
            guard holds == true else { continue }
            fitting.append(branch)
            if fitting.count == 1 || isReporting { own.merge(seen) }
        }
        if fitting.isEmpty { return mayFit || reportNearest(of: branches, node, value, &own) }
        return fitting.count == 1 || failForSeveral(fitting, value)
    }

    /// Reports the problems of the chosen or most likely branch. Always returns false.
    private mutating func reportNearest(
        of branches: [Int], _ node: SchemaNode, _ value: JSON, _ own: inout EvaluatedParts
    ) -> Bool {
        guard isReporting else { return false }
        if let choice = chosen[JSONPointer(path)]?.first(where: branches.contains) {
            return merge(checkBranch(choice, value), &own)
        }
        var union = UnionChoice(branches, discriminator: node.source["discriminator"], value, in: schema, &budget)
        if let (name, options) = union.unknownMark {
            // The intended branch is unknown, so no branch's problems apply.
            return fail(Self.reason(options, of: options.count), at: name)
        }
        if let name = union.missingMark { return fail("required", at: name, isMissing: true) }
        guard union.takesType else { return fail(Self.reason(union.types, against: value)) }
        var nearest: [(rank: UnionChoice.Rank, result: BranchResult)] = []
        let candidates = union.candidates(limit: Self.candidateLimit(at: unionDepth))
        if let options = union.options(of: candidates) { return fail(Self.reason(options, of: options.count)) }
        for index in candidates {
            let result = checkBranch(branches[index], value)
            nearest.append((union.rank(index, result.report.problems, at: path.count), result))
        }
        guard let (rank, best) = nearest.min(by: { $0.rank < $1.rank }), !best.report.problems.isEmpty else {
            return fail("matches none of the allowed forms")
        }
        let equals = nearest.filter { $0.rank == rank }.map(\.result.report.problems)
        if equals.count > 1 {
            if let reason = reason(joining: equals) { return fail(reason) }
            if let (path, reason) = either(equals, best.report.problems) {
                var best = best
                best.report.problems = best.report.problems.map {
                    $0.path == path ? FieldProblem(path: path, reason: reason, isMissing: true) : $0
                }
                return merge(best, &own)
            }
        }
        return merge(best, &own)
    }

    /// Returns the number of branches that are checked in full: nested unions would double the work at each level.
    private static func candidateLimit(at depth: Int) -> Int { depth == 0 ? 12 : depth == 1 ? 4 : depth < 5 ? 2 : 1 }

    /// The result of the check of one branch.
    private struct BranchResult {
        var report: CheckReport
        var seen: EvaluatedParts
    }

    private mutating func checkBranch(_ branch: Int, _ value: JSON) -> BranchResult {
        let before = report
        report = CheckReport()
        unionDepth += 1
        var seen = EvaluatedParts()
        _ = check(branch, value, &seen)
        unionDepth -= 1
        defer { report = before }
        return BranchResult(report: report, seen: seen)
    }

    private mutating func merge(_ result: BranchResult, _ own: inout EvaluatedParts) -> Bool {
        own.merge(result.seen)
        let room = Self.maxProblems - report.problems.count
        for problem in result.report.problems.prefix(max(0, room)) where !report.problems.contains(problem) {
            report.problems.append(problem)
        }
        for advice in result.report.advice where !report.advice.contains(advice) { report.advice.append(advice) }
        return false
    }

    /// Returns the index in `branches` of the branch that `value`, which matches none, was most likely made for.
    mutating func nearest(to value: JSON, among branches: [Int]) -> Int? {
        var union = UnionChoice(branches, discriminator: nil, value, in: schema, &budget)
        return union.candidates(limit: Self.candidateLimit(at: 0))
            .map { (rank: union.rank($0, checkBranch(branches[$0], value).report.problems, at: path.count), index: $0) }
            .min { $0.rank < $1.rank }?.index
    }

    // MARK: words

    /// Returns the joined reasons of up to three branches, where each has one problem with the whole value.
    private func reason(joining problems: [[FieldProblem]]) -> String? {
        guard problems.count <= 3, problems.allSatisfy({ $0.count == 1 && $0[0].path.tokens.count == path.count })
        else { return nil }
        var reasons: [String] = []
        for reason in problems.map({ $0[0].reason }) where !reasons.contains(reason) { reasons.append(reason) }
        return reasons.joined(separator: ", or ")
    }

    /// Returns the place and the joint reason for branches whose only problems are missing members.
    private func either(_ all: [[FieldProblem]], _ best: [FieldProblem]) -> (JSONPointer, String)? {
        guard all.count <= 4, let first = best.first,
            all.allSatisfy({ $0.allSatisfy { $0.isMissing && $0.path.tokens.count == path.count + 1 } })
        else { return nil }
        let others = all.filter { $0 != best }.map { side in
            side.map { SchemaCheck.cut($0.path.tokens.last ?? "", to: 40) }.joined(separator: " and ")
        }
        return others.isEmpty ? nil : (first.path, "required, or " + others.joined(separator: ", or "))
    }

    /// Reports that several branches of a `oneOf` match, at the superfluous member where there is one. Always returns
    /// false.
    private mutating func failForSeveral(_ fitting: [Int], _ value: JSON) -> Bool {
        guard isReporting else { return false }
        let outlines = fitting.prefix(12).map { BranchOutline($0, in: schema, &budget) }
        if let object = value.object {
            // Each branch has a present member that no other branch requires.
            let own = outlines.enumerated().map { index, outline in
                outline.required.filter { name in
                    object[name] != nil
                        && !outlines.enumerated().contains { $0.offset != index && $0.element.requires(JSONName(name)) }
                }
            }
            let names = own.compactMap(\.first)
            if names.count == fitting.count, let last = names.last {
                let others = names.dropLast().map { Self.cut($0, to: 40) }.joined(separator: " or ")
                return fail("cannot be combined with \(others)", at: last)
            }
        }
        let labels = fitting.prefix(4).compactMap { label(of: $0) }
        guard labels.count == fitting.count else {
            return fail("matches \(fitting.count) forms, must match exactly one")
        }
        return fail("matches \(labels.joined(separator: " and ")), must match exactly one")
    }

    /// Returns the name of a branch; nil where it has none.
    private func label(of branch: Int) -> String? {
        let node = schema[branch]
        if let title = node.source["title"]?.string, !title.isEmpty { return Self.cut(title, to: 40) }
        return node.source["$ref"]?.string?.split(separator: "/").last.map { Self.cut(String($0), to: 40) }
    }

    /// Reports what `not` forbids: a value, members together, or the whole (JSON Schema 2020-12, core, section
    /// 10.2.1.4). Always returns false.
    mutating func failForbidden(_ part: Int, _ value: JSON) -> Bool {
        let node = schema[part]
        if let values = node.values, node.source.count == 1 {
            return fail("must not be \(values.constant.map(Self.shown) ?? Self.shown(value))")
        }
        let names = node.object?.required.map(\.name) ?? []
        if let last = names.last, node.source.names.allSatisfy({ ["required", "type"].contains($0) }) {
            let others = names.dropLast().map { Self.cut($0, to: 40) }
            return fail(
                others.isEmpty ? "not allowed" : "cannot be combined with \(others.joined(separator: " and "))",
                at: last
            )
        }
        return fail("not allowed")
    }
}
