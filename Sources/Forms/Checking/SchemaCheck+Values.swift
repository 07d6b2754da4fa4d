import Domain
import JSON

extension SchemaCheck {
    /// Checks `const` and `enum` (JSON Schema 2020-12, validation, section 6.1).
    mutating func values(_ rules: SchemaNode.ValueRules, _ value: JSON) -> Bool {
        guard spend(value.weight) else { return true }
        let same = NormalizedJSON(value)
        if let constant = rules.constant, rules.sameConstant != same { return fail("must be \(Self.shown(constant))") }
        guard let options = rules.options, !rules.set.contains(same) else { return true }
        guard options.count == rules.count else {
            advise("too many values to check")
            return true
        }
        return fail(Self.reason(options, of: rules.count))
    }

    /// Returns the reason for a value that is none of `options`, which are the first of `count`.
    static func reason(_ options: [JSON], of count: Int) -> String {
        if options.isEmpty { return "no value is valid: the list of values is empty" }
        if count == 1 { return "must be \(shown(options[0]))" }
        return count <= 6
            ? "must be one of " + options.map(shown).joined(separator: ", ") : "choose one of the \(count) values"
    }

    /// Checks the rules for numbers (JSON Schema 2020-12, validation, section 6.2).
    mutating func numbers(_ rules: SchemaNode.NumberRules, _ number: JSONNumber) -> Bool {
        let value = ExactDecimal(number)
        func shown(_ name: String, _ old: String) -> String {
            (rules.lexemes[name] ?? rules.lexemes[old])?.lexeme ?? ""
        }
        if let minimum = rules.minimum, value < minimum { return fail("must be at least \(shown("minimum", ""))") }
        if let minimum = rules.exclusiveMinimum, value <= minimum {
            return fail("must be more than \(shown("exclusiveMinimum", "minimum"))")
        }
        if let maximum = rules.maximum, value > maximum { return fail("must be at most \(shown("maximum", ""))") }
        if let maximum = rules.exclusiveMaximum, value >= maximum {
            return fail("must be less than \(shown("exclusiveMaximum", "maximum"))")
        }
        if let step = rules.multipleOf {
            guard let isMultiple = value.isMultiple(of: step) else {
                advise("too many digits to check the step")
                return true
            }
            if !isMultiple { return fail("must be a multiple of \(shown("multipleOf", "divisibleBy"))") }
        }
        return true
    }

    /// Checks the rules for strings (JSON Schema 2020-12, validation, sections 6.3 and 7).
    mutating func texts(_ rules: SchemaNode.TextRules, _ text: String) -> Bool {
        guard spend(text.utf8.count / 64) else { return true }
        if rules.minLength != nil || rules.maxLength != nil {
            let length = lengths == .utf16 ? text.utf16.count : text.unicodeScalars.count
            if let minimum = rules.minLength, length < minimum {
                return fail(Self.tooFew(length, minimum, "character"))
            }
            if let maximum = rules.maxLength, length > maximum {
                return fail(Self.tooMany(length, maximum, "character"))
            }
        }
        if let pattern = rules.pattern {
            switch pattern.tried(on: text, &budget) {
            case .matches: break
            case .undecided:
                if pattern.pattern != nil { _ = giveUp() }
                advise("pattern not checked")
            case .fails: return fail("must match \(Self.cut(pattern.source, to: 60))")
            }
        }
        if isReporting, let format = rules.format, let warning = TextFormat(format).warning(about: text) {
            advise(warning)
        }
        return true
    }

    // MARK: words

    /// A count with its noun, such as `1 item` and `2 items`.
    static func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
    }

    /// The reason for fewer of something than `minimum`, such as `needs 1 more character (2/3)`.
    static func tooFew(_ count: Int, _ minimum: Int, _ noun: String, _ plural: String? = nil) -> String {
        let missing = minimum.subtractingWithSaturation(count)
        return "needs \(counted(missing, "more " + noun, plural.map { "more " + $0 })) (\(count)/\(minimum))"
    }

    /// The reason for more of something than `maximum`, such as `4 characters over the limit (204/200)`.
    static func tooMany(_ count: Int, _ maximum: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(counted(count.subtractingWithSaturation(maximum), noun, plural)) over the limit (\(count)/\(maximum))"
    }

    /// Returns a value as shown in a message, cut to 40 bytes.
    static func shown(_ value: JSON) -> String { cut(value.string ?? value.text, to: 40) }

    /// Returns `text`, cut to `length` characters with `…` where it has more than `length` bytes.
    static func cut(_ text: String, to length: Int) -> String {
        text.utf8.count <= length ? text : String(text.prefix(length)) + "…"
    }

    /// Returns the reason for a value of another type than `types`.
    static func reason(_ types: JSONTypes, against value: JSON) -> String {
        if value.isNull { return "must not be null" }
        if types == .integer, value.number != nil { return "must be a whole number" }
        if !types.isDisjoint(with: [.integer, .number]), types.isSubset(of: [.integer, .number, .null]) {
            return "must be a number"
        }
        var words: [String] = []
        if types.contains(.string) { words.append("text") }
        if types.contains(.number) {
            words.append("a number")
        } else if types.contains(.integer) {
            words.append("a whole number")
        }
        if types.contains(.boolean) { words.append("yes or no") }
        if types.contains(.array) { words.append("a list") }
        if types.contains(.object) { words.append("an object") }
        if types.contains(.null) { words.append("null") }
        return "must be " + words.joined(separator: " or ")
    }
}
