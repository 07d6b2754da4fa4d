/// A JSON number in its original spelling. Equality and hashing are those of the spelling; `ExactDecimal` is its value.
package struct JSONNumber: Hashable, Sendable {
    /// The number as written, in the grammar of RFC 8259, section 6.
    package let lexeme: String

    /// Creates a number from its text; nil where `lexeme` is not a JSON number.
    package init?(lexeme: String) {
        var text = lexeme
        guard text.withUTF8({ !$0.isEmpty && Self.lexemeLength($0) == $0.count }) else { return nil }
        self.lexeme = lexeme
    }

    /// Creates a number from text that `lexemeLength` has validated.
    package init(scanned lexeme: String) { self.lexeme = lexeme }

    /// Creates a whole number.
    package init(_ value: Int) { lexeme = String(value) }

    /// Creates a finite number; nil for infinities and NaN, which JSON cannot represent.
    package init?(_ value: Double) {
        guard value.isFinite else { return nil }
        self.init(lexeme: value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)")
    }

    /// The value where it is whole and fits into `Int` (`3`, `3.0` and `3e0` are 3), exactly; nil otherwise.
    package var int: Int? { Int(lexeme) ?? exactInt }

    /// The nearest binary floating-point value.
    package var double: Double { Double(lexeme) ?? .nan }

    /// True if the value has no fractional part.
    package var isWhole: Bool { int != nil || double == double.rounded() }

    /// Returns the length of the number at the start of `bytes`, in bytes; 0 where there is none, or an incomplete one.
    ///
    /// Every index is compared with the count before it is read.
    static func lexemeLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var index = 0
        func next() -> UInt8? { index < bytes.count ? bytes[index] : nil }
        func passDigits() -> Int {
            let start = index
            while index < bytes.count, bytes[index] &- 48 < 10 { index += 1 }
            return index - start
        }
        if next() == UInt8(ascii: "-") { index += 1 }
        let startsWithZero = next() == UInt8(ascii: "0")
        let whole = passDigits()
        guard whole > 0, !(startsWithZero && whole > 1) else { return 0 }
        if next() == UInt8(ascii: ".") {
            index += 1
            guard passDigits() > 0 else { return 0 }
        }
        if let mark = next(), mark | 0x20 == UInt8(ascii: "e") {
            index += 1
            if let sign = next(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { index += 1 }
            guard passDigits() > 0 else { return 0 }
        }
        return index
    }

    /// The value of a number with a fraction or an exponent, in decimal arithmetic: `Double` would round beyond 2^53.
    private var exactInt: Int? {
        let parts = lexeme.utf8.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
        guard let mantissa = parts.first, mantissa.count < lexeme.utf8.count || mantissa.contains(0x2E) else {
            return nil
        }
        var shift = 0
        if parts.count > 1 {
            guard let exponent = Int(Substring(parts[1])) else { return mantissa.allSatisfy(isZeroByte) ? 0 : nil }
            shift = exponent
        }
        let isNegative = mantissa.first == UInt8(ascii: "-")
        let fraction = mantissa.firstIndex(of: 0x2E).map { mantissa[$0...].dropFirst() }
        var digits = mantissa.filter { $0 &- 48 < 10 }[...]
        let (places, overflows) = shift.subtractingReportingOverflow(fraction?.count ?? 0)
        digits = digits.drop { $0 == 48 }
        guard !overflows, !digits.isEmpty else { return digits.isEmpty ? 0 : nil }
        let zeros = digits.reversed().prefix { $0 == 48 }.count
        digits.removeLast(zeros)
        let tens = places.addingReportingOverflow(zeros)
        // Nothing of 20 digits fits, so the loops below are short whatever the number's length.
        guard !tens.overflow, tens.partialValue >= 0, tens.partialValue < 20, digits.count < 20 else { return nil }
        var value = 0
        for digit in digits + Array(repeating: 48, count: tens.partialValue) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let digit = Int(digit) - 48
            let (sum, carry) = product.addingReportingOverflow(isNegative ? -digit : digit)
            guard !overflow, !carry else { return nil }
            value = sum
        }
        return value
    }

    private func isZeroByte(_ byte: UInt8) -> Bool { byte == 48 || byte == 0x2E || byte == 0x2D }
}
