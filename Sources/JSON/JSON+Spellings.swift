extension JSON {
    /// The value, and what it spells in another type: the number or truth value in a text, the text of a number or of
    /// a truth value.
    ///
    /// Schemas made by programs and by hand write `"512"` where they mean 512, and the other way about.
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

    /// A number, read from one or from a text that spells one.
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
