import JSON

/// A set of Unicode scalars: a class in brackets, or an escape such as `\d`.
struct ScalarClass: Sendable {
    /// A member of a class.
    enum Member: Sendable {
        case range(ClosedRange<UInt32>)
        case digits(isWanted: Bool)
        case word(isWanted: Bool)
        case space(isWanted: Bool)
        case property(ScalarProperty, isWanted: Bool)

        func contains(_ value: UInt32) -> Bool {
            switch self {
            case .range(let range): range.contains(value)
            case .digits(let isWanted): (48...57).contains(value) == isWanted
            case .word(let isWanted): ScalarClass.isWord(value) == isWanted
            case .space(let isWanted): ScalarClass.isSpace(value) == isWanted
            case .property(let property, let isWanted): property.holds(for: value) == isWanted
            }
        }
    }

    private let members: [Member]
    private let isNegated: Bool
    /// The membership of the first 128 scalars, as bits, for the texts that have no others.
    private let low: (UInt64, UInt64)

    init(_ members: [Member], isNegated: Bool = false) {
        self.members = members
        self.isNegated = isNegated
        var low: (UInt64, UInt64) = (0, 0)
        for value in 0..<128 as Range<UInt32> where members.contains(where: { $0.contains(value) }) != isNegated {
            if value < 64 { low.0 |= 1 << UInt64(value) } else { low.1 |= 1 << UInt64(value - 64) }
        }
        self.low = low
    }

    /// Returns true if the scalar `value` belongs to the class.
    func contains(_ value: UInt32) -> Bool {
        if value < 64 { return low.0 >> UInt64(value) & 1 == 1 }
        if value < 128 { return low.1 >> UInt64(value - 64) & 1 == 1 }
        return members.contains { $0.contains(value) } != isNegated
    }

    /// ECMA-262, `WordCharacters`: ASCII letters, digits and the underscore.
    static func isWord(_ value: UInt32) -> Bool {
        (48...57).contains(value) || (65...90).contains(value) || (97...122).contains(value) || value == 95
    }

    /// ECMA-262, `WhiteSpace` and `LineTerminator`.
    static func isSpace(_ value: UInt32) -> Bool {
        switch value {
        case 9...13, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }

    /// ECMA-262, `LineTerminator`.
    static func isLineEnd(_ value: UInt32) -> Bool {
        value == 10 || value == 13 || value == 0x2028 || value == 0x2029
    }
}
