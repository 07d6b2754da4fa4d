import JSON

/// A generator of JSON values, and of texts as services might write them.
struct JSONSamples {
    /// Bytes of JSON texts, and some others.
    static let alphabet =
        Array(#"{}[]",:\/u0d8DcCeE+-.0123456789tfnralsbu "#.utf8) + [
            0x09, 0x0A, 0x00, 0x1F, 0x7F, 0xFF, 0xC2, 0xE2, 0x9B,
        ]

    private static let letters: [Unicode.Scalar] = [
        "a", "b", "c", "é", "e", "\u{301}", "\u{327}", "漢", "😀", "\"", "\\", "/", "\n", "\u{0}", "\u{1B}", "\u{7F}",
        "\u{9B}",
        "\u{A0}", "\u{2028}", "\u{FEFF}", "\u{FFFD}", "\u{10FFFF}",
    ]
    private static let numbers = [
        "0", "-0", "1", "-1", "1.0", "1.50", "1e3", "1E+3", "1.25e-3", "9007199254740993", "18446744073709551616",
        "1e400",
        "-1e-400", "0.1",
    ]

    /// A value that nests at most `depth` deep.
    static func value(depth: Int, _ source: inout SeededSource) -> JSON {
        switch source.below(depth > 0 ? 8 : 5) {
        case 0: .null
        case 1: .bool(source.once(in: 2))
        case 2: JSONNumber(lexeme: source.one(of: numbers)).map { .number($0) } ?? .null
        case 3, 4: .string(text(&source))
        case 5: .array((0..<source.below(5)).map { _ in value(depth: depth - 1, &source) })
        default:
            // Sometimes more members than `JSONObject` searches linearly.
            .object(
                JSONObject(
                    (0..<(source.once(in: 12) ? 40 : source.below(6)))
                        .map { _ in (text(&source), value(depth: depth - 1, &source)) }))
        }
    }

    static func text(_ source: inout SeededSource) -> String {
        var text = ""
        for _ in 0..<source.below(source.once(in: 10) ? 60 : 6) { text.unicodeScalars.append(source.one(of: letters)) }
        return text
    }

    /// Returns `value` as text with optional spaces and escapes.
    static func spelled(_ value: JSON, _ source: inout SeededSource) -> String {
        func space() -> String { source.once(in: 6) ? source.one(of: [" ", "\t", "\r\n", "\n  "]) : "" }
        func quoted(_ text: String) -> String {
            var out = "\""
            for scalar in text.unicodeScalars {
                let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
                guard mustEscape || source.once(in: 8) else {
                    out.unicodeScalars.append(scalar)
                    continue
                }
                for unit in String(scalar).utf16 {
                    let hex = String(unit, radix: 16, uppercase: source.once(in: 2))
                    out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                }
            }
            return out + "\""
        }
        func spell(_ value: JSON) -> String {
            switch value {
            case .null: space() + "null" + space()
            case .bool(let value): space() + (value ? "true" : "false") + space()
            case .number(let number): space() + number.lexeme + space()
            case .string(let text): space() + quoted(text) + space()
            case .array(let elements):
                space() + "[" + elements.map(spell).joined(separator: ",") + space() + "]" + space()
            case .object(let object):
                // A name may come twice; then it keeps its first place and its last value.
                space() + "{"
                    + (source.once(in: 6) ? object.names.prefix(1).map { quoted($0) + ":[null]," }.joined() : "")
                    + object.map { space() + quoted($0.name) + space() + ":" + spell($0.value) }.joined(separator: ",")
                    + space() + "}" + space()
            }
        }
        return spell(value)
    }
}
