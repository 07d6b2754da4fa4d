/// Aliases for JSON Schema types as found in the wild: the type names of programming languages and databases, and the
/// widget names of form builders and libraries.
enum TypeAliases {
    /// Returns the types that `word` stands for; nil where it is unknown, or stands for any type (`select`, `any`).
    static func types(of word: String) -> JSONTypes? { parts(word)?.types }

    /// Returns true if `word`, which may be anything, can hardly be anything but the name of a type or a widget:
    /// `int64`, `textarea`, `string[]`; not `short`, `code` or `scale`, which may as well be a value or a word about
    /// one.
    static func isUnmistakable(_ word: String) -> Bool {
        guard word.utf8.count <= maxLength else { return false }
        let spelled = spelled(word)
        let base = spelled.hasSuffix("[]") ? String(spelled.dropLast(2)) : generic(spelled)?.base ?? spelled
        return isTypeName(spelled) || unmistakable.contains(normal(base))
    }

    /// Returns true if `word` is the name of a type in JSON Schema or a programming language.
    static func isTypeName(_ word: String) -> Bool {
        guard word.utf8.count <= maxLength else { return false }
        let normal = normal(spelled(word))
        if JSONTypes(name: normal) != nil || typeNames.contains(normal) { return true }
        return (wholeNumbers.contains(normal) || numbers.contains(normal)) && normal.last?.isNumber == true
    }

    /// Returns true if `word` stands for any value.
    static func isAnything(_ word: String) -> Bool {
        ["any", "json", "jsonb", "unknown", "mixed", "variant"].contains(normal(word))
    }

    /// Returns the type of the items of a list or the values of a map: `string` of `string[]`, `list<string>`,
    /// `map(string)` and `stringlist`; nil where `word` gives none.
    static func item(of word: String) -> String? {
        let spelled = spelled(word)
        if spelled.hasSuffix("[]") { return String(spelled.dropLast(2)) }
        if let (base, arguments) = generic(spelled) {
            guard let types = plain(base)?.types, types == .array || types == .object else { return nil }
            return arguments.split(separator: ",").last.map(String.init)
        }
        let normal = normal(spelled)
        for suffix in ["list", "array"] where normal.hasSuffix(suffix) && normal.count > suffix.count {
            let item = String(normal.dropLast(suffix.count))
            if let types = plain(item)?.types, types != .array { return item }
        }
        return ["files", "images", "urls", "videos", "uploads", "multipleattachments"].contains(normal) ? "url" : nil
    }

    /// Returns `word` in lower case without separators: `datetime` for `Date-Time` and `date_time`.
    static func normal(_ word: String) -> String {
        guard word.utf8.count <= maxLength, !word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
        return word.lowercased().filter { !["_", "-", " ", "."].contains($0) }
    }

    // MARK: parsing

    private static let maxLength = 60

    /// The meaning of a word: the types, or nil for a widget for a value of any type.
    private struct Meaning {
        var types: JSONTypes?
    }

    /// Returns `word` without the suffixes `?` and `!`, and without spaces around it.
    private static func spelled(_ word: String) -> String {
        var text = word.drop { $0 == " " }
        while let last = text.last, last == " " || last == "?" || last == "!" { text.removeLast() }
        return String(text)
    }

    private static func parts(_ word: String) -> Meaning? {
        guard word.utf8.count <= maxLength else { return nil }
        var types: JSONTypes = []
        var count = 0
        for part in spelled(word).split(separator: "|", omittingEmptySubsequences: false) {
            guard let meaning = single(String(part)) else { return nil }
            count += 1
            guard let meant = meaning.types else { return count == 1 ? Meaning(types: nil) : nil }
            types.formUnion(meant)
        }
        return types == .null && count > 1 ? nil : Meaning(types: types)
    }

    private static func single(_ word: String) -> Meaning? {
        let word = spelled(word)
        if word.hasSuffix("[]") { return plain(String(word.dropLast(2))) == nil ? nil : Meaning(types: .array) }
        if let (base, arguments) = generic(word) {
            if ["optional", "nullable", "maybe", "option"].contains(normal(base)) {
                return single(arguments).map { Meaning(types: $0.types.map { $0.union(.null) }) }
            }
            return plain(base)
        }
        return plain(word)
    }

    /// Returns the two parts of `list<string>`, `list[str]` or `list(string)`.
    private static func generic(_ word: String) -> (base: String, arguments: String)? {
        for (open, close) in [("<", ">"), ("[", "]"), ("(", ")")] as [(Character, Character)] {
            guard word.last == close, let start = word.firstIndex(of: open), start > word.startIndex else { continue }
            let base = word[..<start]
            guard base.allSatisfy({ $0.isLetter || $0 == "_" }) else { return nil }
            return (String(base), String(word[word.index(after: start)...].dropLast()))
        }
        return nil
    }

    private static func plain(_ word: String) -> Meaning? {
        let normal = normal(word)
        if let meaning = meaning(normal) { return meaning }
        for suffix in ["field", "input", "widget", "box", "control", "value"]
        where normal.hasSuffix(suffix) && normal.count > suffix.count {
            return meaning(String(normal.dropLast(suffix.count)))
        }
        for prefix in ["input", "form", "field"] where normal.hasPrefix(prefix) && normal.count > prefix.count {
            return meaning(String(normal.dropFirst(prefix.count)))
        }
        for suffix in ["list", "array"] where normal.hasSuffix(suffix) {
            return meaning(String(normal.dropLast(suffix.count))).map { _ in Meaning(types: .array) }
        }
        return nil
    }

    private static func meaning(_ normal: String) -> Meaning? {
        if let types = JSONTypes(name: normal) { return Meaning(types: types) }
        if texts.contains(normal) { return Meaning(types: .string) }
        if wholeNumbers.contains(normal) { return Meaning(types: .integer) }
        if numbers.contains(normal) { return Meaning(types: [.integer, .number]) }
        if flags.contains(normal) { return Meaning(types: .boolean) }
        if lists.contains(normal) { return Meaning(types: .array) }
        if objects.contains(normal) { return Meaning(types: .object) }
        if ["none", "nil", "undefined"].contains(normal) { return Meaning(types: .null) }
        return others.contains(normal) ? Meaning(types: nil) : nil
    }

    // MARK: words

    private static let texts: Set<String> = [
        "str", "text", "textarea", "longtext", "mediumtext", "shorttext", "tinytext", "multiline", "multilinetext",
        "singleline", "singlelinetext", "plaintext", "richtext", "varchar", "nvarchar", "char", "clob", "citext",
        "paragraph", "comment", "editor", "wysiwyg", "code", "markdown", "html", "url", "uri", "link", "href", "email",
        "password", "secret", "securestring", "phone", "phonenumber", "tel", "telephone", "date", "datetime", "time",
        "color", "colour", "colorpicker", "file", "image", "video", "audio", "media", "upload", "attachment", "uuid",
        "guid", "objectid", "slug", "input", "shortanswer", "longanswer", "openended", "prompt", "template", "textline",
        "textblock", "sentence", "ipaddress", "hostname", "base64", "binary", "rawstring",
    ]
    private static let wholeNumbers: Set<String> = [
        "int", "int2", "int4", "int8", "int16", "int32", "int64", "int128", "uint", "uint8", "uint16", "uint32",
        "uint64", "integer32", "integer64", "long", "longint", "short", "bigint", "smallint", "tinyint", "mediumint",
        "biginteger", "smallinteger", "positiveinteger", "positivesmallinteger", "positivebiginteger", "nonnegativeint",
        "positiveint", "conint", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "usize", "isize", "serial",
        "bigserial", "wholenumber", "seed", "rating", "stars", "scale", "linearscale", "opinionscale", "unsigned",
        "unsignedint", "unsignedinteger",
    ]
    private static let numbers: Set<String> = [
        "num", "float", "float16", "float32", "float64", "f16", "f32", "f64", "double", "doubleprecision", "decimal",
        "decimal128", "number32", "number64", "real", "numeric", "range", "slider", "percent", "percentage", "currency",
        "money", "bignumber", "confloat",
    ]
    private static let flags: Set<String> = [
        "bool", "checkbox", "toggle", "switch", "flag", "yesno", "truefalse", "nullboolean", "onoff", "bit",
    ]
    private static let lists: Set<String> = [
        "list", "tags", "files", "images", "urls", "videos", "uploads", "set", "sequence", "tuple", "multiselect",
        "multichoice", "checkboxes", "checkboxgroup", "multioptions", "multipleselects", "multipleattachments",
        "multitext", "repeater", "fieldarray", "datagrid", "editgrid", "multiplechoices", "multipleselect",
    ]
    private static let objects: Set<String> = [
        "dict", "dictionary", "map", "record", "hash", "hashmap", "struct", "mapping", "group", "fieldset", "container",
        "stringmap", "jsonobject", "nestedobject", "nested", "keyvalue",
    ]
    private static let typeNames: Set<String> = [
        "str", "text", "int", "float", "double", "bool", "list", "dict", "uuid",
    ]
    private static let unmistakable: Set<String> = [
        "textarea", "longtext", "multiline", "url", "uri", "email", "password", "secret", "input", "date", "datetime",
        "time", "color", "colour", "file", "image", "video", "audio", "select", "enum", "radio", "dropdown", "combo",
        "choice", "long", "seed", "decimal", "range", "slider", "numeric", "checkbox", "toggle", "switch", "tags",
        "files", "json", "any", "richtext", "varchar", "bigint", "multiselect", "guid",
    ]
    /// Widgets for a choice, and words for any value; they have no types.
    private static let others: Set<String> = [
        "select", "enum", "radio", "radiogroup", "dropdown", "combo", "combobox", "choice", "choices", "options",
        "singleselect", "picker", "enumeration", "autocomplete", "segmented", "literal", "union", "json", "jsonb",
        "any", "unknown", "mixed", "variant", "hidden",
    ]
}
