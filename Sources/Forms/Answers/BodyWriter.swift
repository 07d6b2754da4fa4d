package import JSON

/// Makes a body of answers.
struct BodyWriter {
    private let tree: FieldTree
    /// True if unfinished answers leave a mark in the body, so that a check finds them at their place.
    private let isChecking: Bool
    private var check: SchemaCheck
    /// What is left for required groups that nobody has answered, and for conditions.
    var budget: WorkBudget {
        get { check.budget }
        set { check.budget = newValue }
    }
    /// True if something was left out, or asked though nobody knows whether it has to be, since the budget was spent.
    private(set) var wasCut = false
    /// The required groups without an answer that are being written: one inside itself would have no end.
    private var unanswered: Set<Int> = []
    private var path: [String] = []
    /// What is wrong with answers that are no JSON yet.
    private(set) var problems: [FieldProblem] = []
    /// What may be wrong with answers.
    private(set) var advice: [FieldProblem] = []
    /// The branches chosen at each path.
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

    /// The value that `answer` sends; nil leaves the field out.
    ///
    /// - Parameter isWanted: True if the value is left out only if there is none to send.
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
            // The required constants of a required group are answers that nobody has to give.
            guard isWanted, unanswered.insert(id.index).inserted else { return nil }
            defer { unanswered.remove(id.index) }
            guard budget.spend(1 + group.members.count) else {
                wasCut = true
                return nil
            }
            return .object(object(GroupAnswer(), group))
        // None by name is an answer too, and the only one that nobody can type.
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
            // In a check and in a tuple the items after it keep their places.
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

    /// The values of a group's answers, for the conditions of its members.
    mutating func values(of answer: GroupAnswer, _ group: GroupField) -> JSONObject { object(answer, group) }

    private mutating func object(_ answer: GroupAnswer, _ group: GroupField) -> JSONObject {
        var values = JSONObject()
        let isConditional = group.members.contains { !$0.conditions.isEmpty }
        for member in group.members where member.conditions.isEmpty { write(member, answer, into: &values) }
        if isConditional {
            // Of two conditions that ask for one name the first that holds asks.
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
                // White space that was typed on purpose is an answer: a separator may be a line break.
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

    /// Returns true if `member` is asked of a group whose other values are `values`.
    mutating func isAsked(_ member: FieldMember, in values: JSONObject) -> Bool {
        for condition in member.conditions {
            switch condition {
            // What nobody knows is asked: an answer to it must not be lost.
            case .fits(let schema, let isWanted):
                let fits = check.fits(.object(values), schema)
                wasCut = wasCut || fits == nil
                guard fits ?? isWanted == isWanted else { return false }
            case .isPresent(let name): guard values[name] != nil else { return false }
            case .memberFits(let name, let schema):
                guard let value = values[name] else { return false }
                let fits = check.fits(value, schema)
                wasCut = wasCut || fits == nil
                guard fits != false else { return false }
            }
        }
        return true
    }
}

extension FieldTree {
    /// The exact body that `answer` sends: unset fields left out, numbers as they were typed. Nil when nothing is
    /// answered and the whole is no object.
    package func body(from answer: FieldAnswer) -> JSON? {
        var writer = BodyWriter(self, isChecking: false)
        if let body = writer.value(of: answer, root, isWanted: true) { return body }
        switch self[root].kind {
        case .map, .group: return .object(JSONObject())
        default: return nil
        }
    }
}
