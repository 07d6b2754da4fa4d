extension JSON {
    /// The value as compact JSON text, members in their order.
    package var text: String {
        var out = ""
        write(to: &out, indent: nil, level: 0)
        return out
    }

    /// The value as JSON text with two spaces for each level, for people.
    package var prettyText: String {
        var out = ""
        write(to: &out, indent: "  ", level: 0)
        return out
    }

    private func write(to out: inout String, indent: String?, level: Int) {
        switch self {
        case .null: out += "null"
        case .bool(let value): out += value ? "true" : "false"
        case .number(let number): out += number.lexeme
        case .string(let text): Self.writeString(text, to: &out)
        case .array(let elements):
            Self.writeList(elements, open: "[", close: "]", to: &out, indent: indent, level: level) { element, out in
                element.write(to: &out, indent: indent, level: level + 1)
            }
        case .object(let object):
            Self.writeList(Array(object), open: "{", close: "}", to: &out, indent: indent, level: level) {
                member, out in
                Self.writeString(member.name, to: &out)
                out += indent == nil ? ":" : ": "
                member.value.write(to: &out, indent: indent, level: level + 1)
            }
        }
    }

    private static func writeList<Element>(
        _ elements: [Element], open: String, close: String, to out: inout String, indent: String?, level: Int,
        each: (Element, inout String) -> Void
    ) {
        func newLine(_ level: Int) {
            guard let indent, !elements.isEmpty else { return }
            out += "\n" + String(repeating: indent, count: level)
        }
        out += open
        for (index, element) in elements.enumerated() {
            if index > 0 { out += "," }
            newLine(level + 1)
            each(element, &out)
        }
        newLine(level)
        out += close
    }

    /// Escapes what RFC 8259 demands, and DEL and C1 controls too, so that
    /// JSON printed to a terminal cannot carry an escape sequence.
    private static func writeString(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}
