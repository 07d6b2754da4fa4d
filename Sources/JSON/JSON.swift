/// A JSON value that keeps what Foundation's decoders lose: the order of an
/// object's members and the exact spelling of a number.
///
/// Forms need both: fields are shown in the order the service wrote them, and
/// a seed of 2^63 must go out as it came in. Texts are equal when their code
/// points are (RFC 8259, section 8.3), numbers when their spelling is.
package enum JSON: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSON])
    case object(JSONObject)
}

extension JSON {
    /// The member `name`, or nil when this is no object or has no such member.
    package subscript(name: String) -> JSON? { object?[name] }

    /// The element at `index`, or nil when this is no array or is shorter.
    package subscript(index: Int) -> JSON? {
        guard let array, array.indices.contains(index) else { return nil }
        return array[index]
    }

    /// The members, when this is an object.
    package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

    /// The elements, when this is an array.
    package var array: [JSON]? { if case .array(let value) = self { value } else { nil } }

    /// The text, when this is a string.
    package var string: String? { if case .string(let value) = self { value } else { nil } }

    /// The number, when this is one.
    package var number: JSONNumber? { if case .number(let value) = self { value } else { nil } }

    /// The truth value, when this is one.
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// True if this is `null`.
    package var isNull: Bool { if case .null = self { true } else { false } }

    /// A whole number, read from a number or from a text that spells one.
    ///
    /// Services write numbers as text and the other way round.
    package var lenientInt: Int? {
        switch self {
        case .number(let number): number.int
        case .string(let text): JSONNumber(lexeme: text)?.int
        default: nil
        }
    }

    /// A text, read from a string, a number or a truth value.
    package var lenientString: String? {
        switch self {
        case .string(let text): text
        case .number(let number): number.lexeme
        case .bool(let value): value ? "true" : "false"
        default: nil
        }
    }

    /// A truth value, read from one or from the texts `true` and `false`.
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
