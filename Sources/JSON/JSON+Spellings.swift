extension JSON {
    /// The value and its equivalents of other types: the number or truth value that a text spells, the text of a number
    /// or of a truth value.
    ///
    /// Generated and handwritten schemas write `"512"` for 512, and the reverse.
    package var spellings: [JSON] {
        switch self {
        case .string(let text):
            var values = [self]
            if let number = JSONNumber(lexeme: text) { values.append(.number(number)) }
            if let flag = Self.truth(text) { values.append(.bool(flag)) }
            return values
        case .number(let number):
            let flags: [JSON] = number.int == 0 ? [false] : number.int == 1 ? [true] : []
            return [self, .string(number.lexeme)] + flags
        case .bool(let flag): return [self, .string(flag ? "true" : "false")]
        default: return [self]
        }
    }

    /// Returns true if the two are the same value in different types: `512`, `"512"` and `"512.0"`; `true`, `"yes"` and
    /// 1.
    package func means(_ other: JSON) -> Bool {
        if NormalizedJSON(self) == NormalizedJSON(other) { return true }
        switch (self, other) {
        case (.number(let number), .string(let text)), (.string(let text), .number(let number)):
            return JSONNumber(lexeme: text).map { NormalizedJSON(.number($0)) == NormalizedJSON(.number(number)) }
                ?? false
        case (.bool(let flag), .string(let text)), (.string(let text), .bool(let flag)):
            return Self.truth(text) == flag
        case (.bool(let flag), .number(let number)), (.number(let number), .bool(let flag)):
            return number.int == (flag ? 1 : 0)
        default: return false
        }
    }

    /// The number, or the number that a text spells; nil for anything else.
    package var lenientDecimal: JSONNumber? { number ?? string.flatMap(JSONNumber.init(lexeme:)) }

    private static func truth(_ text: String) -> Bool? {
        guard text.utf8.count <= 5 else { return nil }
        return switch text.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: nil
        }
    }
}
