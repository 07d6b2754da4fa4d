import JSON

/// The keywords of descriptors in any spelling: `maxLength`, `max_length`, `MaxLength` and `maxlength` are the same.
enum DescriptorKeywords {
    /// Returns the JSON Schema keyword for `name`; nil where it is not a keyword of descriptors.
    static func keyword(for name: String) -> String? { word(name)?.ours }

    /// Returns `descriptor` with JSON Schema keywords added. Of several synonyms the first in the table counts, unless
    /// the keyword itself is present.
    static func translated(_ descriptor: JSONObject) -> JSONObject {
        var found: [(word: Word, value: JSON)] = []
        for (name, value) in descriptor {
            guard let word = word(name), word.ours != name, suits(value, word.ours, word.theirs) else { continue }
            if let place = found.firstIndex(where: { $0.word.ours == word.ours }) {
                if word.rank < found[place].word.rank { found[place] = (word, value) }
            } else {
                found.append((word, value))
            }
        }
        var schema = descriptor
        for (word, value) in found where schema[word.ours] == nil || schema[word.ours]?.isNull == true {
            schema[word.ours] = word.ours == "examples" && value.array == nil ? .array([value]) : value
        }
        return schema
    }

    private struct Word {
        let theirs: String
        let ours: String
        /// The index in the table.
        let rank: Int
    }

    private static func word(_ name: String) -> Word? {
        if let word = words[name] { return word }
        // Most are in lower case.
        guard !name.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        return words[TypeAliases.normal(name)]
    }

    /// Returns true if `value` suits the keyword `ours`; Formio, for one, has `"input": true` beside the type.
    private static func suits(_ value: JSON, _ ours: String, _ theirs: String) -> Bool {
        if MemberShape.words.contains(ours) { return value.string != nil }
        switch ours {
        case "minimum", "maximum", "x-step", "minLength", "maxLength", "minItems", "maxItems", "exclusiveMinimum",
            "exclusiveMaximum", "multipleOf":
            return value.lenientDecimal != nil
        case "default": return theirs != "value" || value.object == nil
        case "x-options": return value.array?.isEmpty == false || value.object?.isEmpty == false || value.string != nil
        default: return true
        }
    }

    private static let words = Dictionary(
        table.enumerated().map { rank, entry in
            (entry.theirs, Word(theirs: entry.theirs, ours: entry.ours, rank: rank))
        }, uniquingKeysWith: { first, _ in first })

    private static let table: [(theirs: String, ours: String)] = [
        ("type", "type"), ("kind", "type"), ("inputtype", "type"), ("fieldtype", "type"), ("datatype", "type"),
        ("vartype", "type"), ("input", "type"), ("widget", "ui:widget"), ("component", "ui:widget"),
        ("control", "ui:widget"), ("label", "title"), ("title", "title"), ("displayname", "title"),
        ("caption", "title"), ("legend", "title"), ("question", "title"), ("verbosename", "title"),
        ("description", "description"), ("help", "description"), ("hint", "description"), ("tooltip", "description"),
        ("helptext", "description"), ("info", "description"), ("documentation", "description"),
        ("placeholder", "placeholder"), ("default", "default"), ("defaultvalue", "default"), ("initial", "default"),
        ("initialvalue", "default"), ("parameterdefault", "default"), ("value", "default"), ("minimum", "minimum"),
        ("min", "minimum"), ("ge", "minimum"), ("gte", "minimum"), ("minvalue", "minimum"), ("ratemin", "minimum"),
        ("maximum", "maximum"), ("max", "maximum"), ("le", "maximum"), ("lte", "maximum"), ("maxvalue", "maximum"),
        ("ratemax", "maximum"), ("gt", "exclusiveMinimum"), ("lt", "exclusiveMaximum"), ("step", "x-step"),
        ("minlength", "minLength"), ("minchars", "minLength"), ("maxlength", "maxLength"), ("maxchars", "maxLength"),
        ("characterlimit", "maxLength"), ("minitems", "minItems"), ("maxitems", "maxItems"), ("pattern", "pattern"),
        ("regex", "pattern"), ("allowedpattern", "pattern"), ("format", "format"), ("multiline", "x-multiline"),
        ("advanced", "x-advanced"), ("isadvanced", "x-advanced"), ("hidden", "x-hidden"), ("readonly", "readOnly"),
        ("examples", "examples"), ("example", "examples"), ("exampleinput", "examples"),
        ("options", "x-options"), ("choices", "x-options"), ("values", "x-options"), ("enumvalues", "x-options"),
        ("allowedvalues", "x-options"), ("enum", "x-options"), ("alternatives", "x-options"), ("symbols", "x-options"),
    ]
}
