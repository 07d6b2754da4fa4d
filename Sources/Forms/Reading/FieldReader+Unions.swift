import JSON

extension FieldReader {
    // MARK: choices

    /// Returns the choice for the schemas `all`; nil where they do not list the values.
    mutating func choice(of all: Conjunction, _ key: Key, _ notices: inout [String]) -> FieldKind? {
        let words = FieldAnnotations(all, name: key.name)
        if let listed = listed(all) {
            guard budget.spend(5 * listed.options.count * all.nodes.count) else { return nil }
            let options = listed.options.enumerated().filter { !$0.element.isNull }.map { index, value in
                ChoiceOption(
                    value: value, label: words.optionLabel(value, at: index), help: words.optionHelp(value, at: index))
            }
            if listed.count == 0 { notices.append("the list of values is empty: no value is valid") }
            guard listed.isCut else {
                return options.isEmpty ? nil : .choice(ChoiceField(options: options, customField: nil))
            }
            notices.append("showing the first \(options.count) of \(listed.count) values")
            var own = key
            own.forced = options.first.map { JSONTypes(of: $0.value) } ?? .string
            own.label = "custom value"
            return .choice(ChoiceField(options: options, customField: field(own)))
        }
        for union in all.unions {
            if let choice = choice(of: union, all, key, words) { return choice }
        }
        return optioned(all)
    }

    /// Returns the choice of a descriptor in place of a schema: `{"type": "select", "options": […]}`.
    private func optioned(_ all: Conjunction) -> FieldKind? {
        guard all.types.map({ $0.isDisjoint(with: [.array, .object]) }) ?? true,
            let options = all.first(of: ["options", "choices"])?.array, !options.isEmpty
        else { return nil }
        let titled = DescriptorOptions.choice(options, JSONObject())["oneOf"]?.array ?? []
        let choices = titled.compactMap { option in
            option["const"].map {
                ChoiceOption(value: $0, label: option["title"]?.string, help: option["description"]?.string ?? "")
            }
        }
        return .choice(ChoiceField(options: choices, customField: nil))
    }

    /// Returns the values that every `enum` has.
    private mutating func listed(_ all: Conjunction) -> (options: [JSON], count: Int, isCut: Bool)? {
        let rules = all.nodes.compactMap { $0.values?.options == nil ? nil : $0.values }
        guard let first = rules.first, var options = first.options else { return nil }
        for other in rules.dropFirst() {
            guard budget.spend(2 * options.count) else { return nil }
            options = options.filter { other.set.contains(NormalizedJSON($0)) }
        }
        return (options, first.count, first.count > first.options?.count ?? 0)
    }

    /// Returns the choice for a union of constants and lists of values, with at most one other branch as custom value.
    private mutating func choice(
        of union: Conjunction.Union, _ all: Conjunction, _ key: Key, _ words: FieldAnnotations
    ) -> FieldKind? {
        var options: [ChoiceOption] = []
        var others: [Int] = []
        for branch in union.branches.prefix(CompiledSchema.maxOptions) {
            let inner = conjunction([branch])
            let title = inner.nodes.first?.source["title"]?.string
            let help = inner.nodes.first?.source["description"]?.string ?? ""
            guard budget.spend(5 * (all.nodes.count + inner.nodes.count)) else { return nil }
            if let constant = inner.constant, constant.object == nil {
                options.append(
                    ChoiceOption(
                        value: constant, label: title ?? words.optionLabel(constant, at: options.count), help: help))
            } else if let listed = listed(inner), !listed.isCut {
                guard budget.spend(5 * listed.options.count * (all.nodes.count + inner.nodes.count)) else { return nil }
                let branchWords = FieldAnnotations(inner, name: "")
                for (index, value) in listed.options.enumerated() where !value.isNull {
                    options.append(
                        ChoiceOption(
                            value: value,
                            label: words.optionLabel(value, at: index) ?? branchWords.optionLabel(value, at: index)))
                }
            } else {
                others.append(branch)
            }
        }
        guard !options.isEmpty, others.count <= 1 else { return nil }
        var own: FieldID?
        if let other = others.first {
            var inner = key
            inner.locations.append(other)
            inner.settled.insert(union.mark)
            let reference = schema[other].source["$ref"]?.string.map(Self.lastName)
            inner.label =
                schema[other].source["title"]?.string
                ?? reference.flatMap { words.optionLabel(.string($0), at: -1) } ?? "custom value"
            own = field(inner)
        }
        return .choice(ChoiceField(options: options, customField: own))
    }

    private static func lastName(_ reference: String) -> String {
        String(reference.split(separator: "/").last ?? "")
    }

    // MARK: unions

    /// Returns the union for the schemas `all`; nil where no union affects the fields.
    mutating func union(of all: Conjunction, _ key: Key) -> FieldKind? {
        let known = Set(all.properties.map { JSONName($0.name) })
        for union in all.unions {
            guard !isDiscriminated(union, by: all), union.branches.contains(where: { adds($0, to: all, known: known) })
            else { continue }
            let forms = union.branches.map { conjunction([$0]) }
            if forms.allSatisfy(Self.isPlainText) {
                var key = key
                key.forced = .string
                var ignored: [String] = []
                return kind(of: all, key, &ignored)
            }
            var branches: [UnionField.Branch] = []
            let names = forms.map { $0.properties.map(\.name) }
            _ = budget.spend(names.reduce(0) { $0 + $1.count })
            let uses = Dictionary(names.joined().map { (JSONName($0), 1) }, uniquingKeysWith: +)
            for (index, branch) in union.branches.enumerated() where !forms[index].isNever(in: schema) {
                var inner = key
                inner.locations.append(branch)
                inner.settled.insert(union.mark)
                let marks = marks(of: forms[index], branch, all)
                inner.label = label(
                    of: forms[index], branch, marks, ownName: names[index].first { uses[JSONName($0)] == 1 })
                branches.append(
                    UnionField.Branch(
                        label: inner.label, field: field(inner), marks: marks,
                        types: forms[index].types ?? all.types ?? forms[index].impliedTypes ?? .all, schema: branch))
            }
            if branches.count > 1 { return .union(UnionField(branches: branches)) }
        }
        return nil
    }

    /// Returns true if a branch adds fields or values to the enclosing schemas, rather than only restricting them.
    private mutating func adds(_ branch: Int, to all: Conjunction, known: Set<JSONName>) -> Bool {
        let inner = conjunction([branch])
        if let types = inner.types, types != all.types { return true }
        if !inner.unions.isEmpty || inner.unresolved != nil { return true }
        return inner.nodes.contains { node in
            node.values != nil || node.array?.items != nil || node.array?.prefix.isEmpty == false
                || node.object?.properties.contains { !known.contains(JSONName($0.name)) } == true
                || node.object?.additional.map { !schema[$0].source.isEmpty } == true
                || node.object?.patterns.isEmpty == false
        }
    }

    /// Returns true if another field decides between the branches, so that no chooser is needed.
    mutating func isDiscriminated(_ union: Conjunction.Union, by all: Conjunction) -> Bool {
        var listed: Set<JSONName> = []
        for (name, locations) in all.properties {
            let inner = conjunction(locations)
            if inner.nodes.contains(where: { $0.values?.options != nil }) || inner.types == .boolean {
                listed.insert(JSONName(name))
            }
        }
        guard !listed.isEmpty else { return false }
        return union.branches.allSatisfy { branch in
            conjunction([branch]).properties.contains { name, locations in
                listed.contains(JSONName(name))
                    && locations.contains { schema[$0].values != nil }
            }
        }
    }

    private static func isPlainText(_ form: Conjunction) -> Bool {
        form.types == .string && form.unions.isEmpty && form.unresolved == nil
            && form.nodes.allSatisfy { $0.values == nil }
    }

    /// Returns the members that identify a branch: its constants, and OpenAPI's `discriminator`.
    private mutating func marks(of form: Conjunction, _ branch: Int, _ all: Conjunction) -> [(
        name: String, value: JSON
    )] {
        var marks: [(name: String, value: JSON)] = []
        for (name, locations) in form.properties.prefix(50)
        where locations.contains(where: { schema[$0].values != nil || schema[$0].reference != nil }) {
            if let constant = conjunction(locations).constant {
                marks.append((name, constant))
            }
        }
        if let discriminator = all.first("discriminator"), let name = discriminator["propertyName"]?.string,
            !marks.contains(where: { $0.name.hasSameBytes(as: name) }),
            let reference = schema[branch].source["$ref"]?.string
        {
            let mapped = discriminator["mapping"]?.object?.first { $0.value.string == reference }?.name
            marks.append((name, .string(mapped ?? Self.lastName(reference))))
        }
        return marks
    }

    /// Returns the label of a branch.
    ///
    /// - `ownName`: The first property that no other branch has.
    private func label(
        of form: Conjunction, _ branch: Int, _ marks: [(name: String, value: JSON)], ownName: String?
    ) -> String {
        for (node, isReferenced) in zip(form.nodes, form.isReferenced) where !isReferenced {
            if let title = node.source["title"]?.string, !title.isEmpty { return SchemaCheck.cut(title, to: 60) }
        }
        if let mark = marks.first { return SchemaCheck.shown(mark.value) }
        for node in form.nodes {
            if let title = node.source["title"]?.string, !title.isEmpty { return SchemaCheck.cut(title, to: 60) }
        }
        if let reference = schema[branch].source["$ref"]?.string {
            return FieldAnnotations.label(from: SchemaCheck.cut(Self.lastName(reference), to: 60))
        }
        if let ownName { return FieldAnnotations.label(from: SchemaCheck.cut(ownName, to: 60)) }
        return Self.words(for: form.types ?? form.impliedTypes)
            + (form.nodes.first?.text?.format.map { ": \($0)" } ?? "")
    }

    private static func words(for types: JSONTypes?) -> String {
        switch types?.subtracting(.null) {
        case JSONTypes.string?: "text"
        case JSONTypes.integer?: "whole number"
        case JSONTypes.number?, [.integer, .number]?: "number"
        case JSONTypes.boolean?: "yes or no"
        case JSONTypes.array?: "list"
        case JSONTypes.object?: "object"
        default: "any value"
        }
    }
}
