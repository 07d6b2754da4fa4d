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
    package var int: Int? { Int(lexeme) ?? ExactDecimal(exactly: self)?.int }

    /// The nearest binary floating-point value.
    package var double: Double { Double(lexeme) ?? .nan }

    /// True if the value has no fractional part, as far as `Double` tells. `ExactDecimal.isWhole` is exact.
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
}
