package import JSON

/// A reader of the answers that make a given body.
struct AnswerReader {
    private let tree: FieldTree
    private let coercion: AnswerCoercion
    private var coerces: Bool { coercion != .none }
    private var check: SchemaCheck
    private var writer: BodyWriter

    init(_ tree: FieldTree, coerces coercion: AnswerCoercion) {
        self.tree = tree
        self.coercion = coercion
        check = SchemaCheck(tree.schema, budget: .answers)
        writer = BodyWriter(tree, isChecking: false, budget: .answers)
    }

    /// Returns the answer to the field `id` that sends `json`.
    mutating func answer(for json: JSON, _ id: FieldID) -> FieldAnswer {
        if json.isNull { return .null }
        switch (tree[id].kind, json) {
        case (.text, .string(let text)): return .text(text)
        case (.text, .number), (.text, .bool):
            return coercion == .any ? json.lenientString.map(FieldAnswer.text) ?? .verbatim(json) : .verbatim(json)
        case (.number, .number(let number)), (.seed, .number(let number)): return .text(number.lexeme)
        case (.number, .string(let text)), (.seed, .string(let text)):
            return coerces && JSONNumber(lexeme: text) != nil ? .text(text) : .verbatim(json)
        case (.toggle, .bool(let isOn)): return .toggle(isOn)
        case (.toggle, .string):
            return coerces ? json.lenientBool.map(FieldAnswer.toggle) ?? .verbatim(json) : .verbatim(json)
        case (.choice(let choice), _): return answer(for: json, choice)
        case (.constant(let value), _):
            return NormalizedJSON(value) == NormalizedJSON(json) ? .choice(json) : .verbatim(json)
        case (.multiSelect(let several), .array(let values)):
            let offered = Set(several.options.map { NormalizedJSON($0.value) })
            let given = Set(values.map(NormalizedJSON.init))
            return given.count == values.count && given.isSubset(of: offered) ? .choices(values) : .verbatim(json)
        case (.list(let list), .array(let values)): return .list(values.map { answer(for: $0, list.item) })
        case (.tuple(let tuple), .array(let values)):
            guard values.count <= tuple.items.count || tuple.rest != nil else { return .verbatim(json) }
            return .list(
                values.enumerated().map { index, value in
                    tuple.item(at: index).map { answer(for: value, $0) } ?? .verbatim(value)
                })
        case (.map(let map), .object(let object)):
            return .map(object.map { MapEntry(name: $0.name, value: answer(for: $0.value, map.field(for: $0.name))) })
        case (.union(let union), _): return answer(for: json, union)
        case (.group(let group), .object(let object)): return .group(answer(for: object, group))
        case (.raw, _): return .text(json.text)
        default: return .verbatim(json)
        }
    }

    private mutating func answer(for json: JSON, _ choice: ChoiceField) -> FieldAnswer {
        if choice.option(for: json) != nil { return .choice(json) }
        if coerces, let option = choice.options.first(where: { $0.value.means(json) }) { return .choice(option.value) }
        return choice.customField.map { .custom(answer(for: json, $0)) } ?? .verbatim(json)
    }

    private mutating func answer(for json: JSON, _ union: UnionField) -> FieldAnswer {
        let types = JSONTypes(of: json)
        let possible = union.branches.indices.filter { union.branches[$0].types.isSuperset(of: types) }
        var fitting: [Int] = []
        var isKnown = true
        for index in possible {
            let fits = union.branches[index].schema.map { check.fits(json, $0) } ?? true
            isKnown = isKnown && fits != nil
            if fits == true { fitting.append(index) }
        }
        // Showing a branch that may not be the intended one could change the value.
        guard isKnown || possible.count == 1 || !fitting.isEmpty else { return .verbatim(json) }
        guard let index = branch(for: json, union, among: fitting.isEmpty ? possible : fitting) else {
            return .verbatim(json)
        }
        return .branch(index, answer(for: json, union.branches[index].field))
    }

    /// Returns the most likely branch of those that fit equally well.
    private mutating func branch(for json: JSON, _ union: UnionField, among indices: [Int]) -> Int? {
        guard indices.count > 1 else { return indices.first }
        let schemas = indices.compactMap { union.branches[$0].schema }
        guard schemas.count == indices.count, json.object != nil, let nearest = check.nearest(to: json, among: schemas)
        else { return indices.first }
        return indices[nearest]
    }

    private mutating func answer(for object: JSONObject, _ group: GroupField) -> GroupAnswer {
        var answers = GroupAnswer()
        var taken: Set<JSONName> = []
        for member in group.members {
            guard let value = object[member.name], !taken.contains(JSONName(member.name)),
                member.conditions.isEmpty || writer.isAsked(member, in: object)
            else { continue }
            answers[member.name] = answer(for: value, member.field)
            taken.insert(JSONName(member.name))
        }
        let names = Set(group.members.map { JSONName($0.name) })
        for (name, value) in object where !taken.contains(JSONName(name)) {
            if let rest = group.rest, !names.contains(JSONName(name)) {
                answers.rest.append(MapEntry(name: name, value: answer(for: value, rest.field(for: name))))
            } else {
                answers.extras[name] = value
            }
        }
        return answers
    }
}

extension FieldTree {
    /// Returns the answers that make `body`: the inverse of `body(from:)`. Values that the form cannot show are kept
    /// verbatim and sent unchanged.
    ///
    /// - `coerces`: The conversions between types.
    package func answers(from body: JSON, coerces: AnswerCoercion = .none) -> FieldAnswer {
        var reader = AnswerReader(self, coerces: coerces)
        return reader.answer(for: body, root)
    }

    /// Returns the answer to the field `id` that sends `json`.
    package func answer(for json: JSON, _ id: FieldID, coerces: AnswerCoercion = .none) -> FieldAnswer {
        var reader = AnswerReader(self, coerces: coerces)
        return reader.answer(for: json, id)
    }
}
