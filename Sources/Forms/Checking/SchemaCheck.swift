import JSON

/// A check of one value against a compiled schema: JSON Schema 2020-12, and older drafts and OpenAPI 3.0 where they do
/// not contradict it.
///
/// Every check is bounded, whatever the schema: beyond the budget or the depth, parts are not checked and count as
/// valid, and `isIncomplete` is set.
struct SchemaCheck {
    static let maxDepth = 160
    /// The maximum number of problems in a report.
    static let maxProblems = 200

    let schema: CompiledSchema
    let lengths: LengthUnit
    /// True if a required member with a default may be missing, as in Zod's output form.
    let allowsMissingDefaults: Bool
    /// The schemas of the branches chosen at a path, whose problems are reported instead of the likeliest branch's.
    /// Nested unions share a path.
    let chosen: [JSONPointer: Set<Int>]

    var report = CheckReport()
    /// True if problems are added to `report`; false if only the result counts.
    var isReporting = true
    var path: [String] = []
    /// True if a part was not checked.
    var isIncomplete = false
    /// True if a part relevant to the current question was not checked, so that its answer is unknown.
    var isUnsure = false
    /// The nesting of unions whose problems are being reported.
    var unionDepth = 0
    var budget: WorkBudget
    private var depth = 0
    /// The schemas being applied to the current value, to stop the recursion of a schema inside itself.
    private var around: [Int] = []
    private var aroundStart = 0

    init(
        _ schema: CompiledSchema, budget: WorkBudget = .check, lengths: LengthUnit = .utf16,
        allowsMissingDefaults: Bool = true, chosen: [JSONPointer: Set<Int>] = [:]
    ) {
        self.schema = schema
        self.budget = budget
        self.lengths = lengths
        self.allowsMissingDefaults = allowsMissingDefaults
        self.chosen = chosen
    }

    /// Returns true if `value` is valid against the schema at `index`, without reporting; nil where that is unknown.
    mutating func fits(_ value: JSON, _ index: Int) -> Bool? {
        other { check in
            var parts = EvaluatedParts()
            return check.known { $0.check(index, value, &parts) }
        }
    }

    /// Returns the answer to `question` without reporting; nil where it is unknown.
    mutating func known(_ question: (inout SchemaCheck) -> Bool) -> Bool? {
        let wasUnsure = isUnsure
        isUnsure = false
        let answer = silently(question)
        defer { isUnsure = isUnsure || wasUnsure }
        return isUnsure ? nil : answer
    }

    /// Runs `body` for an inner value.
    mutating func other<Result>(_ body: (inout SchemaCheck) -> Result) -> Result {
        let start = aroundStart
        aroundStart = around.count
        defer { aroundStart = start }
        return body(&self)
    }

    /// Spends `steps`; returns false, and marks the check as incomplete, where too few are left.
    mutating func spend(_ steps: Int) -> Bool { budget.spend(steps) || giveUp() }

    /// Marks the check as incomplete. Always returns false.
    mutating func giveUp() -> Bool {
        isIncomplete = true
        isUnsure = true
        return false
    }

    /// Returns true if `value` is valid against the schema at `index`; adds problems to `report`.
    mutating func validate(_ value: JSON, _ index: Int) -> Bool {
        var parts = EvaluatedParts()
        return check(index, value, &parts)
    }

    /// Runs `body` without reporting.
    mutating func silently<Result>(_ body: (inout SchemaCheck) -> Result) -> Result {
        let wasReporting = isReporting
        isReporting = false
        defer { isReporting = wasReporting }
        return body(&self)
    }

    /// Reports a problem at the current place, or at its member `name`. Always returns false, so that a rule can end
    /// with it.
    mutating func fail(_ reason: @autoclosure () -> String, at name: String? = nil, isMissing: Bool = false) -> Bool {
        guard isReporting, report.problems.count < Self.maxProblems else { return false }
        let problem = FieldProblem(
            path: JSONPointer(name.map { path + [$0] } ?? path), reason: reason(), isMissing: isMissing)
        if !report.problems.contains(problem) { report.problems.append(problem) }
        return false
    }

    /// Reports advice at the current place.
    mutating func advise(_ reason: @autoclosure () -> String) {
        guard isReporting, report.advice.count < Self.maxProblems else { return }
        let advice = FieldProblem(path: JSONPointer(path), reason: reason())
        if !report.advice.contains(advice) { report.advice.append(advice) }
    }

    /// Runs `body` for the part `token` of the current value.
    mutating func inside<Result>(_ token: @autoclosure () -> String, _ body: (inout SchemaCheck) -> Result) -> Result {
        guard isReporting else { return body(&self) }
        path.append(token())
        defer { path.removeLast() }
        return body(&self)
    }

    /// Checks `value` against the schema at `index`, and adds the parts that it evaluates.
    mutating func check(_ index: Int, _ value: JSON, _ parts: inout EvaluatedParts) -> Bool {
        guard budget.spend(), depth < Self.maxDepth, !around[aroundStart...].contains(index) else { return !giveUp() }
        depth += 1
        around.append(index)
        defer {
            depth -= 1
            around.removeLast()
        }
        let node = schema[index]
        guard !node.isNever else { return fail("not allowed") }
        // OpenAPI 3.0, `nullable`: in practice also beside `allOf` and `enum`.
        if node.isNullable, value.isNull { return true }
        if let types = node.types, !types.contains(JSONTypes(of: value)) {
            return fail(Self.reason(types, against: value))
        }
        var own = EvaluatedParts()
        var fits = node.values.map { values($0, value) } ?? true
        if fits || isReporting { fits = contents(of: node, value, &own) && fits }
        if fits || isReporting { fits = compositions(of: node, value, &own) && fits }
        if schema.notesEvaluation {
            // Unevaluated parts are unknown where a part was not checked.
            if fits || isReporting, !isUnsure { fits = unevaluated(of: node, value, &own) && fits }
            // Parts count as evaluated even where a neighbor is invalid.
            if fits || isReporting { parts.merge(own) }
        }
        return fits
    }

    private mutating func contents(of node: SchemaNode, _ value: JSON, _ own: inout EvaluatedParts) -> Bool {
        switch value {
        case .number(let number): node.number.map { numbers($0, number) } ?? true
        case .string(let text): node.text.map { texts($0, text) } ?? true
        case .array(let elements): node.array.map { arrays($0, elements, &own) } ?? true
        case .object(let object): node.object.map { objects($0, object, &own) } ?? true
        default: true
        }
    }

    // MARK: compositions

    private mutating func compositions(of node: SchemaNode, _ value: JSON, _ own: inout EvaluatedParts) -> Bool {
        var fits = true
        if let reference = node.reference { fits = check(reference, value, &own) }
        for part in node.allOf where fits || isReporting { fits = check(part, value, &own) && fits }
        if !node.anyOf.isEmpty, fits || isReporting { fits = any(of: node.anyOf, node, value, &own) && fits }
        if !node.oneOf.isEmpty, fits || isReporting { fits = one(of: node.oneOf, node, value, &own) && fits }
        if let not = node.not, fits || isReporting, self.fits(value, not) == true { fits = failForbidden(not, value) }
        if let condition = node.condition, fits || isReporting {
            var seen = EvaluatedParts()
            if let holds = known({ $0.check(condition, value, &seen) }) {
                if holds { own.merge(seen) }
                if let part = holds ? node.then : node.otherwise { fits = check(part, value, &own) && fits }
            }
        }
        return fits
    }
}
