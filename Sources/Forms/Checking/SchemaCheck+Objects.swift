import JSON

extension SchemaCheck {
    /// Checks the rules for objects (JSON Schema 2020-12, validation, section 6.5; core, section 10.3.2).
    mutating func objects(_ rules: SchemaNode.ObjectRules, _ object: JSONObject, _ own: inout EvaluatedParts) -> Bool {
        let names = object.count + rules.required.count + rules.dependentRequired.count
        guard spend((names + rules.dependentSchemas.count) / 2) else { return true }
        var fits = counts(rules, object)
        for (name, isDefaulted) in rules.required where fits || isReporting {
            if object[name] == nil, !(isDefaulted && allowsMissingDefaults) {
                fits = fail("required", at: name, isMissing: true)
            }
        }
        for (name, needs) in rules.dependentRequired where object[name] != nil {
            guard spend(needs.count / 4) else { return true }
            for need in needs where object[need] == nil && (fits || isReporting) {
                fits = fail("required with \(name)", at: need, isMissing: true)
            }
        }
        guard fits || isReporting else { return false }
        for (name, value) in object where fits || isReporting {
            fits = member(name, value, rules, &own) && fits
        }
        if rules.additional != nil { own.hasAllNames = true }
        for (name, part) in rules.dependentSchemas where object[name] != nil && (fits || isReporting) {
            fits = check(part, .object(object), &own) && fits
        }
        return fits
    }

    private mutating func counts(_ rules: SchemaNode.ObjectRules, _ object: JSONObject) -> Bool {
        if let minimum = rules.minProperties, object.count < minimum {
            return fail(Self.tooFew(object.count, minimum, "entry", "entries"))
        }
        if let maximum = rules.maxProperties, object.count > maximum {
            return fail(Self.tooMany(object.count, maximum, "entry", "entries"))
        }
        return true
    }

    private mutating func member(
        _ name: String, _ value: JSON, _ rules: SchemaNode.ObjectRules, _ own: inout EvaluatedParts
    ) -> Bool {
        var fits = true
        var isKnown = false
        if let names = rules.names { fits = checkName(name, names) }
        if let part = rules.places[JSONName(name)] {
            isKnown = true
            fits = inside(name) { $0.checkAlone(part, value) } && fits
        }
        var mayBeKnown = false
        // Each name has a budget of its own, so that none uses up all steps.
        let steps = min(budget.steps, WorkBudget.name.steps)
        var ofName = WorkBudget(steps: steps)
        let verdicts = rules.patterns.map { $0.pattern.tried(on: name, &ofName) }
        budget.spend(ofName, of: steps)
        for ((pattern, part), verdict) in zip(rules.patterns, verdicts) {
            switch verdict {
            case .fails: continue
            case .undecided:
                mayBeKnown = true
                // An unusable pattern is reported where the schema is read.
                if pattern.pattern != nil { _ = giveUp() }
            case .matches:
                isKnown = true
                fits = inside(name) { $0.checkAlone(part, value) } && fits
            }
        }
        if isKnown { own.names.insert(JSONName(name)) }
        // A name that an undecided pattern may match is not a problem.
        if !isKnown, !mayBeKnown, let additional = rules.additional {
            fits = inside(name) { $0.checkExtra(additional, value) } && fits
        }
        return fits
    }

    /// Checks a member that no other keyword describes.
    mutating func checkExtra(_ part: Int, _ value: JSON) -> Bool {
        schema[part].isNever ? fail("unknown key") : checkAlone(part, value)
    }

    private mutating func checkName(_ name: String, _ part: Int) -> Bool {
        guard fits(.string(name), part) == false else { return true }
        // Zod writes the names of a record with number keys as numbers.
        if let number = JSONNumber(lexeme: name), fits(.number(number), part) != false { return true }
        return fail("key not allowed", at: name)
    }
}
