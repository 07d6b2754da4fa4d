import JSON

extension JSON {
    /// The approximate cost of visiting the whole value once, in steps of a `WorkBudget`.
    var weight: Int {
        switch self {
        case .null, .bool: 1
        case .number(let number): 1 + number.lexeme.utf8.count / 64
        case .string(let text): 1 + text.utf8.count / 64
        case .array(let elements): elements.reduce(1) { $0 + $1.weight }
        case .object(let object): object.reduce(1) { $0 + 1 + $1.name.utf8.count / 64 + $1.value.weight }
        }
    }

    /// The number of objects in the value, itself included.
    var objectCount: Int {
        switch self {
        case .array(let elements): elements.reduce(0) { $0 + $1.objectCount }
        case .object(let object): object.reduce(1) { $0 + $1.value.objectCount }
        default: 0
        }
    }
}
