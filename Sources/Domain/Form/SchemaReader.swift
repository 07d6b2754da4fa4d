/// Reads a `variableSchema` into a form.
///
/// artinstring's document shows the schema as `{ ... }` only, so the dialect is
/// recognised by its shape: JSON Schema, a list of descriptors, a map from
/// names to descriptors or to hints, a list of names, or nothing. What is not
/// understood becomes a raw JSON field for that part, never a lost form.
package struct SchemaReader {
    private let root: JSON
    /// How many references and parts may still be followed: a schema that refers to itself many
    /// times over would else be followed for ever.
    private let budget = Budget(steps: 4000)

    /// Counts down, shared by one reading.
    private final class Budget {
        var steps: Int
        init(steps: Int) { self.steps = steps }
    }

    private init(root: JSON) { self.root = root }

    /// The form that `schema` describes; no fields for nil, null and `{}`.
    package static func form(from schema: JSON?) -> Form {
        guard let schema else { return Form() }
        // Some back ends store the schema as text.
        if case .string(let text) = schema {
            return (try? JSONParser.parse(text)).map { form(from: $0) } ?? Form(fields: [rawField])
        }
        return SchemaReader(root: schema).form()
    }

    /// The single field of a form whose schema is not understood.
    private static let rawField = Field(
        name: "vars", label: "variables", help: "This prompt's variables as one JSON object.", kind: .raw)

    private func form() -> Form {
        switch root {
        case .null: return Form()
        case .array(let elements): return Form(fields: elements.compactMap(listField))
        case .object(let object):
            if object.isEmpty { return Form() }
            if let resolved = objectSchema(root) { return Form(fields: fields(of: resolved)) }
            for name in ["fields", "variables", "inputs", "body"] {
                if let list = object[name]?.array { return Form(fields: list.compactMap(listField)) }
            }
            return Form(fields: object.compactMap { mapField(name: $0.name, $0.value) })
        default: return Form(fields: [Self.rawField])
        }
    }

    // MARK: JSON Schema

    /// `schema` with its references followed, when it describes an object.
    private func objectSchema(_ schema: JSON) -> JSONObject? {
        if let input = root["components"]?["schemas"]?["Input"], schema == root { return objectSchema(input) }
        let resolved = resolve(schema)
        if resolved["properties"]?.object != nil { return resolved }
        return resolved["type"] == "object" ? resolved : nil
    }

    /// The schema's fields: by `x-order` where all have one, else as written.
    private func fields(of schema: JSONObject) -> [Field] {
        let required = Set(schema["required"]?.array?.compactMap(\.string) ?? [])
        let properties = (schema["properties"]?.object ?? JSONObject()).map { ($0.name, resolve($0.value)) }
        let placed = properties.enumerated().sorted { left, right in
            let places = (left.element.1["x-order"]?.lenientInt, right.element.1["x-order"]?.lenientInt)
            if let (a, b) = places as? (Int, Int), a != b { return a < b }
            return left.offset < right.offset
        }
        return placed.map { field(name: $0.element.0, $0.element.1, isRequired: required.contains($0.element.0)) }
    }

    /// Follows local references and folds `allOf` and a nullable `anyOf` into one schema.
    private func resolve(_ schema: JSON, depth: Int = 0) -> JSONObject {
        guard var object = schema.object, depth < 32, budget.steps > 0 else { return JSONObject() }
        budget.steps -= 1
        if let reference = object["$ref"]?.string, let target = target(of: reference) {
            object["$ref"] = nil
            object = merged(resolve(target, depth: depth + 1), with: object)
        }
        if let parts = object["allOf"]?.array {
            object["allOf"] = nil
            for part in parts { object = merged(resolve(part, depth: depth + 1), with: object) }
        }
        for keyword in ["anyOf", "oneOf"] {
            guard let options = object[keyword]?.array else { continue }
            let some = options.filter { $0["type"] != "null" }
            if some.count == 1, let only = some.first {
                object[keyword] = nil
                object = merged(resolve(only, depth: depth + 1), with: object)
            }
        }
        return object
    }

    private func merged(_ base: JSONObject, with own: JSONObject) -> JSONObject {
        var merged = base
        for (name, value) in own { merged[name] = value }
        return merged
    }

    /// What a local JSON pointer (RFC 6901) points at; nothing remote is ever fetched.
    private func target(of reference: String) -> JSON? {
        guard reference.hasPrefix("#") else { return nil }
        var value = root
        for token in reference.dropFirst().split(separator: "/") {
            let name = String(token).replacing("~1", with: "/").replacing("~0", with: "~")
            guard let next = value[name] ?? Int(name).flatMap({ value[$0] }) else { return nil }
            value = next
        }
        return value
    }

    // MARK: lists and maps

    /// A field from one element of a list: a descriptor with a name, or a bare name.
    private func listField(_ element: JSON) -> Field? {
        if let name = element.string { return Field(name: name, kind: .text(textRule(JSONObject(), name: name))) }
        guard let object = element.object,
            let name = (object["name"] ?? object["key"] ?? object["id"])?.lenientString
        else { return nil }
        return field(name: name, object, isRequired: isRequired(object))
    }

    /// A field from one member of a map: a descriptor, or a hint in a few words.
    private func mapField(name: String, _ value: JSON) -> Field? {
        switch value {
        case .object(let object): return field(name: name, object, isRequired: isRequired(object))
        case .string(let hint):
            if let kind = Self.kindNames[hint] {
                return field(name: name, JSONObject([("type", .string(kind))]), isRequired: false)
            }
            return Field(name: name, help: hint, kind: .text(textRule(JSONObject(), name: name)))
        case .number: return field(name: name, JSONObject([("type", "number"), ("default", value)]), isRequired: false)
        case .bool: return field(name: name, JSONObject([("type", "boolean"), ("default", value)]), isRequired: false)
        case .null: return Field(name: name, kind: .text(textRule(JSONObject(), name: name)))
        case .array(let choices) where !choices.isEmpty:
            return Field(name: name, kind: .choice(choices.map { Choice(value: $0) }))
        case .array: return Field(name: name, kind: .raw)
        }
    }

    private func isRequired(_ descriptor: JSONObject) -> Bool {
        (descriptor["required"] ?? descriptor["validations"]?["required"])?.lenientBool ?? false
    }

    // MARK: one field

    private static let kindNames = [
        "string": "string", "str": "string", "text": "string", "textarea": "textarea", "number": "number",
        "float": "number", "decimal": "number", "range": "number", "slider": "number", "integer": "integer",
        "int": "integer", "boolean": "boolean", "bool": "boolean", "checkbox": "boolean", "toggle": "boolean",
        "switch": "boolean", "select": "select", "enum": "select", "radio": "select", "dropdown": "select",
        "longtext": "textarea", "multiline": "textarea", "url": "string", "input": "string",
    ]

    private func field(name: String, _ schema: JSONObject, isRequired: Bool) -> Field {
        let label = (schema["label"] ?? schema["title"])?.string
        let help = (schema["description"] ?? schema["help"] ?? schema["hint"])?.string
        let example = schema["placeholder"] ?? schema["example"] ?? schema["examples"]?[0]
        return Field(
            name: name, label: label?.isEmpty == false ? label : nil, help: help ?? "", isRequired: isRequired,
            defaultValue: schema["default"].flatMap { $0.isNull ? nil : $0 },
            placeholder: example?.lenientString ?? "", kind: kind(of: schema, name: name))
    }

    private func kind(of schema: JSONObject, name: String) -> Field.Kind {
        if let choices = choices(in: schema) { return .choice(choices) }
        switch typeName(of: schema) {
        case "integer": return .number(numberRule(schema, isInteger: true))
        case "number": return .number(numberRule(schema, isInteger: false))
        case "boolean": return .toggle
        case "string", "textarea": return .text(textRule(schema, name: name))
        default: return .raw
        }
    }

    /// The type in our words, with a null beside it ignored; nil when it is none of ours.
    private func typeName(of schema: JSONObject) -> String? {
        let type = schema["type"]
        let name = type?.string ?? type?.array?.compactMap(\.string).first { $0 != "null" }
        if let name { return Self.kindNames[name.lowercased()] }
        if schema["minLength"] != nil || schema["maxLength"] != nil || schema["placeholder"] != nil { return "string" }
        if schema["minimum"] != nil || schema["maximum"] != nil { return "number" }
        switch schema["default"] {
        case .bool?: return "boolean"
        case .number(let number)?: return number.isWhole ? "integer" : "number"
        case .string?: return "string"
        default: return schema["properties"] == nil && schema["anyOf"] == nil && schema["items"] == nil ? "string" : nil
        }
    }

    private func choices(in schema: JSONObject) -> [Choice]? {
        if let constant = schema["const"] { return [Choice(value: constant)] }
        if let values = schema["enum"]?.array {
            let labels = (schema["enumNames"] ?? schema["x-enum-varnames"])?.array ?? []
            let some = values.enumerated().filter { !$0.element.isNull }
            return some.isEmpty
                ? nil
                : some.map { index, value in
                    Choice(value: value, label: labels.indices.contains(index) ? labels[index].string : nil)
                }
        }
        let titled = (schema["oneOf"] ?? schema["anyOf"])?.array ?? []
        if !titled.isEmpty, titled.allSatisfy({ $0["const"] != nil }) {
            return titled.compactMap { option in
                option["const"].map { Choice(value: $0, label: option["title"]?.string) }
            }
        }
        guard let options = (schema["options"] ?? schema["choices"])?.array, !options.isEmpty else { return nil }
        return options.map { option in
            let value = option["value"] ?? option["id"] ?? option
            return Choice(value: value, label: (option["label"] ?? option["title"] ?? option["name"])?.string)
        }
    }

    private func numberRule(_ schema: JSONObject, isInteger: Bool) -> NumberRule {
        func bound(_ names: String...) -> Double? {
            for name in names { if let number = schema[name]?.number { return number.double } }
            return nil
        }
        let low = bound("exclusiveMinimum")
        let high = bound("exclusiveMaximum")
        // Zod writes the safe-integer bounds for "any integer": no bound to a person.
        let limit = 9_007_199_254_740_991.0
        let minimum = (low ?? bound("minimum", "min", "ge")).flatMap { $0 <= -limit ? nil : $0 }
        let maximum = (high ?? bound("maximum", "max", "le")).flatMap { $0 >= limit ? nil : $0 }
        return NumberRule(
            isInteger: isInteger, minimum: minimum, maximum: maximum, excludesMinimum: low != nil,
            excludesMaximum: high != nil, step: bound("step", "multipleOf", "x-step"))
    }

    private func textRule(_ schema: JSONObject, name: String) -> TextRule {
        let most = schema["maxLength"]?.lenientInt
        let isLong =
            schema["type"]?.string == "textarea" || schema["multiline"]?.lenientBool == true
            || schema["default"]?.string?.contains("\n") == true || (most ?? 0) > 300
            || ["prompt", "lyrics", "story", "text"].contains(name.lowercased())
        return TextRule(minLength: schema["minLength"]?.lenientInt, maxLength: most, isMultiline: isLong)
    }
}
