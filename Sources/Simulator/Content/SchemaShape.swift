import JSON
import Domain

/// The forms of a prompt's `variableSchema`, which the service's document leaves open.
enum SchemaShape: String, CaseIterable, Sendable {
    /// JSON Schema, draft 2020-12, as Zod 4's `toJSONSchema` writes it.
    case zod
    /// OpenAPI components with `x-order` and enumerations behind `allOf`, as Replicate writes them.
    case replicate
    /// A list of descriptors.
    case list
    /// Descriptors by name.
    case map
    /// Descriptions by name.
    case plain
    /// A list of names.
    case names
    /// An empty object.
    case empty
    /// Nothing.
    case null

    /// Returns the schema for `fields`.
    func schema(of fields: [Field]) -> JSON {
        switch self {
        case .zod: Self.zod(fields)
        case .replicate: Self.replicate(fields)
        case .list: .array(fields.map { .object(Self.descriptor($0, named: true)) })
        case .map: .object(JSONObject(fields.map { ($0.name, .object(Self.descriptor($0, named: false))) }))
        case .plain: .object(JSONObject(fields.map { ($0.name, .string($0.help)) }))
        case .names: .array(fields.map { .string($0.name) })
        case .empty: [:]
        case .null: .null
        }
    }

    private static func zod(_ fields: [Field]) -> JSON {
        var properties = JSONObject()
        for field in fields {
            var property = JSONObject()
            if let initial = field.initial { property["default"] = initial }
            property["description"] = .string(field.help)
            constrain(&property, field)
            properties[field.name] = .object(property)
        }
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
            "properties": .object(properties),
            "required": .array(fields.filter(\.isRequired).map { .string($0.name) }), "additionalProperties": false,
        ]
    }

    private static func replicate(_ fields: [Field]) -> JSON {
        var properties = JSONObject()
        var schemas = JSONObject()
        for (order, field) in fields.enumerated() {
            var property = JSONObject()
            if case .choice(let choices) = field.kind {
                schemas[field.name] = [
                    "enum": .array(choices.map(JSON.string)), "type": "string", "title": .string(field.name),
                    "description": "An enumeration.",
                ]
                property["allOf"] = [["$ref": .string("#/components/schemas/\(field.name)")]]
            } else {
                property["title"] = .string(field.label)
                constrain(&property, field)
            }
            if let initial = field.initial { property["default"] = initial }
            property["x-order"] = .number(JSONNumber(order))
            property["description"] = .string(field.help)
            properties[field.name] = .object(property)
        }
        return [
            "type": "object", "title": "Input",
            "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
            "properties": .object(properties), "components": ["schemas": .object(schemas)],
        ]
    }

    private static func constrain(_ property: inout JSONObject, _ field: Field) {
        switch field.kind {
        case .text(let maximum), .longText(let maximum):
            property["type"] = "string"
            if field.isRequired { property["minLength"] = 1 }
            property["maxLength"] = .number(JSONNumber(maximum))
        case .choice(let choices):
            property["type"] = "string"
            property["enum"] = .array(choices.map(JSON.string))
        case .whole(let range):
            property["type"] = "integer"
            property["minimum"] = .number(JSONNumber(range.lowerBound))
            property["maximum"] = .number(JSONNumber(range.upperBound))
        case .decimal(let low, let high, let step):
            property["type"] = "number"
            property["minimum"] = JSONNumber(low).map(JSON.number)
            property["maximum"] = JSONNumber(high).map(JSON.number)
            if step == 0.5 { property["multipleOf"] = JSONNumber(step).map(JSON.number) }
        case .flag: property["type"] = "boolean"
        }
    }

    private static func descriptor(_ field: Field, named: Bool) -> JSONObject {
        var object = JSONObject()
        if named { object["name"] = .string(field.name) }
        object["label"] = .string(field.label)
        switch field.kind {
        case .text: object["type"] = "text"
        case .longText: object["type"] = "textarea"
        case .choice(let choices):
            object["type"] = "select"
            object["options"] = .array(choices.map(JSON.string))
        case .whole(let range):
            object["type"] = "number"
            object["min"] = .number(JSONNumber(range.lowerBound))
            object["max"] = .number(JSONNumber(range.upperBound))
            object["step"] = 1
        case .decimal(let low, let high, let step):
            object["type"] = "number"
            object["min"] = JSONNumber(low).map(JSON.number)
            object["max"] = JSONNumber(high).map(JSON.number)
            object["step"] = JSONNumber(step).map(JSON.number)
        case .flag: object["type"] = "boolean"
        }
        object["required"] = .bool(field.isRequired)
        if let initial = field.initial { object["default"] = initial }
        object["placeholder"] = .string(field.help)
        return object
    }
}
