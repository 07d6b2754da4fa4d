import JSON

/// The translation of descriptors inside a JSON Schema: `{"type": "object", "properties": {"style": {"type": "select",
/// "options": ["calm", "wild"]}}}` mixes both.
enum SchemaTranslation {
    private static let maxDepth = 32

    /// Returns `schema` with the descriptors among its properties and items translated.
    static func translated(_ schema: JSONObject, depth: Int = 0) -> JSONObject {
        guard depth < maxDepth else { return schema }
        var schema = schema
        for keyword in ["properties", "$defs", "definitions"] {
            guard let parts = schema[keyword]?.object, parts.contains(where: { isMixed($0.value, depth) }) else {
                continue
            }
            var translated = parts
            for (name, value) in parts {
                guard let part = value.object else { continue }
                guard isDescriptor(part) else {
                    translated[name] = .object(self.translated(part, depth: depth + 1))
                    continue
                }
                let (property, branches) = DescriptorProperty.schema(of: part, depth: depth + 1)
                translated[name] = property
                guard keyword == "properties" else { continue }
                require(name, part, in: &schema)
                for branch in branches { ask(branch.fields, where: name, is: branch.value, in: &schema, depth) }
            }
            schema[keyword] = .object(translated)
        }
        if let items = schema["items"], isMixed(items, depth), let part = items.object {
            schema["items"] =
                isDescriptor(part)
                ? DescriptorProperty.schema(of: part, depth: depth + 1).schema
                : .object(translated(part, depth: depth + 1))
        }
        return schema
    }

    private static func require(_ name: String, _ part: JSONObject, in schema: inout JSONObject) {
        guard DescriptorProperty.isRequired(DescriptorProperty.withoutBags(part)) else { return }
        var required = schema["required"]?.array ?? []
        if !required.contains(.string(name)) { required.append(.string(name)) }
        schema["required"] = .array(required)
    }

    private static func ask(
        _ fields: [JSON], where name: String, is value: JSON, in schema: inout JSONObject, _ depth: Int
    ) {
        guard let form = DescriptorSchema(fields, depth: depth + 1), var then = form.schema.object else { return }
        then["type"] = nil
        let test: JSON = ["properties": .object([name: ["const": value]]), "required": [.string(name)]]
        schema["allOf"] = .array((schema["allOf"]?.array ?? []) + [["if": test, "then": .object(then)]])
    }

    /// Returns true if `value` is a descriptor, or contains one.
    private static func isMixed(_ value: JSON, _ depth: Int) -> Bool {
        guard let part = value.object, depth < maxDepth else { return false }
        if isDescriptor(part) { return true }
        if let items = part["items"], isMixed(items, depth + 1) { return true }
        return ["properties", "$defs", "definitions"].contains { keyword in
            part[keyword]?.object?.contains { isMixed($0.value, depth + 1) } ?? false
        }
    }

    /// Returns true if `part` is a descriptor in place of a schema: its type is an alias, or its options are not in an
    /// `enum`.
    private static func isDescriptor(_ part: JSONObject) -> Bool {
        if part["$ref"] != nil { return false }
        if let type = part["type"]?.string { if JSONTypes(name: type) == nil { return true } }
        let hasOptions = ["options", "choices", "values", "allowedValues"].contains {
            DescriptorOptions.list(part[$0]) != nil && part[$0]?.string == nil
        }
        if hasOptions {
            return !["enum", "const", "oneOf", "anyOf", "items", "properties"].contains { part[$0] != nil }
        }
        // A label or a flag indicates a form field, which is text without a type.
        let isField =
            part["label"]?.string != nil || part["required"]?.bool != nil || part["placeholder"]?.string != nil
        return isField && !part.contains { DescriptorProperty.telling.contains($0.name) || isComposing($0.name) }
    }

    private static func isComposing(_ keyword: String) -> Bool {
        [
            "not", "if", "patternProperties", "propertyNames", "minItems", "maxItems", "pattern", "minLength",
            "maxLength",
        ]
        .contains(keyword)
    }
}
