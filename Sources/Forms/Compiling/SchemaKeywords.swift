import JSON

/// The keywords of all drafts that contain schemas.
enum SchemaKeywords {
    /// The keywords whose value is a schema.
    static let schemas = [
        "additionalItems", "additionalProperties", "contains", "contentSchema", "else", "if", "items", "not",
        "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
    ]
    /// The keywords whose value is an array of schemas; `items` was one until draft 2019-09.
    static let lists = ["allOf", "anyOf", "items", "oneOf", "prefixItems"]
    /// The keywords whose value is an object of schemas.
    static let maps = ["$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties"]
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

    /// Creates the types of a type name; `number` includes `integer`. nil for an unknown name.
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

    /// Creates the type of `value`. A whole number is an integer, however it is written (JSON Schema 2020-12, core,
    /// section 4.2.3).
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
