import JSON

extension SchemaCheck {
    mutating func any(of branches: [Int], _ node: SchemaNode, _ value: JSON, _ own: inout EvaluatedParts) -> Bool {
        var fits = false
        var mayFit = false
        for branch in branches {
            var seen = EvaluatedParts()
            let holds = known { $0.check(branch, value, &seen) }
            mayFit = mayFit || holds == nil
            guard holds == true else { continue }
            fits = true
            // The others matter only to who asks what was looked at.
            guard schema.notesEvaluation else { return true }
            own.merge(seen)
        }
        return fits || mayFit || tellNearest(of: branches, node, value, &own)
    }

    mutating func one(of branches: [Int], _ node: SchemaNode, _ value: JSON, _ own: inout EvaluatedParts) -> Bool {
        var fitting: [Int] = []
        var mayFit = false
        for branch in branches {
            var seen = EvaluatedParts()
            let holds = known { $0.check(branch, value, &seen) }
            mayFit = mayFit || holds == nil
            guard holds == true else { continue }
            fitting.append(branch)
            if fitting.count == 1 || isTelling { own.merge(seen) }
        }
        if fitting.isEmpty { return mayFit || tellNearest(of: branches, node, value, &own) }
        return fitting.count == 1 || failForSeveral(fitting, value)
    }

    /// Tells what is wrong with the branch that was chosen, or is meant. Always false.
    private mutating func tellNearest(
        of branches: [Int], _ node: SchemaNode, _ value: JSON, _ own: inout EvaluatedParts
    ) -> Bool {
        guard isTelling else { return false }
        if let choice = chosen[JSONPointer(path)]?.first(where: branches.contains) {
            return adopt(judged(choice, value), &own)
        }
        var union = UnionChoice(branches, discriminator: node.source["discriminator"], value, in: schema, &budget)
        if let (name, options) = union.unknownMark {
            // Nothing tells which branch was meant, so nothing can be said against the others.
            return fail(Self.reason(options, of: options.count), at: name)
        }
        if let name = union.missingMark { return fail("required", at: name, isMissing: true) }
        guard union.takesType else { return fail(Self.reason(union.types, against: value)) }
        var nearest: [(rank: UnionChoice.Rank, result: BranchResult)] = []
        let candidates = union.candidates(most: Self.candidates(at: unionDepth))
        if let options = union.options(of: candidates) { return fail(Self.reason(options, of: options.count)) }
        for index in candidates {
            let result = judged(branches[index], value)
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
                return adopt(best, &own)
            }
        }
        return adopt(best, &own)
    }

    /// How many branches are looked at closely: unions inside unions would double the work at each level.
    private static func candidates(at depth: Int) -> Int { depth == 0 ? 12 : depth == 1 ? 4 : depth < 5 ? 2 : 1 }

    /// What comes of checking one branch.
    private struct BranchResult {
        var report: CheckReport
        var seen: EvaluatedParts
    }

    private mutating func judged(_ branch: Int, _ value: JSON) -> BranchResult {
        let before = report
        report = CheckReport()
        unionDepth += 1
        var seen = EvaluatedParts()
        _ = check(branch, value, &seen)
        unionDepth -= 1
        defer { report = before }
        return BranchResult(report: report, seen: seen)
    }

    private mutating func adopt(_ result: BranchResult, _ own: inout EvaluatedParts) -> Bool {
        own.merge(result.seen)
        let room = Self.maxProblems - report.problems.count
        for problem in result.report.problems.prefix(max(0, room)) where !report.problems.contains(problem) {
            report.problems.append(problem)
        }
        for advice in result.report.advice where !report.advice.contains(advice) { report.advice.append(advice) }
        return false
    }

    /// The branch, by its place among `branches`, that `value` was most likely made for, though it fits none.
    mutating func nearest(to value: JSON, among branches: [Int]) -> Int? {
        var union = UnionChoice(branches, discriminator: nil, value, in: schema, &budget)
        return union.candidates(most: Self.candidates(at: 0))
            .map { (rank: union.rank($0, judged(branches[$0], value).report.problems, at: path.count), index: $0) }
            .min { $0.rank < $1.rank }?.index
    }

    // MARK: words

    /// The reason of each of a few branches, where each has one thing against the whole value.
    private func reason(joining problems: [[FieldProblem]]) -> String? {
        guard problems.count <= 3, problems.allSatisfy({ $0.count == 1 && $0[0].path.tokens.count == path.count })
        else { return nil }
        var reasons: [String] = []
        for reason in problems.map({ $0[0].reason }) where !reasons.contains(reason) { reasons.append(reason) }
        return reasons.joined(separator: ", or ")
    }

    /// Where members are missing in each of several branches and nothing else is wrong: the first one's place, and the
    /// reason with both sides.
    private func either(_ all: [[FieldProblem]], _ best: [FieldProblem]) -> (JSONPointer, String)? {
        guard all.count <= 4, let first = best.first,
            all.allSatisfy({ $0.allSatisfy { $0.isMissing && $0.path.tokens.count == path.count + 1 } })
        else { return nil }
        let others = all.filter { $0 != best }.map { side in
            side.map { SchemaCheck.cut($0.path.tokens.last ?? "", to: 40) }.joined(separator: " and ")
        }
        return others.isEmpty ? nil : (first.path, "required, or " + others.joined(separator: ", or "))
    }

    /// Says which branches of a `oneOf` all fit, at the member that is one too many where there is one.
    private mutating func failForSeveral(_ fitting: [Int], _ value: JSON) -> Bool {
        guard isTelling else { return false }
        let outlines = fitting.prefix(12).map { BranchOutline($0, in: schema, &budget) }
        if let object = value.object {
            // Names that one branch alone requires tell what was meant, and are given for each of them.
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

    /// What a branch is called; nil where it has no name.
    private func label(of branch: Int) -> String? {
        let node = schema[branch]
        if let title = node.source["title"]?.string, !title.isEmpty { return Self.cut(title, to: 40) }
        return node.source["$ref"]?.string?.split(separator: "/").last.map { Self.cut(String($0), to: 40) }
    }

    /// Says what `not` forbids, where that is a value or members together.
    mutating func failAgainst(_ part: Int, _ value: JSON) -> Bool {
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
