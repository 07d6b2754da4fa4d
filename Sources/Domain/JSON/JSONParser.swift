/// What stops a text from being JSON.
package struct JSONParseError: Error, Hashable, Sendable {
    /// What was wrong, for a reader of a log.
    package let reason: String
    /// The byte at which it was seen, from 0.
    package let offset: Int
}

/// A strict parser of RFC 8259 that keeps member order and number spelling,
/// bounded in depth so that hostile input cannot exhaust the stack.
package struct JSONParser {
    private let bytes: [UInt8]
    private var position = 0
    private let maximumDepth: Int

    private init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    /// Parses one JSON value, and nothing after it but white space.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8 text; ill-formed sequences inside strings become U+FFFD.
    ///   - maximumDepth: How deep arrays and objects may nest; at least 1.
    /// - Throws: `JSONParseError` at the first byte that does not fit.
    /// - Complexity: O(*n*) in the number of bytes.
    package static func parse(_ bytes: some Sequence<UInt8>, maximumDepth: Int = 64) throws(JSONParseError) -> JSON {
        var parser = JSONParser(bytes: Array(bytes), maximumDepth: maximumDepth)
        parser.skipByteOrderMark()
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.position == parser.bytes.count else { throw parser.error("text after the value") }
        return value
    }

    /// Parses one JSON value from `text`.
    ///
    /// - Throws: `JSONParseError`.
    package static func parse(_ text: String) throws(JSONParseError) -> JSON { try parse(text.utf8) }

    private func error(_ reason: String) -> JSONParseError { JSONParseError(reason: reason, offset: position) }

    private mutating func skipByteOrderMark() {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private mutating func value(depth: Int) throws(JSONParseError) -> JSON {
        guard depth < maximumDepth else { throw error("nested deeper than \(maximumDepth)") }
        skipSpace()
        guard position < bytes.count else { throw error("the text ends where a value should be") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try objectValue(depth: depth)
        case UInt8(ascii: "["): return try arrayValue(depth: depth)
        case UInt8(ascii: "\""): return .string(try stringValue())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try numberValue()
        }
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSONParseError) -> JSON {
        guard bytes[position...].starts(with: word.utf8) else { throw error("not a JSON value") }
        position += word.utf8.count
        return value
    }

    private mutating func numberValue() throws(JSONParseError) -> JSON {
        let start = position
        while position < bytes.count, isNumberByte(bytes[position]) { position += 1 }
        guard let number = JSONNumber(lexeme: String(decoding: bytes[start..<position], as: UTF8.self)) else {
            position = start
            throw error("not a JSON value")
        }
        return .number(number)
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E || byte | 0x20 == UInt8(ascii: "e")
    }

    private mutating func arrayValue(depth: Int) throws(JSONParseError) -> JSON {
        position += 1
        var elements: [JSON] = []
        skipSpace()
        if take("]") { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return .array(elements) }
            guard take(",") else { throw error("expected , or ]") }
        }
    }

    private mutating func objectValue(depth: Int) throws(JSONParseError) -> JSON {
        position += 1
        var object = JSONObject()
        skipSpace()
        if take("}") { return .object(object) }
        while true {
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                throw error("expected a member name")
            }
            let name = try stringValue()
            skipSpace()
            guard take(":") else { throw error("expected :") }
            object[name] = try value(depth: depth + 1)
            skipSpace()
            if take("}") { return .object(object) }
            guard take(",") else { throw error("expected , or }") }
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    private mutating func stringValue() throws(JSONParseError) -> String {
        position += 1
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try appendEscape(to: &text)
            case 0..<0x20: throw error("a control character inside a string")
            default: text.append(byte)
            }
        }
        throw error("the text ends inside a string")
    }

    private mutating func appendEscape(to text: inout [UInt8]) throws(JSONParseError) {
        guard position < bytes.count else { throw error("the text ends inside a string") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try escapedScalar()).utf8)
        default: throw error("an unknown escape")
        }
    }

    /// A `\u` escape, or two that form a surrogate pair; a lone surrogate becomes U+FFFD.
    private mutating func escapedScalar() throws(JSONParseError) -> Unicode.Scalar {
        let first = try hexUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), bytes[position...].starts(with: [0x5C, 0x75]) else {
            return "\u{FFFD}"
        }
        let restart = position
        position += 2
        let second = try hexUnit()
        guard (0xDC00..<0xE000).contains(second) else {
            position = restart
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF)) ?? "\u{FFFD}"
    }

    private mutating func hexUnit() throws(JSONParseError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw error("the text ends inside an escape") }
        var unit: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw error("not a hex digit") }
            unit = unit << 4 | UInt32(digit)
        }
        position += 4
        return unit
    }
}
