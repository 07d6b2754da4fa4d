/// A JSON number, kept as it was written.
package struct JSONNumber: Hashable, Sendable {
    /// The number's text, by the grammar of RFC 8259, section 6.
    package let lexeme: String

    /// A number from its text; nil when `lexeme` is no JSON number.
    package init?(lexeme: String) {
        guard Self.isNumber(lexeme) else { return nil }
        self.lexeme = lexeme
    }

    /// A whole number.
    package init(_ value: Int) { lexeme = String(value) }

    /// A finite number; nil for infinities and not-a-number, which JSON cannot write.
    package init?(_ value: Double) {
        guard value.isFinite else { return nil }
        self.init(lexeme: value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)")
    }

    /// The value as a whole number, when it is one that fits (`3`, `3.0` and `3e0` all are 3).
    package var int: Int? { Int(lexeme) ?? Double(lexeme).flatMap { Int(exactly: $0) } }

    /// The nearest binary floating-point value.
    package var double: Double { Double(lexeme) ?? .nan }

    /// Whether the value has no fractional part.
    package var isWhole: Bool { int != nil || double == double.rounded() }

    private static func isNumber(_ text: String) -> Bool {
        var bytes = Substring(text).utf8
        func digits(_ bytes: inout Substring.UTF8View) -> Int {
            let run = bytes.prefix { (48...57).contains($0) }
            bytes = bytes.dropFirst(run.count)
            return run.count
        }
        if bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
        let startsWithZero = bytes.first == UInt8(ascii: "0")
        let whole = digits(&bytes)
        guard whole > 0, !(startsWithZero && whole > 1) else { return false }
        if bytes.first == UInt8(ascii: ".") {
            bytes = bytes.dropFirst()
            guard digits(&bytes) > 0 else { return false }
        }
        if let mark = bytes.first, mark | 0x20 == UInt8(ascii: "e") {
            bytes = bytes.dropFirst()
            if let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                bytes = bytes.dropFirst()
            }
            guard digits(&bytes) > 0 else { return false }
        }
        return bytes.isEmpty
    }
}
