/// A reference recognizer of RFC 8259, independent of the parser that it is compared with.
///
/// It accepts ill-formed UTF-8 inside strings and a byte order mark at the start, as the parser does.
struct JSONRecognizer {
    private var rest: ArraySlice<UInt8>

    static func accepts(_ bytes: [UInt8]) -> Bool {
        var recognizer = JSONRecognizer(rest: bytes[...])
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { recognizer.rest.removeFirst(3) }
        return recognizer.element() && recognizer.rest.isEmpty
    }

    private mutating func element() -> Bool {
        space()
        guard value() else { return false }
        space()
        return true
    }

    private mutating func value() -> Bool {
        if literal("{") { return list(until: "}") { $0.member() } }
        if literal("[") { return list(until: "]") { $0.element() } }
        if rest.first == 0x22 { return string() }
        return literal("true") || literal("false") || literal("null") || number()
    }

    private mutating func list(until end: String, _ item: (inout Self) -> Bool) -> Bool {
        space()
        if literal(end) { return true }
        repeat { guard item(&self) else { return false } } while literal(",")
        return literal(end)
    }

    private mutating func member() -> Bool {
        space()
        guard string() else { return false }
        space()
        return literal(":") && element()
    }

    private mutating func string() -> Bool {
        guard literal("\"") else { return false }
        while let byte = rest.popFirst() {
            if byte == 0x22 { return true }
            if byte < 0x20 { return false }
            guard byte == 0x5C else { continue }
            guard let escaped = rest.popFirst() else { return false }
            if escaped == UInt8(ascii: "u") {
                for _ in 0..<4 where !one("0123456789abcdefABCDEF") { return false }
            } else if !"\"\\/bfnrt".utf8.contains(escaped) {
                return false
            }
        }
        return false
    }

    private mutating func number() -> Bool {
        _ = literal("-")
        guard literal("0") || digits() else { return false }
        if literal("."), !digits() { return false }
        if one("eE") {
            _ = one("+-")
            return digits()
        }
        return true
    }

    private mutating func digits() -> Bool {
        guard one("0123456789") else { return false }
        while one("0123456789") {}
        return true
    }

    private mutating func space() { while one(" \t\r\n") {} }

    private mutating func one(_ set: String) -> Bool {
        guard let first = rest.first, set.utf8.contains(first) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func literal(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest.removeFirst(text.utf8.count)
        return true
    }
}
