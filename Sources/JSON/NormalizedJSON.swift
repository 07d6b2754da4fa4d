/// A JSON value with the equality of JSON Schema (2020-12, core, section 4.2.2): numbers are compared by value, so that
/// 1 equals 1.0. `JSON` itself compares their spelling.
package struct NormalizedJSON: Hashable, Sendable {
    private enum Shape: Hashable {
        case null
        case bool(Bool)
        case number(ExactDecimal)
        case string(JSONName)
        case array([NormalizedJSON])
        case object([JSONName: NormalizedJSON])
    }

    private let shape: Shape

    /// Creates the normalized form of `json`.
    package init(_ json: JSON) {
        shape =
            switch json {
            case .null: .null
            case .bool(let value): .bool(value)
            case .number(let number): .number(ExactDecimal(number))
            case .string(let text): .string(JSONName(text))
            case .array(let elements): .array(elements.map(NormalizedJSON.init))
            case .object(let object):
                .object(
                    Dictionary(object.map { (JSONName($0.name), NormalizedJSON($0.value)) }, uniquingKeysWith: { $1 }))
            }
    }
}
