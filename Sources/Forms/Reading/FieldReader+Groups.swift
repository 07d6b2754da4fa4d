import JSON

extension FieldReader {
    /// Schemas that apply under conditions.
    private struct ConditionalPart {
        let conditions: [FieldCondition]
        let locations: [Int]
    }

    private static let maxParts = 300
    /// The place of the variables in artinstring's body.
    private static let inlinePlace = "/properties/vars"

    /// Returns the group or map of an object.
    mutating func object(_ all: Conjunction, _ key: Key, _ notices: inout [String]) -> FieldKind {
        let rules = all.nodes.compactMap(\.object)
        var properties = all.properties
        let additional = rules.compactMap(\.additional)
        let isClosed = additional.contains { schema[$0].isNever }
        let described = additional.filter { !schema[$0].source.isEmpty }
        // Listed names become fields, as do required names without a description.
        var listedNames = all.required.sorted().map(\.text)
        for names in rules.compactMap(\.names) {
            listedNames += schema[names].values?.options?.compactMap(\.lenientString) ?? []
        }
        var listed = Set(properties.map { JSONName($0.name) })
        for name in listedNames where listed.insert(JSONName(name)).inserted {
            let steps = min(budget.steps, WorkBudget.name.steps)
            var ofName = WorkBudget(steps: steps)
            defer { budget.spend(ofName, of: steps) }
            guard budget.spend(1 + rules.count) else { break }
            let patterns = rules.flatMap(\.patterns).filter { $0.pattern.tried(on: name, &ofName) == .matches }
                .map(\.node)
            properties.append((name, patterns.isEmpty ? described : patterns))
        }
        let hasNames = rules.contains { $0.names.map { schema[$0].values?.options != nil } ?? false }
        if properties.count > Self.maxMembers {
            let left = properties.count - Self.maxMembers
            note(
                "\(left) of \(properties.count) fields are not shown: set them as JSON, in the editor or with --var")
            properties = Array(properties.prefix(Self.maxMembers))
        }
        var members = members(properties, all, conditions: [], &notices)
        let parts = parts(of: all, [], depth: 0)
        addConditional(parts, known: properties, to: &members, &notices)
        let hasPatterns = rules.contains { !$0.patterns.isEmpty }
        let takesMore = !hasNames && (!isClosed || hasPatterns) && (!additional.isEmpty || hasPatterns)
        // An object without rules for members accepts any; one with empty `properties` accepts none.
        let isOpen = members.isEmpty && parts.isEmpty && !hasNames && (!isClosed || hasPatterns)
        let isEmpty = !takesMore && all.first("properties") != nil
        if isOpen, !isEmpty { return .map(map(rules, described, isClosed: isClosed)) }
        let names = Set(members.map(\.name))
        return .group(
            GroupField(
                members: ordered(members, all), rest: takesMore ? map(rules, described, isClosed: isClosed) : nil,
                isColor: names.isSuperset(of: ["r", "g", "b"]) && names.isSubset(of: ["r", "g", "b", "a"]),
                // Only the top level has inline groups, whatever the service's schema contains.
                isInline: all.nodes.contains { $0.place == Self.inlinePlace }
                    && all.first("x-easel-inline")?.bool == true))
    }

    private mutating func members(
        _ properties: [(name: String, locations: [Int])], _ all: Conjunction, conditions: [FieldCondition],
        _ notices: inout [String]
    ) -> [FieldMember] {
        let required = all.required
        var members: [FieldMember] = []
        for (name, locations) in properties {
            let inner = conjunction(locations)
            guard !inner.isNever(in: schema) else {
                notices.append("“\(SchemaCheck.cut(name, to: 40))” accepts no value, so it is left out")
                continue
            }
            // A constant is sent without an answer.
            var isRequired = required.contains(JSONName(name))
            if isRequired, inner.constant == nil {
                isRequired =
                    inner.first("readOnly")?.bool != true
                    && inner.first("default").map { !isUsableDefault($0, for: name, locations) } ?? true
            }
            members.append(
                FieldMember(
                    name: name, field: field(Key(locations: locations, name: name)),
                    isRequired: isRequired, conditions: conditions))
        }
        return members
    }

    private mutating func map(_ rules: [SchemaNode.ObjectRules], _ described: [Int], isClosed: Bool) -> MapField {
        var patterns: [MapField.Pattern] = []
        for (pattern, location) in rules.flatMap(\.patterns).prefix(50) {
            patterns.append(
                MapField.Pattern(source: pattern.source, value: field(Key(locations: [location])), pattern: pattern))
        }
        let names = rules.compactMap(\.names).first
        let value = isClosed ? patterns.first?.value : nil
        return MapField(
            value: value ?? field(Key(locations: described)), patterns: patterns,
            namePattern: names.flatMap { schema[$0].text?.pattern?.source }
                ?? (isClosed ? patterns.first?.source : nil),
            minCount: rules.compactMap(\.minProperties).max(), maxCount: rules.compactMap(\.maxProperties).min())
    }

    // MARK: conditions

    /// Returns the conditional parts, outermost first.
    private mutating func parts(of all: Conjunction, _ outer: [FieldCondition], depth: Int) -> [ConditionalPart] {
        guard depth < 5 else { return [] }
        var parts: [ConditionalPart] = []
        func add(_ location: Int, _ conditions: [FieldCondition]) {
            guard parts.count < Self.maxParts else { return }
            let part = ConditionalPart(conditions: outer + conditions, locations: [location])
            parts.append(part)
            let inner = conjunction([location])
            parts += self.parts(of: inner, part.conditions, depth: depth + 1)
            for union in inner.unions { addBranches(of: union, part.conditions) }
        }
        func addBranches(of union: Conjunction.Union, _ conditions: [FieldCondition]) {
            for branch in union.branches {
                let form = conjunction([branch])
                let deciding = form.properties.flatMap { name, locations in
                    locations.filter { schema[$0].values != nil }.map { FieldCondition.memberFits(name, schema: $0) }
                }
                guard parts.count < Self.maxParts else { return }
                parts.append(ConditionalPart(conditions: conditions + deciding, locations: [branch]))
                parts += self.parts(of: form, conditions + deciding, depth: depth + 1)
            }
        }
        for node in all.nodes {
            if let condition = node.condition {
                if let then = node.then { add(then, [.fits(schema: condition, isWanted: true)]) }
                if let otherwise = node.otherwise { add(otherwise, [.fits(schema: condition, isWanted: false)]) }
            }
            for (name, location) in node.object?.dependentSchemas ?? [] { add(location, [.isPresent(name)]) }
        }
        for union in all.unions where isDiscriminated(union, by: all) { addBranches(of: union, outer) }
        return parts
    }

    private mutating func addConditional(
        _ parts: [ConditionalPart], known: [(name: String, locations: [Int])], to members: inout [FieldMember],
        _ notices: inout [String]
    ) {
        let described = Set(
            known.filter { property in
                property.locations.contains { !schema[$0].source.isEmpty }
            }.map { JSONName($0.name) })
        for part in parts {
            let inner = conjunction(part.locations)
            let fresh = inner.properties.filter { !described.contains(JSONName($0.name)) }
            guard !fresh.isEmpty else { continue }
            // A field without a description of its own is replaced by the conditional one.
            let names = Set(fresh.map { JSONName($0.name) })
            members.removeAll { $0.conditions.isEmpty && names.contains(JSONName($0.name)) }
            var ignored: [String] = []
            members += self.members(fresh, inner, conditions: part.conditions, &ignored)
        }
    }

    // MARK: order

    /// Returns the members ordered by `x-order` where fields have one, else by a list of names, which may be
    /// incomplete, else as written.
    private mutating func ordered(_ members: [FieldMember], _ all: Conjunction) -> [FieldMember] {
        var places: [JSONName: Int] = [:]
        for (name, locations) in all.properties {
            let inner = conjunction(locations)
            if let order = inner.first(of: ["x-order", "propertyOrder", "order", "position"])?.number?.int {
                places[JSONName(name)] = order
            }
        }
        if places.isEmpty {
            for node in all.nodes {
                guard let names = Self.orderList(node.source) else { continue }
                // A star stands for all other names.
                let star = names.firstIndex(of: "*") ?? names.count
                for (index, name) in names.enumerated() { places[JSONName(name)] = index < star ? index - star : index }
                places = places.mapValues { $0 < 0 ? $0 : Int.max - names.count + $0 }
                break
            }
            guard !places.isEmpty else { return members }
            return sorted(members) { places[JSONName($0.name)] ?? 0 }
        }
        return sorted(members) { places[JSONName($0.name)] ?? Int.max }
    }

    private func sorted(_ members: [FieldMember], by place: (FieldMember) -> Int) -> [FieldMember] {
        members.enumerated().sorted { left, right in
            let (one, other) = (place(left.element), place(right.element))
            return one == other ? left.offset < right.offset : one < other
        }.map(\.element)
    }

    private static func orderList(_ source: JSONObject) -> [String]? {
        for (keyword, value) in source {
            guard
                keyword == "ui:order" || keyword == "propertyOrder" || keyword == "input_order" || keyword == "x-order"
                    || keyword.hasPrefix("x-") && keyword.hasSuffix("order-properties")
            else { continue }
            if let names = value.array?.compactMap(\.string), !names.isEmpty { return names }
        }
        return nil
    }
}
