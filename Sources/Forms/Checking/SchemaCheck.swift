import JSON

/// Checks one value against a compiled schema (JSON Schema 2020-12, with what older drafts and OpenAPI 3.0 say
/// differently where that does not contradict it).
///
/// Every check is bounded: a schema that doubles itself at each level, or refers to itself without end, is given up.
/// What was not looked at is not known to fit or not to, so nothing is blamed for it.
struct SchemaCheck {
    static let maxDepth = 160
    /// Problems beyond this are not told: nobody reads on.
    static let maxProblems = 200

    let schema: CompiledSchema
    let lengths: LengthUnit
    /// True if a required name with a default may be missing, as with Zod's output form.
    let forgivesDefaults: Bool
    /// The branches that are chosen at a path, to tell their problems instead of guessing which branch was meant: a
    /// union inside a union's branch stands at the same path.
    let chosen: [JSONPointer: Set<Int>]

    var report = CheckReport()
    /// True if problems are told, not only found.
    var isTelling = true
    var path: [String] = []
    /// True if something was not looked at.
    var wasCut = false
    /// True if something of what is being asked was not looked at, so that nobody knows the answer.
    var isUnsure = false
    /// How many unions are being told, each inside the one before.
    var unionDepth = 0
    var budget: WorkBudget
    private var depth = 0
    /// The schemas that hold for the value at hand and are being looked at: one inside itself adds nothing.
    private var around: [Int] = []
    private var aroundStart = 0

    init(
        _ schema: CompiledSchema, budget: WorkBudget = .check, lengths: LengthUnit = .utf16,
        forgivesDefaults: Bool = true, chosen: [JSONPointer: Set<Int>] = [:]
    ) {
        self.schema = schema
        self.budget = budget
        self.lengths = lengths
        self.forgivesDefaults = forgivesDefaults
        self.chosen = chosen
    }

    /// Returns true if `value` fits the schema at `index`, without a report; nil when that could not be found out.
    mutating func fits(_ value: JSON, _ index: Int) -> Bool? {
        other { check in
            var parts = EvaluatedParts()
            return check.known { $0.check(index, value, &parts) }
        }
    }

    /// The answer to a question that is asked without a report; nil when it could not be found out.
    mutating func known(_ question: (inout SchemaCheck) -> Bool) -> Bool? {
        let wasUnsure = isUnsure
        isUnsure = false
        let answer = silently(question)
        defer { isUnsure = isUnsure || wasUnsure }
        return isUnsure ? nil : answer
    }

    /// Looks at another value than the one at hand.
    mutating func other<Result>(_ body: (inout SchemaCheck) -> Result) -> Result {
        let start = aroundStart
        aroundStart = around.count
        defer { aroundStart = start }
        return body(&self)
    }

    /// Takes `steps`; false when there are not so many left, and nobody knows what they would have found.
    mutating func spend(_ steps: Int) -> Bool { budget.spend(steps) || giveUp() }

    /// Notes that something is not looked at. Always false.
    mutating func giveUp() -> Bool {
        wasCut = true
        isUnsure = true
        return false
    }

    /// Returns true if `value` fits the schema at `index`; what does not is added to `report`.
    mutating func tell(_ value: JSON, _ index: Int) -> Bool {
        var parts = EvaluatedParts()
        return check(index, value, &parts)
    }

    mutating func silently<Result>(_ body: (inout SchemaCheck) -> Result) -> Result {
        let wasTelling = isTelling
        isTelling = false
        defer { isTelling = wasTelling }
        return body(&self)
    }

    /// Notes a problem at the place that is being checked, or at its member `name`. Always false, so that a rule can
    /// end with it.
    mutating func fail(_ reason: @autoclosure () -> String, at name: String? = nil, isMissing: Bool = false) -> Bool {
        guard isTelling, report.problems.count < Self.maxProblems else { return false }
        let problem = FieldProblem(
            path: JSONPointer(name.map { path + [$0] } ?? path), reason: reason(), isMissing: isMissing)
        if !report.problems.contains(problem) { report.problems.append(problem) }
        return false
    }

    mutating func advise(_ reason: @autoclosure () -> String) {
        guard isTelling, report.advice.count < Self.maxProblems else { return }
        let advice = FieldProblem(path: JSONPointer(path), reason: reason())
        if !report.advice.contains(advice) { report.advice.append(advice) }
    }

    /// Checks a part of the value at hand.
    mutating func inside<Result>(_ token: @autoclosure () -> String, _ body: (inout SchemaCheck) -> Result) -> Result {
        guard isTelling else { return body(&self) }
        path.append(token())
        defer { path.removeLast() }
        return body(&self)
    }

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
        // OpenAPI 3.0 says so beside the type, and means it beside `allOf` and `enum` too.
        if node.isNullable, value.isNull { return true }
        if let types = node.types, !types.contains(JSONTypes(of: value)) {
            return fail(Self.reason(types, against: value))
        }
        var own = EvaluatedParts()
        var fits = node.values.map { values($0, value) } ?? true
        if fits || isTelling { fits = contents(of: node, value, &own) && fits }
        if fits || isTelling { fits = compositions(of: node, value, &own) && fits }
        if schema.notesEvaluation {
            // Who does not know what was looked at cannot blame what was not.
            if fits || isTelling, !isUnsure { fits = unevaluated(of: node, value, &own) && fits }
            // A part that does not fit is told where it does not; its neighbors were looked at all the same.
            if fits || isTelling { parts.merge(own) }
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
        for part in node.allOf where fits || isTelling { fits = check(part, value, &own) && fits }
        if !node.anyOf.isEmpty, fits || isTelling { fits = any(of: node.anyOf, node, value, &own) && fits }
        if !node.oneOf.isEmpty, fits || isTelling { fits = one(of: node.oneOf, node, value, &own) && fits }
        if let not = node.not, fits || isTelling, self.fits(value, not) == true { fits = failAgainst(not, value) }
        if let condition = node.condition, fits || isTelling {
            var seen = EvaluatedParts()
            if let holds = known({ $0.check(condition, value, &seen) }) {
                if holds { own.merge(seen) }
                if let part = holds ? node.then : node.otherwise { fits = check(part, value, &own) && fits }
            }
        }
        return fits
    }
}
