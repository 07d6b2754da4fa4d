package import JSON

/// A writer of the body that answers make.
struct BodyWriter {
    private let tree: FieldTree
    /// True if incomplete answers leave a placeholder in the body, so that a check reports them at their place.
    private let isChecking: Bool
    private var check: SchemaCheck
    /// The budget left for unanswered required groups and for conditions.
    var budget: WorkBudget {
        get { check.budget }
        set { check.budget = newValue }
    }
    /// True if the budget was spent: groups are omitted then, and members under undecided conditions are included.
    private(set) var isIncomplete = false
    /// The unanswered required groups being written, to stop the recursion of a group inside itself.
    private var unanswered: Set<Int> = []
    private var path: [String] = []
    /// The problems of answers that are not JSON values yet.
    private(set) var problems: [FieldProblem] = []
    /// The warnings about answers.
    private(set) var advice: [FieldProblem] = []
    /// The schemas of the branches chosen at each path.
    private(set) var chosen: [JSONPointer: Set<Int>] = [:]

    init(_ tree: FieldTree, isChecking: Bool, budget: WorkBudget = .check) {
        self.tree = tree
        self.isChecking = isChecking
        check = SchemaCheck(tree.schema, budget: budget)
    }

    private mutating func fail(_ reason: String, isMissing: Bool = false) {
        problems.append(FieldProblem(path: JSONPointer(path), reason: reason, isMissing: isMissing))
    }

    private mutating func inside<Result>(_ token: String, _ body: (inout BodyWriter) -> Result) -> Result {
        guard isChecking else { return body(&self) }
        path.append(token)
        defer { path.removeLast() }
        return body(&self)
    }

    /// Returns the value that `answer` sends; nil where the field is left out.
    ///
    /// - `isWanted`: True if a default such as a constant or an empty object is sent for no answer.
    mutating func value(of answer: FieldAnswer, _ id: FieldID, isWanted: Bool) -> JSON? {
        switch (tree[id].kind, answer) {
        case (_, .null): return .null
        case (_, .verbatim(let json)): return json
        case (.text, .text(let text)): return .string(text)
        case (.number, .text(let text)), (.seed, .text(let text)):
            if let number = JSONNumber(typed: text) { return .number(number) }
            return isChecking && text.contains { $0 != " " } ? .string(text) : nil
        case (.toggle, .toggle(let isOn)): return .bool(isOn)
        case (.choice, .choice(let value)), (.constant, .choice(let value)): return value
        case (.constant(let value), _): return isWanted ? value : nil
        case (.choice(let choice), .custom(let answer)):
            return choice.customField.flatMap { value(of: answer, $0, isWanted: isWanted) }
        case (.multiSelect, .choices(let values)): return .array(values)
        case (.list(let list), .list(let answers)): return items(answers) { _ in list.item }
        case (.tuple(let tuple), .list(let answers)):
            return items(answers, isFixed: true) { tuple.item(at: $0) }
        case (.map(let map), .map(let entries)):
            var object = JSONObject()
            write(entries, map, into: &object)
            return .object(object)
        case (.union(let union), .branch(let index, let answer)):
            guard union.branches.indices.contains(index) else { return nil }
            let branch = union.branches[index]
            if isChecking, let schema = branch.schema { chosen[JSONPointer(path), default: []].insert(schema) }
            return value(of: answer, branch.field, isWanted: isWanted)
        case (.group(let group), .group(let answer)): return .object(object(answer, group))
        case (.group(let group), .unset):
            // The required constants of a required group are sent without an answer.
            guard isWanted, unanswered.insert(id.index).inserted else { return nil }
            defer { unanswered.remove(id.index) }
            guard budget.spend(1 + group.members.count) else {
                isIncomplete = true
                return nil
            }
            return .object(object(GroupAnswer(), group))
        // An empty map is an answer too, and the only one that cannot be typed.
        case (.map, .unset): return isWanted ? .object(JSONObject()) : nil
        case (.raw, .text(let text)):
            guard text.contains(where: { !$0.isWhitespace }) else { return nil }
            do {
                return try JSONParser.parse(text, limits: JSONLimits(repairs: false))
            } catch {
                if isChecking { fail("invalid JSON at character \(error.offset + 1): \(error.reason)") }
                return nil
            }
        default: return nil
        }
    }

    private mutating func items(
        _ answers: [FieldAnswer], isFixed: Bool = false, _ field: (Int) -> FieldID?
    ) -> JSON {
        var values: [JSON] = []
        for (index, answer) in answers.enumerated() {
            guard let id = field(index) else { break }
            let value = inside(String(index)) { writer in
                let value = writer.value(of: answer, id, isWanted: true)
                if value == nil, writer.isChecking { writer.fail("required", isMissing: true) }
                return value
            }
            // In a check and in a tuple, later items keep their indices.
            if let value = value ?? (isChecking || isFixed ? .null : nil) { values.append(value) }
        }
        while isFixed, values.count > 0, values.last?.isNull == true, answers[values.count - 1] == .unset {
            values.removeLast()
        }
        return .array(values)
    }

    private mutating func write(_ entries: [MapEntry], _ map: MapField, into object: inout JSONObject) {
        for entry in entries {
            let value = inside(entry.name) { writer in
                let value = writer.value(of: entry.value, map.field(for: entry.name), isWanted: true)
                if value == nil, writer.isChecking { writer.fail("required", isMissing: true) }
                return value
            }
            if let value { object[entry.name] = value }
        }
    }

    // MARK: groups

    /// Returns the values of a group's answers, for the conditions of its members.
    mutating func values(of answer: GroupAnswer, _ group: GroupField) -> JSONObject { object(answer, group) }

    private mutating func object(_ answer: GroupAnswer, _ group: GroupField) -> JSONObject {
        var values = JSONObject()
        let isConditional = group.members.contains { !$0.conditions.isEmpty }
        for member in group.members where member.conditions.isEmpty { write(member, answer, into: &values) }
        if isConditional {
            // Of two conditional members of one name, the first whose conditions hold counts.
            var asked: Set<JSONName> = []
            for member in group.members where !member.conditions.isEmpty && isAsked(member, in: values) {
                if asked.insert(JSONName(member.name)).inserted { write(member, answer, into: &values) }
            }
            var ordered = JSONObject()
            for member in group.members { if let value = values[member.name] { ordered[member.name] = value } }
            values = ordered
        }
        if let rest = group.rest { write(answer.rest, rest, into: &values) }
        for (name, value) in answer.extras where values[name] == nil { values[name] = value }
        return values
    }

    private mutating func write(_ member: FieldMember, _ answer: GroupAnswer, into values: inout JSONObject) {
        let given = answer[member.name]
        if given == .unset, !member.isRequired { return }
        inside(member.name) { writer in
            if writer.isChecking, member.isRequired, case .text(let text) = given,
                case .text(let field) = writer.tree[member.field].kind,
                !text.contains(where: { !$0.isWhitespace })
            {
                // White space is an answer: a separator may be a line break.
                if text.isEmpty || field.needsWords {
                    writer.fail("required", isMissing: true)
                } else {
                    writer.advice.append(
                        FieldProblem(path: JSONPointer(writer.path), reason: "only white space"))
                }
            }
            if let value = writer.value(of: given, member.field, isWanted: member.isRequired || given != .unset) {
                values[member.name] = value
            }
        }
    }

    /// Returns true if the conditions of `member` hold in a group whose other values are `values`. Undecided conditions
    /// hold, so that no answer is lost.
    mutating func isAsked(_ member: FieldMember, in values: JSONObject) -> Bool {
        for condition in member.conditions {
            switch condition {
            case .fits(let schema, let isWanted):
                let fits = check.fits(.object(values), schema)
                isIncomplete = isIncomplete || fits == nil
                guard fits ?? isWanted == isWanted else { return false }
            case .isPresent(let name): guard values[name] != nil else { return false }
            case .memberFits(let name, let schema):
                guard let value = values[name] else { return false }
                let fits = check.fits(value, schema)
                isIncomplete = isIncomplete || fits == nil
                guard fits != false else { return false }
            }
        }
        return true
    }
}

extension FieldTree {
    /// Returns the exact body that `answer` sends: unset fields are left out, numbers keep their spelling. nil where
    /// nothing is answered and the body is not an object.
    package func body(from answer: FieldAnswer) -> JSON? {
        var writer = BodyWriter(self, isChecking: false)
        if let body = writer.value(of: answer, root, isWanted: true) { return body }
        switch self[root].kind {
        case .map, .group: return .object(JSONObject())
        default: return nil
        }
    }
}
