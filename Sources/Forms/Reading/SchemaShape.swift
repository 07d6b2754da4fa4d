import JSON

/// The recognition of schemas and descriptors by the shape of their members. A name alone decides nothing, since a
/// variable may have any.
enum SchemaShape {
    /// Returns true if `object` is a JSON Schema: it has a conclusive keyword, and no keyword with a value of the wrong
    /// shape, as a variable called `type`, `properties` or `items` would have.
    static func isSchema(_ object: JSONObject) -> Bool {
        if object["type"] == "object", let properties = object["properties"], properties.object?.isEmpty == false,
            MemberShape.schemas.takes(properties)
        {
            return true
        }
        var isConclusive = false
        for (name, value) in object {
            guard let shape = keywords[name] else { continue }
            guard shape.takes(value) else { return false }
            isConclusive = isConclusive || tells(name, value)
        }
        return isConclusive && !isMapOfTypes(object)
    }

    /// Returns true if `object` is a schema of objects, which can be that of a form.
    static func isObjectSchema(_ object: JSONObject) -> Bool {
        guard isSchema(object) else { return false }
        if let types = SchemaRules.types(object), !types.contains(.object) { return false }
        if object["enum"] != nil || object["const"] != nil || object["items"] != nil { return false }
        let isForm = formKeywords.contains { object[$0] != nil }
        return isForm || object.names.allSatisfy { keywords[$0] != nil || $0.hasPrefix("x-") || $0.hasPrefix("ui:") }
    }

    /// Returns true if `value` describes one variable: a descriptor or a schema, rather than a map of those.
    static func isDescriptor(_ value: JSON) -> Bool {
        guard let object = value.object, !isMapOfTypes(object) else { return false }
        var isConclusive = false
        for (name, value) in object {
            if let shape = keywords[name] {
                guard shape.takes(value) || isDescriptorFlag(name, value) else { return false }
                isConclusive = isConclusive || describing.contains(name)
            } else if let ours = DescriptorKeywords.keyword(for: name) {
                // An annotation whose value is an object is a variable of that name.
                guard MemberShape.words.contains(ours) ? value.string != nil : true else { return false }
                isConclusive = isConclusive || value.object == nil
            }
        }
        return isConclusive
    }

    /// Returns true if every member of `object` describes a variable, apart from a list of required names.
    static func isMapOfDescriptors(_ object: JSONObject) -> Bool {
        guard !isDescriptor(.object(object)) else { return false }
        var count = 0
        for (name, value) in object {
            if isRequirement(name, value, in: object) || isAside(name, value) { continue }
            guard isDescriptor(value) || value.string.map(TypeAliases.isTypeName) == true else { return false }
            count += 1
        }
        return count > 0
    }

    /// Returns true if the member `name` lists required or optional siblings.
    static func isRequirement(_ name: String, _ value: JSON, in object: JSONObject) -> Bool {
        guard name == "required" || name == "optional", let names = value.array else { return false }
        return names.allSatisfy { $0.string.map { $0 != name && object[$0] != nil } ?? false }
    }

    /// Returns true if the member `name` of a map of variables is metadata, such as `$schema`.
    static func isAside(_ name: String, _ value: JSON) -> Bool {
        guard name.utf8.first == UInt8(ascii: "$") else { return false }
        if isDescriptor(value) || value.string.map(TypeAliases.isTypeName) == true { return false }
        return true
    }

    /// Returns true if `name` is a keyword of JSON Schema.
    static func isKeyword(_ name: String) -> Bool { keywords[name] != nil }

    /// Returns true if the member `name` of `object` is a conclusive keyword with a matching value.
    static func names(_ name: String, in object: JSONObject) -> Bool { object[name].map { tells(name, $0) } ?? false }

    // MARK: keywords

    /// Returns true for a map from names to types: `{"title": "string", "description": "string"}` describes two texts.
    private static func isMapOfTypes(_ object: JSONObject) -> Bool {
        guard !object.isEmpty, object.allSatisfy({ $0.value.string.map(TypeAliases.isTypeName) ?? false }) else {
            return false
        }
        return object["type"] == nil
    }

    private static func tells(_ name: String, _ value: JSON) -> Bool {
        switch name {
        case "type": SchemaRules.isTypeOfJSON(value)
        case "$ref", "$schema": value.string.map { !TypeAliases.isTypeName($0) } ?? false
        case "const", "enum", "properties", "patternProperties", "propertyNames", "prefixItems",
            "$defs", "definitions", "allOf", "anyOf", "oneOf", "if", "dependentSchemas":
            true
        default: false
        }
    }

    /// Returns true if descriptors use the keyword with a value of another shape than schemas.
    private static func isDescriptorFlag(_ name: String, _ value: JSON) -> Bool {
        switch name {
        case "type", "format", "pattern", "title", "description", "$ref", "properties": false
        case "items", "examples", "enum": value.array != nil || value.object != nil
        default: value.object == nil
        }
    }

    private static let formKeywords = [
        "properties", "patternProperties", "additionalProperties", "$ref", "allOf", "anyOf", "oneOf", "if", "$defs",
        "definitions", "propertyNames", "required",
    ]

    /// The keywords that describe a variable.
    private static let describing: Set<String> = [
        "type", "title", "description", "default", "enum", "const", "$ref", "anyOf", "oneOf", "allOf", "items",
        "properties", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "pattern",
        "format", "required", "examples", "example", "multipleOf", "minItems", "maxItems", "additionalProperties",
        "nullable",
    ]

    /// The shape of each keyword's value.
    private static let keywords: [String: MemberShape] = {
        var shapes: [String: MemberShape] = ["type": .type, "enum": .list, "const": .any, "default": .any]
        for name in ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "$vocabulary"] {
            shapes[name] = .schemas
        }
        for name in [
            "items", "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "not",
            "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
        ] { shapes[name] = .schema }
        for name in ["allOf", "anyOf", "oneOf", "prefixItems"] { shapes[name] = .schemaList }
        for name in [
            "title", "description", "format", "pattern", "$schema", "$id", "$ref", "$anchor", "$comment",
            "$dynamicRef", "$dynamicAnchor", "contentMediaType", "contentEncoding", "id",
        ] { shapes[name] = .text }
        for name in ["nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems"] { shapes[name] = .flag }
        for name in [
            "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "divisibleBy", "minLength",
            "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains",
        ] { shapes[name] = .bound }
        for name in ["required", "examples", "example", "dependentRequired", "dependencies", "discriminator"] {
            shapes[name] = .any
        }
        shapes["required"] = .requirement
        shapes["examples"] = .notDescribing
        return shapes
    }()
}

/// The shape of a member's value.
enum MemberShape {
    case type, text, flag, bound, list, requirement, schema, schemas, schemaList, notDescribing, any

    /// The keywords whose value is text for users.
    static let words: Set<String> = ["title", "description", "placeholder", "type", "ui:widget"]

    /// Returns true if `value` has this shape. Null counts as a missing keyword.
    func takes(_ value: JSON) -> Bool {
        if value.isNull { return true }
        return switch self {
        case .any: true
        case .type: value.string != nil || value.array?.allSatisfy { $0.string != nil } == true
        case .text: value.string != nil
        case .flag: value.lenientBool != nil
        case .bound: value.lenientDecimal != nil || value.lenientBool != nil
        case .list: value.array != nil
        case .requirement: value.lenientBool != nil || value.array?.allSatisfy { $0.lenientString != nil } == true
        case .schema:
            value.bool != nil || value.object != nil
                || value.array?.allSatisfy { $0.object != nil || $0.bool != nil } == true
        case .schemas: value.object?.allSatisfy { $0.value.object != nil || $0.value.bool != nil } == true
        case .schemaList: value.array?.allSatisfy { $0.object != nil || $0.bool != nil } == true
        case .notDescribing: value.object.map { SchemaRules.types($0) == nil } ?? true
        }
    }
}
