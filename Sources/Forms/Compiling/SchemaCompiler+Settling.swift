import JSON

/// What is settled once all nodes are read: where keywords disagree, and which names may be left out.
extension SchemaCompiler {
    // MARK: types against values

    /// Widens the types of a schema whose listed values have others: `{"type": "integer", "enum": ["512", "256"]}` is
    /// written by programs that show numbers as text, and the service takes the members of the list.
    mutating func reconcile(_ place: Int) {
        let draft = drafts[place]
        if draft.types != nil {
            if let own = own(place) {
                widen(place, by: own)
            } else if let values = listed(place, depth: 0) {
                widenIfNoneFits(place, by: values)
            }
        }
        // The type may stand in one part of `allOf`, and the values in another.
        guard draft.allOf.count > 1, draft.allOf.count < 50 else { return }
        var values: [JSON]?
        for part in draft.allOf where values == nil { values = listed(part, depth: 1) }
        guard let values else { return }
        for part in draft.allOf where drafts[part].types != nil && drafts[part].reference == nil {
            widenIfNoneFits(part, by: values)
        }
    }

    private mutating func widen(_ place: Int, by values: [JSON]) {
        guard let types = drafts[place].types else { return }
        for type in values.map(JSONTypes.init(of:)) where type != .null && !types.contains(type) {
            drafts[place].types?.formUnion(type)
        }
    }

    private mutating func widenIfNoneFits(_ place: Int, by values: [JSON]) {
        guard let types = drafts[place].types,
            !values.contains(where: { !$0.isNull && types.contains(JSONTypes(of: $0)) })
        else { return }
        widen(place, by: values)
    }

    /// The values that the schema at `place` lists itself.
    private func own(_ place: Int) -> [JSON]? {
        guard let rules = drafts[place].values else { return nil }
        return rules.constant.map { [$0] } ?? rules.options
    }

    /// The values that are all that the schema at `place` takes; nil when it lists none.
    private mutating func listed(_ place: Int, depth: Int) -> [JSON]? {
        if let own = own(place) { return own }
        guard depth < 6, listingSteps > 0 else { return nil }
        listingSteps -= 1
        let draft = drafts[place]
        if let reference = draft.reference, let values = listed(reference, depth: depth + 1) { return values }
        if draft.allOf.count == 1 { return listed(draft.allOf[0], depth: depth + 1) }
        for branches in [draft.oneOf, draft.anyOf] where !branches.isEmpty {
            var values: [JSON] = []
            for branch in branches where drafts[branch].types != .null {
                guard let some = listed(branch, depth: depth + 1), values.count < CompiledSchema.maxOptions else {
                    return nil
                }
                values += some
                listingSteps -= some.count
            }
            return values.isEmpty ? nil : values
        }
        return nil
    }

    // MARK: names that are needed

    /// Draft 3 wrote `"required": true` inside a property, as descriptors do.
    mutating func require(_ place: Int) {
        guard let properties = drafts[place].object?.properties else { return }
        let known = Set((drafts[place].object?.required ?? []).map { JSONName($0.name) })
        for (name, part) in properties where !known.contains(JSONName(name)) {
            let draft = drafts[part]
            let flag = draft.source["required"] ?? draft.reference.flatMap { drafts[$0].source["required"] }
            if flag?.lenientBool == true { drafts[place].object?.required.append((name, false)) }
        }
    }

    /// Marks the required names of a schema that may be left out all the same.
    mutating func forgive(_ place: Int) {
        guard let rules = drafts[place].object, !rules.required.isEmpty else { return }
        let required = rules.required.map { name, _ in
            // Each is looked for through a few schemas.
            guard budget.spend(8) else { return (name: name, isForgiven: false) }
            return (name: name, isForgiven: rules.places[JSONName(name)].map { standIn($0, depth: 0) != nil } ?? false)
        }
        drafts[place].object?.required = required
    }

    /// Takes the mark off names whose default cannot stand in for them, such as null or a text that is too short.
    ///
    /// - Returns: True if any mark was taken off.
    mutating func needDefaults(judgedBy schema: CompiledSchema) -> Bool {
        let steps = min(budget.steps, WorkBudget.check.steps)
        var check = SchemaCheck(schema, budget: WorkBudget(steps: steps))
        defer { budget.spend(check.budget, of: steps) }
        var hasChanged = false
        for place in drafts.indices {
            guard let rules = drafts[place].object else { continue }
            for (index, (name, isForgiven)) in rules.required.enumerated() where isForgiven {
                guard let part = rules.places[JSONName(name)], case .value(let value)? = standIn(part, depth: 0),
                    !check.standsIn(value, for: name, [part])
                else { continue }
                drafts[place].object?.required[index].isForgiven = false
                hasChanged = true
            }
        }
        return hasChanged
    }

    /// What stands in for a value that is left out.
    private enum StandIn {
        case service
        case value(JSON)
    }

    private func standIn(_ place: Int, depth: Int) -> StandIn? {
        let draft = drafts[place]
        if draft.source["readOnly"]?.bool == true { return .service }
        if let value = draft.source["default"] { return .value(value) }
        guard depth < 8 else { return nil }
        if let reference = draft.reference, let standIn = standIn(reference, depth: depth + 1) { return standIn }
        return draft.allOf.count == 1 ? standIn(draft.allOf[0], depth: depth + 1) : nil
    }
}

extension SchemaCheck {
    /// Returns true if the default `value` of the field `name`, whose schemas are at `locations`, is one that the
    /// service can take in its place: it fits, or means one that does. Null for a seed means a random one, and what
    /// cannot be found out is let pass.
    mutating func standsIn(_ value: JSON, for name: String, _ locations: [Int]) -> Bool {
        if value.isNull, Self.isSeed(name) { return true }
        var candidates = value.spellings
        for location in locations {
            let values = schema[location].values?.options?.prefix(1000) ?? []
            let lower = value.string?.lowercased()
            candidates += values.filter { option in
                (option.means(value) || lower != nil && option.string?.lowercased() == lower)
                    && !candidates.contains(option)
            }
        }
        return candidates.contains { candidate in locations.allSatisfy { fits(candidate, $0) != false } }
    }

    /// Returns true if a number of this name starts random choice.
    static func isSeed(_ name: String) -> Bool {
        name.utf8.count < 20
            && ["seed", "randomseed", "noiseseed", "rngseed", "manualseed"].contains(
                name.lowercased().filter { $0 != "_" && $0 != "-" })
    }
}
