import JSON

/// Readers of the keywords that contain no schemas.
enum SchemaRules {
    /// Returns the types of `type`, with the aliases of other languages; nil where it has none.
    static func types(_ source: JSONObject) -> JSONTypes? {
        switch source["type"] {
        case .string(let name)?: return JSONTypes(name: name) ?? meant(by: name, source)
        case .array(let names)?:
            let types = names.compactMap(\.string).compactMap { JSONTypes(name: $0) ?? TypeAliases.types(of: $0) }
            return types.isEmpty ? nil : types.reduce([]) { $0.union($1) }
        default: return nil
        }
    }

    /// Returns true if `type` is a JSON Schema type, or an array of those.
    static func isTypeOfJSON(_ type: JSON) -> Bool {
        switch type {
        case .string(let name): JSONTypes(name: name) != nil
        case .array(let names):
            !names.isEmpty && names.allSatisfy { $0.string.flatMap(JSONTypes.init(name:)) != nil }
        default: false
        }
    }

    /// Returns the types of an alias, unless the default contradicts them.
    private static func meant(by word: String, _ source: JSONObject) -> JSONTypes? {
        guard let types = TypeAliases.types(of: word) else { return nil }
        guard let initial = source["default"], !initial.isNull, !types.contains(.string) else { return types }
        return initial.spellings.contains { types.contains(JSONTypes(of: $0)) } ? types : nil
    }

    static func values(_ source: JSONObject) -> SchemaNode.ValueRules? {
        let constant = source["const"]
        guard let options = source["enum"]?.array else {
            return constant.map { SchemaNode.ValueRules(constant: $0, sameConstant: NormalizedJSON($0)) }
        }
        let kept =
            options.count > CompiledSchema.maxOptions ? Array(options.prefix(CompiledSchema.maxOptions)) : options
        return SchemaNode.ValueRules(
            options: kept, set: Set(kept.map(NormalizedJSON.init)), count: options.count, constant: constant,
            sameConstant: constant.map(NormalizedJSON.init))
    }

    static func number(_ source: JSONObject) -> SchemaNode.NumberRules? {
        var rules = SchemaNode.NumberRules()
        for name in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "divisibleBy"] {
            if let number = source[name]?.number { rules.lexemes[name] = number }
        }
        guard !rules.lexemes.isEmpty else { return nil }
        func value(_ name: String) -> ExactDecimal? { rules.lexemes[name].map(ExactDecimal.init) }
        rules.minimum = value("minimum")
        rules.maximum = value("maximum")
        rules.exclusiveMinimum = value("exclusiveMinimum")
        rules.exclusiveMaximum = value("exclusiveMaximum")
        // In draft 4 the exclusive limits are flags.
        if source["exclusiveMinimum"] == true, let bound = rules.minimum {
            rules.exclusiveMinimum = bound
            rules.minimum = nil
        }
        if source["exclusiveMaximum"] == true, let bound = rules.maximum {
            rules.exclusiveMaximum = bound
            rules.maximum = nil
        }
        // Of two limits on one side only the narrower matters.
        if let bound = rules.minimum, let other = rules.exclusiveMinimum {
            if other < bound { rules.exclusiveMinimum = nil } else { rules.minimum = nil }
        }
        if let bound = rules.maximum, let other = rules.exclusiveMaximum {
            if other > bound { rules.exclusiveMaximum = nil } else { rules.maximum = nil }
        }
        rules.multipleOf = (value("multipleOf") ?? value("divisibleBy")).flatMap { $0 > ExactDecimal(0) ? $0 : nil }
        return rules
    }

    static func text(_ source: JSONObject) -> SchemaNode.TextRules? {
        let rules = SchemaNode.TextRules(
            minLength: count(source["minLength"]), maxLength: count(source["maxLength"]),
            pattern: source["pattern"]?.string.map(SchemaPattern.init), format: source["format"]?.string)
        guard rules.minLength != nil || rules.maxLength != nil || rules.pattern != nil || rules.format != nil else {
            return nil
        }
        return rules
    }

    static func array(_ source: JSONObject) -> SchemaNode.ArrayRules {
        SchemaNode.ArrayRules(
            minItems: count(source["minItems"]), maxItems: count(source["maxItems"]),
            isUnique: source["uniqueItems"]?.bool == true, minContains: count(source["minContains"]) ?? 1,
            maxContains: count(source["maxContains"]))
    }

    static func object(_ source: JSONObject) -> SchemaNode.ObjectRules {
        var rules = SchemaNode.ObjectRules(
            minProperties: count(source["minProperties"]), maxProperties: count(source["maxProperties"]))
        // Zod writes the keys of a record with number keys as numbers.
        rules.required = (source["required"]?.array ?? []).compactMap { $0.lenientString.map { ($0, false) } }
        for keyword in ["dependentRequired", "dependencies"] {
            for (name, needs) in source[keyword]?.object ?? JSONObject() {
                let needed = needs.array?.compactMap(\.string) ?? (needs.string.map { [$0] } ?? [])
                if !needed.isEmpty { rules.dependentRequired.append((name, needed)) }
            }
        }
        return rules
    }

    static func hasArrayKeywords(_ source: JSONObject) -> Bool {
        source.names.contains { arrayKeywords.contains($0) }
    }

    static func hasObjectKeywords(_ source: JSONObject) -> Bool {
        source.names.contains { objectKeywords.contains($0) }
    }

    static let arrayKeywords: Set<String> = [
        "minItems", "maxItems", "uniqueItems", "items", "prefixItems", "contains", "minContains", "maxContains",
        "additionalItems", "unevaluatedItems",
    ]

    static let objectKeywords: Set<String> = [
        "properties", "patternProperties", "additionalProperties", "propertyNames", "required", "minProperties",
        "maxProperties", "dependentRequired", "dependentSchemas", "dependencies", "unevaluatedProperties",
    ]

    /// Returns a count from a number without a fraction, such as `2.0`.
    private static func count(_ value: JSON?) -> Int? { value?.number?.int }
}
