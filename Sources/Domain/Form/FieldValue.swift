/// What a person has answered to a field so far.
package enum FieldValue: Hashable, Sendable {
    /// Nothing: the field is left out, and the service's default holds.
    case unset
    /// Text as typed, for texts, numbers and raw JSON.
    case text(String)
    /// The index of a choice.
    case choice(Int)
    case toggle(Bool)
}

extension Field {
    /// What the field shows before anything is typed: its default.
    package var initialValue: FieldValue {
        guard let defaultValue, !defaultValue.isNull else { return .unset }
        switch kind {
        case .text, .number: return defaultValue.lenientString.map(FieldValue.text) ?? .unset
        case .choice(let choices):
            return choices.firstIndex { $0.value == defaultValue }.map(FieldValue.choice) ?? .unset
        case .toggle: return defaultValue.lenientBool.map(FieldValue.toggle) ?? .unset
        case .raw: return .text(defaultValue.text)
        }
    }

    /// The JSON that `value` sends; nil leaves the field out. Assumes that `problem(with:)` found none.
    package func json(for value: FieldValue) -> JSON? {
        switch (kind, value) {
        case (_, .unset): nil
        case (.text, .text(let text)): text.isEmpty ? nil : .string(text)
        case (.number, .text(let text)): JSONNumber(lexeme: Self.lexeme(text)).map(JSON.number)
        case (.choice(let choices), .choice(let index)): choices.indices.contains(index) ? choices[index].value : nil
        case (.toggle, .toggle(let isOn)): .bool(isOn)
        case (.raw, .text(let text)): text.isEmpty ? nil : try? JSONParser.parse(text)
        default: nil
        }
    }

    /// People write `.5`, `+3` and `3.`; JSON does not.
    static func lexeme(_ text: String) -> String {
        // Only around the number: `1 2` and `1+2` are no numbers.
        var lexeme = String(text.drop { $0 == " " })
        while lexeme.hasSuffix(" ") { lexeme.removeLast() }
        if lexeme.hasPrefix("+") { lexeme.removeFirst() }
        if lexeme.hasPrefix(".") { lexeme = "0" + lexeme }
        if lexeme.hasPrefix("-.") { lexeme = "-0" + lexeme.dropFirst() }
        if lexeme.hasSuffix(".") { lexeme.removeLast() }
        return lexeme
    }
}
