/// Where a schema holds other schemas, in every draft.
enum SchemaKeywords {
    /// Keywords whose value is a schema.
    static let schemas = [
        "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not",
        "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
    ]
    /// Keywords whose value is a list of schemas. `items` was one until draft 2019-09.
    static let lists = ["allOf", "anyOf", "items", "oneOf", "prefixItems"]
    /// Keywords whose value is an object of schemas.
    static let maps = ["$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"]

    /// What people write for the types of JSON Schema.
    static let typeNames = [
        "str": "string", "text": "string", "textarea": "string", "longtext": "string", "multiline": "string",
        "url": "string", "uri": "string", "email": "string", "password": "string", "secret": "string",
        "input": "string", "date": "string", "datetime": "string", "date-time": "string", "time": "string",
        "color": "string", "colour": "string", "file": "string", "image": "string", "video": "string",
        "audio": "string", "select": "", "enum": "", "radio": "", "dropdown": "", "combo": "", "choice": "",
        "int": "integer", "long": "integer", "seed": "integer", "float": "number", "double": "number",
        "decimal": "number", "range": "number", "slider": "number", "numeric": "number", "bool": "boolean",
        "checkbox": "boolean", "toggle": "boolean", "switch": "boolean", "list": "array", "tags": "array",
        "files": "array", "dict": "object", "json": "", "any": "",
    ]

    /// The type of JSON Schema that `name` means, in whatever case; nil when it means none, or any.
    static func type(named name: String) -> JSONTypes? {
        if let type = JSONTypes(name: name) { return type }
        guard name.utf8.count < 20 else { return nil }
        let lower = name.lowercased()
        return JSONTypes(name: typeNames[lower] ?? lower)
    }
}

/// The types of JSON Schema (2020-12, validation, section 6.1.1), as a set.
struct JSONTypes: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let null = JSONTypes(rawValue: 1)
    static let boolean = JSONTypes(rawValue: 2)
    static let integer = JSONTypes(rawValue: 4)
    static let number = JSONTypes(rawValue: 8)
    static let string = JSONTypes(rawValue: 16)
    static let array = JSONTypes(rawValue: 32)
    static let object = JSONTypes(rawValue: 64)
    static let all = JSONTypes(rawValue: 127)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init?(name: String) {
        switch name {
        case "null": self = .null
        case "boolean": self = .boolean
        case "integer": self = .integer
        case "number": self = [.integer, .number]
        case "string": self = .string
        case "array": self = .array
        case "object": self = .object
        default: return nil
        }
    }

    /// The types of `value`: a whole number is an integer, however it is written.
    init(of value: JSON) {
        switch value {
        case .null: self = .null
        case .bool: self = .boolean
        case .number(let number): self = ExactDecimal(number).isWhole ? .integer : .number
        case .string: self = .string
        case .array: self = .array
        case .object: self = .object
        }
    }
}
