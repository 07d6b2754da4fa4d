extension JSON {
    /// The value as compact JSON, with members in their order.
    package var text: String { JSONWriter.text(self, indent: nil) }

    /// The value as indented JSON, with two spaces for each level.
    package var prettyText: String { JSONWriter.text(self, indent: 2) }

    /// The value as indented JSON for a terminal: characters that are invisible or change how others are shown are
    /// written as escapes (`\u202e`).
    ///
    /// These are control and format characters, line and paragraph separators, and default ignorable code points
    /// (Unicode 16, section 5.21). RFC 8259, section 7, allows any character to be escaped.
    package var visibleText: String { JSONWriter.text(self, indent: 2, isVisible: true) }
}

/// A writer of JSON text as UTF-8 bytes.
private struct JSONWriter {
    /// The number of spaces for each level; nil writes everything on one line.
    let indent: Int?
    /// True if invisible characters are escaped.
    let isVisible: Bool
    var out: [UInt8] = []

    static func text(_ json: JSON, indent: Int?, isVisible: Bool = false) -> String {
        var writer = JSONWriter(indent: indent, isVisible: isVisible)
        writer.write(json, level: 0)
        return String(decoding: writer.out, as: UTF8.self)
    }

    private mutating func write(_ json: JSON, level: Int) {
        switch json {
        case .null: out += "null".utf8
        case .bool(let value): out += value ? "true".utf8 : "false".utf8
        case .number(let number): out += number.lexeme.utf8
        case .string(let text): write(text)
        case .array(let elements): write(elements, level: level)
        case .object(let object): write(object, level: level)
        }
    }

    private mutating func write(_ elements: [JSON], level: Int) {
        out.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            separate(index, level: level + 1)
            write(element, level: level + 1)
        }
        if !elements.isEmpty { newLine(level) }
        out.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ object: JSONObject, level: Int) {
        out.append(UInt8(ascii: "{"))
        for (index, member) in object.enumerated() {
            separate(index, level: level + 1)
            write(member.name)
            out.append(UInt8(ascii: ":"))
            if indent != nil { out.append(0x20) }
            write(member.value, level: level + 1)
        }
        if !object.isEmpty { newLine(level) }
        out.append(UInt8(ascii: "}"))
    }

    private mutating func separate(_ index: Int, level: Int) {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        newLine(level)
    }

    private mutating func newLine(_ level: Int) {
        guard let indent else { return }
        out.append(0x0A)
        out.append(contentsOf: repeatElement(0x20, count: indent * level))
    }

    /// Escapes what RFC 8259, section 7, requires, and DEL and C1 controls too, so that JSON printed to a terminal
    /// contains no escape sequence.
    private mutating func write(_ text: String) {
        out.append(UInt8(ascii: "\""))
        if isVisible, !text.utf8.allSatisfy({ $0 < 0x80 }) {
            for scalar in text.unicodeScalars {
                if scalar.isASCII || scalar.isSeen { write(bytes: String(scalar).utf8) } else { escape(scalar) }
            }
        } else {
            write(bytes: text.utf8)
        }
        out.append(UInt8(ascii: "\""))
    }

    private mutating func write(bytes: String.UTF8View) {
        var before: UInt8 = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
            case 0x0A: out += "\\n".utf8
            case 0x0D: out += "\\r".utf8
            case 0x09: out += "\\t".utf8
            case 0..<0x20, 0x7F: escape(byte)
            case 0x80...0x9F where before == 0xC2:
                // U+0080 to U+009F are C2 80 to C2 9F; C2 leads nothing else that ends so.
                out.removeLast()
                escape(byte)
            default: out.append(byte)
            }
            before = byte
        }
    }

    private mutating func escape(_ value: UInt8) { escape(unit: UInt16(value)) }

    /// Escapes a scalar, as a pair of surrogates where it is beyond U+FFFF (RFC 8259, section 7).
    private mutating func escape(_ scalar: Unicode.Scalar) {
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { escape(unit: unit) }
    }

    private mutating func escape(unit: UInt16) {
        func digit(_ value: UInt16) -> UInt8 {
            let value = UInt8(value & 15)
            return value < 10 ? 48 + value : UInt8(ascii: "a") + value - 10
        }
        out += "\\u".utf8
        out += [digit(unit >> 12), digit(unit >> 8), digit(unit >> 4), digit(unit)]
    }
}

extension Unicode.Scalar {
    /// True if a terminal shows the scalar without changing its neighbors.
    fileprivate var isSeen: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: false
        default: !properties.isDefaultIgnorableCodePoint
        }
    }
}
