/// A JSON value (RFC 8259) that preserves the order of members and the spelling of numbers.
///
/// Foundation's decoders lose both. Forms need them: fields are shown in the service's order, and a seed of 2^63 is
/// sent as it was received. Strings are equal if their code points are (RFC 8259, section 8.3), numbers if their
/// spelling is; `NormalizedJSON` compares numbers by value.
package enum JSON: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSON])
    case object(JSONObject)
}

extension JSON {
    /// The member `name`; nil where this is not an object or has no such member.
    package subscript(name: String) -> JSON? { object?[name] }

    /// The element at `index`, from 0; nil where this is not an array or is shorter.
    package subscript(index: Int) -> JSON? {
        guard let array, array.indices.contains(index) else { return nil }
        return array[index]
    }

    /// The object; nil for any other value.
    package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

    /// The elements of an array; nil for any other value.
    package var array: [JSON]? { if case .array(let value) = self { value } else { nil } }

    /// The text of a string; nil for any other value.
    package var string: String? { if case .string(let value) = self { value } else { nil } }

    /// The number; nil for any other value.
    package var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }

    /// The Boolean; nil for any other value.
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// True if this is `null`.
    package var isNull: Bool { if case .null = self { true } else { false } }

    /// The whole number, or the one that a text spells, since services write numbers as text; nil for anything else.
    package var lenientInt: Int? {
        switch self {
        case .number(let number): number.int
        case .string(let text): JSONNumber(lexeme: text)?.int
        default: nil
        }
    }

    /// The text of a string, a number or a Boolean; nil for anything else.
    package var lenientString: String? {
        switch self {
        case .string(let text): text
        case .number(let number): number.lexeme
        case .bool(let value): value ? "true" : "false"
        default: nil
        }
    }

    /// The Boolean, or the one that the text `true` or `false` spells; nil for anything else.
    package var lenientBool: Bool? {
        switch self {
        case .bool(let value): value
        case .string("true"): true
        case .string("false"): false
        default: nil
        }
    }
}

extension JSON: Hashable {
    package static func == (left: JSON, right: JSON) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): JSONName(left) == JSONName(right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .number(let number): hasher.combine(number)
        case .string(let text): hasher.combine(JSONName(text))
        case .array(let elements): hasher.combine(elements)
        case .object(let object): hasher.combine(object)
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) { self = .object(JSONObject(elements)) }
}
