import JSON

extension SchemaCheck {
    mutating func values(_ rules: SchemaNode.ValueRules, _ value: JSON) -> Bool {
        guard spend(value.weight) else { return true }
        let same = NormalizedJSON(value)
        if let constant = rules.constant, rules.sameConstant != same { return fail("must be \(Self.shown(constant))") }
        guard let options = rules.options, !rules.set.contains(same) else { return true }
        guard options.count == rules.count else {
            advise("there are too many choices to check this one")
            return true
        }
        return fail(Self.reason(options, of: rules.count))
    }

    /// Why a value that is none of `options` does not fit; they are the first of `count`.
    static func reason(_ options: [JSON], of count: Int) -> String {
        if options.isEmpty { return "nothing fits: its list of values is empty" }
        if count == 1 { return "must be \(shown(options[0]))" }
        return count <= 6
            ? "one of " + options.map(shown).joined(separator: ", ") : "not one of the \(count) choices"
    }

    mutating func numbers(_ rules: SchemaNode.NumberRules, _ number: JSONNumber) -> Bool {
        let value = ExactDecimal(number)
        func shown(_ name: String, _ old: String) -> String {
            (rules.lexemes[name] ?? rules.lexemes[old])?.lexeme ?? ""
        }
        if let least = rules.minimum, value < least { return fail("at least \(shown("minimum", ""))") }
        if let least = rules.exclusiveMinimum, value <= least {
            return fail("more than \(shown("exclusiveMinimum", "minimum"))")
        }
        if let most = rules.maximum, value > most { return fail("at most \(shown("maximum", ""))") }
        if let most = rules.exclusiveMaximum, value >= most {
            return fail("less than \(shown("exclusiveMaximum", "maximum"))")
        }
        if let step = rules.multipleOf {
            guard let isMultiple = value.isMultiple(of: step) else {
                advise("too many digits to check its step")
                return true
            }
            if !isMultiple { return fail("a multiple of \(shown("multipleOf", "divisibleBy"))") }
        }
        return true
    }

    mutating func texts(_ rules: SchemaNode.TextRules, _ text: String) -> Bool {
        guard spend(text.utf8.count / 64) else { return true }
        if rules.minLength != nil || rules.maxLength != nil {
            let length = lengths == .utf16 ? text.utf16.count : text.unicodeScalars.count
            if let least = rules.minLength, length < least {
                return fail("at least \(Self.counted(least, "character")), has \(length)")
            }
            if let most = rules.maxLength, length > most {
                return fail("at most \(Self.counted(most, "character")), has \(length)")
            }
        }
        if let pattern = rules.pattern {
            switch pattern.tried(on: text, &budget) {
            case .matches: break
            case .undecided:
                if pattern.pattern != nil { _ = giveUp() }
                advise("its pattern cannot be checked here")
            case .fails: return fail("does not fit the pattern \(Self.cut(pattern.source, to: 60))")
            }
        }
        if isTelling, let format = rules.format, let doubt = TextFormat(format).doubt(about: text) { advise(doubt) }
        return true
    }

    // MARK: words

    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// A value as it stands in a sentence.
    static func shown(_ value: JSON) -> String { cut(value.string ?? value.text, to: 40) }

    static func cut(_ text: String, to length: Int) -> String {
        text.utf8.count <= length ? text : String(text.prefix(length)) + "…"
    }

    /// Why a value of another type does not fit.
    static func reason(_ types: JSONTypes, against value: JSON) -> String {
        if value.isNull { return "null is not allowed" }
        if types == .integer, value.number != nil { return "a whole number, please" }
        if !types.isDisjoint(with: [.integer, .number]), types.isSubset(of: [.integer, .number, .null]) {
            return value.string != nil ? "not a number" : "a number, please"
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
        return words.joined(separator: " or ") + ", please"
    }
}
