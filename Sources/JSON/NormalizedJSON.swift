/// A JSON value compared as JSON Schema compares (2020-12, core, section 4.2.2): numbers by their value, so that 1 is
/// 1.0, where `JSON` itself compares how they are written.
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
