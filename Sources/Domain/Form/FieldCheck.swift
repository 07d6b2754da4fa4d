extension Field {
    /// Why `value` cannot be sent, in a few words; nil when it can.
    package func problem(with value: FieldValue) -> String? {
        switch (kind, value) {
        case (_, .unset): return isMissing ? "needed" : nil
        case (.text(let rule), .text(let text)): return problem(with: text, rule)
        case (.number(let rule), .text(let text)):
            if text.isEmpty { return isMissing ? "needed" : nil }
            return Self.problem(withNumber: text, rule)
        case (.raw, .text(let text)):
            if text.isEmpty { return isMissing ? "needed" : nil }
            do {
                _ = try JSONParser.parse(text)
                return nil
            } catch {
                return "not JSON: \(error.reason), at character \(error.offset + 1)"
            }
        default: return nil
        }
    }

    /// Zod marks defaulted fields as required, but leaving them out is fine.
    private var isMissing: Bool { isRequired && defaultValue == nil }

    private func problem(with text: String, _ rule: TextRule) -> String? {
        let isBlank = !text.contains { !$0.isWhitespace }
        if isBlank { return isMissing ? "needed" : nil }
        // Services written in JavaScript count UTF-16 units.
        let length = text.utf16.count
        if let least = rule.minLength, length < least { return "at least \(least) characters, has \(length)" }
        if let most = rule.maxLength, length > most { return "at most \(most) characters, has \(length)" }
        return nil
    }

    private static func problem(withNumber text: String, _ rule: NumberRule) -> String? {
        guard let number = JSONNumber(lexeme: lexeme(text)) else { return "not a number" }
        if rule.isInteger, !number.isWhole { return "a whole number, please" }
        let value = number.double
        if let least = rule.minimum, value < least || rule.excludesMinimum && value == least {
            return (rule.excludesMinimum ? "more than " : "at least ") + shown(least)
        }
        if let most = rule.maximum, value > most || rule.excludesMaximum && value == most {
            return (rule.excludesMaximum ? "less than " : "at most ") + shown(most)
        }
        return nil
    }

    /// A bound as a person writes it.
    private static func shown(_ value: Double) -> String { JSONNumber(value)?.lexeme ?? "\(value)" }
}

extension Form {
    /// What is wrong with `values`, by field name; empty when they can be sent.
    package func problems(in values: [String: FieldValue]) -> [String: String] {
        var problems: [String: String] = [:]
        for field in fields { problems[field.name] = field.problem(with: values[field.name] ?? .unset) }
        return problems
    }
}
