import Domain
import JSON

extension SchemaCheck {
    /// Checks the rules for arrays (JSON Schema 2020-12, validation, section 6.4; core, section 10.3.1).
    mutating func arrays(_ rules: SchemaNode.ArrayRules, _ elements: [JSON], _ own: inout EvaluatedParts) -> Bool {
        var fits = true
        if let minimum = rules.minItems, elements.count < minimum {
            fits = fail(Self.tooFew(elements.count, minimum, "item"))
        }
        if let maximum = rules.maxItems, elements.count > maximum {
            fits = fail(Self.tooMany(elements.count, maximum, "item"))
        }
        guard fits || isReporting else { return false }
        if rules.isUnique { fits = unique(elements) && fits }
        for (index, element) in elements.enumerated() where fits || isReporting {
            guard let part = index < rules.prefix.count ? rules.prefix[index] : rules.items else { break }
            fits = inside(String(index)) { $0.checkAlone(part, element) } && fits
        }
        own.prefix = max(own.prefix, min(rules.prefix.count, elements.count))
        if rules.items != nil { own.hasAllItems = true }
        if let contains = rules.contains, fits || isReporting {
            fits = self.contains(contains, rules, elements, &own) && fits
        }
        return fits
    }

    /// Checks an inner value, whose evaluated parts do not matter to the outer one.
    mutating func checkAlone(_ index: Int, _ value: JSON) -> Bool {
        other { check in
            var parts = EvaluatedParts()
            return check.check(index, value, &parts)
        }
    }

    private mutating func unique(_ elements: [JSON]) -> Bool {
        guard elements.count > 1, spend(JSON.array(elements).weight) else { return true }
        var places: [NormalizedJSON: Int] = [:]
        for (index, element) in elements.enumerated() {
            if let first = places.updateValue(index, forKey: NormalizedJSON(element)) {
                return fail("duplicate of item \(first + 1)", at: String(index))
            }
        }
        return true
    }

    private mutating func contains(
        _ part: Int, _ rules: SchemaNode.ArrayRules, _ elements: [JSON], _ own: inout EvaluatedParts
    ) -> Bool {
        var count = 0
        var unknown = 0
        for (index, element) in elements.enumerated() {
            switch fits(element, part) {
            case true?:
                count += 1
                own.indices.insert(index)
            case false?: break
            case nil: unknown += 1
            }
        }
        if count.addingWithSaturation(unknown) < rules.minContains {
            return fail("needs \(Self.counted(rules.minContains, "matching item")), has \(count)")
        }
        if let maximum = rules.maxContains, count > maximum {
            return fail("at most \(Self.counted(maximum, "matching item")), has \(count)")
        }
        return true
    }

    /// Checks `unevaluatedItems` and `unevaluatedProperties` (JSON Schema 2020-12, core, section 11).
    mutating func unevaluated(of node: SchemaNode, _ value: JSON, _ own: inout EvaluatedParts) -> Bool {
        var fits = true
        if let part = node.array?.unevaluated, case .array(let elements) = value {
            for (index, element) in elements.enumerated() where !own.holds(index) && (fits || isReporting) {
                fits = inside(String(index)) { $0.checkAlone(part, element) } && fits
            }
            own.hasAllItems = true
        }
        if let part = node.object?.unevaluated, case .object(let object) = value {
            for (name, member) in object where !own.holds(name) && (fits || isReporting) {
                fits = inside(name) { $0.checkExtra(part, member) } && fits
            }
            own.hasAllNames = true
        }
        return fits
    }
}
