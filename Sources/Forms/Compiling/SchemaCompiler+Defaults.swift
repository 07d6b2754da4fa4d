import JSON

/// The passes after all nodes are read: types that disagree with listed values, and required members with defaults.
extension SchemaCompiler {
    // MARK: types against values

    /// Widens the types of a schema whose listed values have other types: programs that show numbers as text write
    /// `{"type": "integer", "enum": ["512", "256"]}`, and the services accept the listed values.
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

    /// Returns the values that the schema at `place` itself lists.
    private func own(_ place: Int) -> [JSON]? {
        guard let rules = drafts[place].values else { return nil }
        return rules.constant.map { [$0] } ?? rules.options
    }

    /// Returns the only values that the schema at `place` accepts; nil where it lists none.
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

    // MARK: required members

    /// Adds members that are required by `"required": true` inside the property, as in draft 3 and descriptors.
    mutating func require(_ place: Int) {
        guard let properties = drafts[place].object?.properties else { return }
        let known = Set((drafts[place].object?.required ?? []).map { JSONName($0.name) })
        for (name, part) in properties where !known.contains(JSONName(name)) {
            let draft = drafts[part]
            let flag = draft.source["required"] ?? draft.reference.flatMap { drafts[$0].source["required"] }
            if flag?.lenientBool == true { drafts[place].object?.required.append((name, false)) }
        }
    }

    /// Marks the required members that may be missing because they have a default or are read-only.
    mutating func markDefaulted(_ place: Int) {
        guard let rules = drafts[place].object, !rules.required.isEmpty else { return }
        let required = rules.required.map { name, _ in
            // Each lookup visits a few schemas.
            guard budget.spend(8) else { return (name: name, isDefaulted: false) }
            return (
                name: name, isDefaulted: rules.places[JSONName(name)].map { substitute($0, depth: 0) != nil } ?? false
            )
        }
        drafts[place].object?.required = required
    }

    /// Removes the mark from members whose default is invalid, such as null or a text that is too short.
    ///
    /// - Returns: True if any mark was removed.
    mutating func requireUnusableDefaults(using schema: CompiledSchema) -> Bool {
        let steps = min(budget.steps, WorkBudget.check.steps)
        var check = SchemaCheck(schema, budget: WorkBudget(steps: steps))
        defer { budget.spend(check.budget, of: steps) }
        var hasChanged = false
        for place in drafts.indices {
            guard let rules = drafts[place].object else { continue }
            for (index, (name, isDefaulted)) in rules.required.enumerated() where isDefaulted {
                guard let part = rules.places[JSONName(name)], case .value(let value)? = substitute(part, depth: 0),
                    !check.isUsableDefault(value, for: name, [part])
                else { continue }
                drafts[place].object?.required[index].isDefaulted = false
                hasChanged = true
            }
        }
        return hasChanged
    }

    /// The substitute for a missing value.
    private enum Substitute {
        /// The service sets the value (`readOnly`).
        case service
        /// The default.
        case value(JSON)
    }

    private func substitute(_ place: Int, depth: Int) -> Substitute? {
        let draft = drafts[place]
        if draft.source["readOnly"]?.bool == true { return .service }
        if let value = draft.source["default"] { return .value(value) }
        guard depth < 8 else { return nil }
        if let reference = draft.reference, let substitute = substitute(reference, depth: depth + 1) {
            return substitute
        }
        return draft.allOf.count == 1 ? substitute(draft.allOf[0], depth: depth + 1) : nil
    }
}

extension SchemaCheck {
    /// Returns true if the service can use the default `value` of the field `name`, whose schemas are at `locations`:
    /// it is valid, or spells a valid value. Null for a seed means a random one; undecided defaults count as usable.
    mutating func isUsableDefault(_ value: JSON, for name: String, _ locations: [Int]) -> Bool {
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

    /// Returns true if `name` is that of a random seed.
    static func isSeed(_ name: String) -> Bool {
        name.utf8.count < 20
            && ["seed", "randomseed", "noiseseed", "rngseed", "manualseed"].contains(
                name.lowercased().filter { $0 != "_" && $0 != "-" })
    }
}
