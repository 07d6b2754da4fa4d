/// A decimal number of any size, compared and divided exactly.
///
/// The value of a `JSONNumber`, which is the spelling. Canonical: the digits have no leading or trailing zeros, and
/// zero has no digits. So equal numbers are equal values, however they are written: `1`, `1.0` and `10e-1`.
package struct ExactDecimal: Hashable, Sendable {
    private let isNegative: Bool
    /// The digits, each 0 to 9, most significant first.
    private let digits: [UInt8]
    /// The power of ten of the last digit.
    private let exponent: Int

    /// The maximum number of digits that are read; later ones are dropped.
    private static let maxDigits = 1000
    /// The limit to which exponents are clamped, so that sums of them cannot overflow.
    private static let maxExponent = 1 << 40

    /// Creates the value of `number`. Digits after the first 1000 are dropped, and exponents clamped to ±2^40.
    package init(_ number: JSONNumber) {
        var isExact = true
        self.init(lexeme: number.lexeme, isExact: &isExact)
    }

    /// Creates the value of `number`; nil where digits other than zero would be dropped.
    init?(exactly number: JSONNumber) {
        var isExact = true
        self.init(lexeme: number.lexeme, isExact: &isExact)
        guard isExact else { return nil }
    }

    /// Creates a whole number.
    package init(_ value: Int) { self.init(JSONNumber(value)) }

    /// Creates a number from a lexeme of RFC 8259, section 6.
    ///
    /// - `isExact`: Set to false where digits other than zero are dropped.
    private init(lexeme: String, isExact: inout Bool) {
        var digits: [UInt8] = []
        var exponent = 0
        var isInFraction = false
        var written = 0
        var isExponentNegative = false
        var isInExponent = false
        for byte in lexeme.utf8.drop(while: { $0 == UInt8(ascii: "-") }) {
            switch byte {
            case UInt8(ascii: "."): isInFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): isInExponent = true
            case UInt8(ascii: "-"): isExponentNegative = true
            case UInt8(ascii: "+"): break
            case _ where isInExponent: written = min(written * 10 + Int(byte) - 48, Self.maxExponent)
            case _ where digits.count < Self.maxDigits:
                if !(digits.isEmpty && byte == 48) { digits.append(byte - 48) }
                if isInFraction { exponent -= 1 }
            default:
                if byte != 48 { isExact = false }
                if !isInFraction { exponent += 1 }
            }
        }
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        self.digits = digits
        self.exponent = digits.isEmpty ? 0 : exponent + (isExponentNegative ? -written : written)
        isNegative = !digits.isEmpty && lexeme.utf8.first == UInt8(ascii: "-")
    }

    /// True if the number is zero.
    package var isZero: Bool { digits.isEmpty }

    /// True if the number has no fraction; `1.0` has none (JSON Schema 2020-12, core, section 4.2.3).
    package var isWhole: Bool { digits.isEmpty || exponent >= 0 }

    /// The value where it is whole and fits into `Int`; nil otherwise.
    package var int: Int? { isWhole ? units(of: 0).flatMap { Int(exactly: $0) } : nil }

    /// The number of decimal places.
    package var decimalPlaces: Int { max(0, -exponent) }

    /// Returns true if this is a multiple of `divisor` (JSON Schema 2020-12, validation, section 6.2.1); nil where the
    /// divisor, which must not be zero, has more than 18 digits.
    package func isMultiple(of divisor: ExactDecimal) -> Bool? {
        guard !digits.isEmpty else { return true }
        // Neither ends in a zero, so ten does not divide ours, and a finer place cannot be a whole number of theirs.
        guard exponent >= divisor.exponent else { return false }
        guard !divisor.digits.isEmpty, divisor.digits.count <= 18 else { return nil }
        let modulus = divisor.digits.reduce(0 as UInt64) { $0 * 10 + UInt64($1) }
        func product(_ one: UInt64, _ other: UInt64) -> UInt64 {
            modulus.dividingFullWidth(one.multipliedFullWidth(by: other)).remainder
        }
        var remainder = digits.reduce(0 as UInt64) { (product($0, 10 % modulus) + UInt64($1)) % modulus }
        var power = 10 % modulus
        var places = exponent - divisor.exponent
        while places > 0, remainder != 0 {
            if places & 1 == 1 { remainder = product(remainder, power) }
            power = product(power, power)
            places >>= 1
        }
        return remainder == 0
    }

    /// Returns the number in units of `10^unit`; nil where it needs more than 37 digits or `unit` is above the
    /// exponent.
    package func units(of unit: Int) -> Int128? {
        guard !digits.isEmpty else { return 0 }
        let zeros = exponent - unit
        guard zeros >= 0, digits.count + zeros <= 37 else { return nil }
        var value = digits.reduce(0 as Int128) { $0 * 10 + Int128($1) }
        for _ in 0..<zeros { value *= 10 }
        return isNegative ? -value : value
    }

    /// Returns this number and `other` as whole numbers of one unit; nil where they need more than 37 digits.
    private func aligned(with other: ExactDecimal) -> (Int128, Int128, unit: Int)? {
        let unit = isZero ? other.exponent : other.isZero ? exponent : min(exponent, other.exponent)
        guard let ours = units(of: unit), let theirs = other.units(of: unit) else { return nil }
        return (ours, theirs, unit)
    }

    /// Returns the nearest multiple of `step` above (direction 1) or below (-1) as JSON spells it; nil where `step` is
    /// not positive or the digits are too many.
    package func stepped(by step: ExactDecimal, direction: Int) -> JSONNumber? {
        guard let (value, step, unit) = aligned(with: step), step > 0 else { return nil }
        let below = value / step - (value % step < 0 ? 1 : 0)
        let isOnStep = value % step == 0
        let count = direction > 0 ? below + 1 : isOnStep ? below - 1 : below
        return JSONNumber(count * step, unit: unit)
    }
}

extension JSONNumber {
    /// Creates `value · 10^unit`, spelled without an exponent where that is short.
    package init(_ value: Int128, unit: Int) {
        guard value != 0, abs(unit) <= 40 else {
            self.init(scanned: value == 0 ? "0" : "\(value)e\(unit)")
            return
        }
        var digits = String(value.magnitude)
        if unit >= 0 {
            digits += String(repeating: "0", count: unit)
        } else {
            if digits.count <= -unit { digits = String(repeating: "0", count: 1 - unit - digits.count) + digits }
            var fraction = digits.suffix(-unit)
            let whole = digits.dropLast(-unit)
            while fraction.last == "0" { fraction.removeLast() }
            digits = fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
        }
        self.init(scanned: value < 0 ? "-" + digits : digits)
    }
}

extension ExactDecimal: Comparable {
    package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        guard left.sign == right.sign else { return left.sign < right.sign }
        return left.isNegative ? right.isSmallerInSize(than: left) : left.isSmallerInSize(than: right)
    }

    private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

    private func isSmallerInSize(than other: ExactDecimal) -> Bool {
        guard !digits.isEmpty, !other.digits.isEmpty else { return digits.isEmpty && !other.digits.isEmpty }
        let (ours, theirs) = (digits.count + exponent, other.digits.count + other.exponent)
        if ours != theirs { return ours < theirs }
        return digits.lexicographicallyPrecedes(other.digits)
    }
}
