import JSON

/// The names of variables in descriptors.
enum DescriptorNames {
    /// The keys of names, the likeliest first.
    static let keys = [
        "name", "key", "id", "field", "variable", "slug", "var", "param", "parameter_name", "parameterName",
        "fieldName", "field_name", "variableName", "variable_name", "varName", "var_name", "paramName", "param_name",
        "argName", "arg", "model", "ref", "handle", "token", "identifier", "Name", "Key", "Id",
    ]

    /// Returns the name in `descriptor`; nil where it has none.
    static func name(of descriptor: JSONObject) -> String? {
        var fallback: String?
        var number: String?
        for key in keys {
            guard let value = descriptor[key], let name = value.lenientString.map(bare), !name.isEmpty else { continue }
            // `{"key": "hair", "name": "Colour of the hair"}`: a name with spaces is a label, if there is another.
            if value.string == nil {
                number = number ?? name
            } else if name.contains(where: \.isWhitespace) {
                fallback = fallback ?? name
            } else {
                return name
            }
        }
        return fallback ?? number
    }

    /// Returns true if `object` is a field with its name, and not a map of variables called `name` and `type`.
    static func isNamedField(_ object: JSONObject) -> Bool {
        guard let type = object["type"]?.string, TypeAliases.isUnmistakable(type),
            let name = (object["name"] ?? object["key"] ?? object["id"])?.string, !TypeAliases.isTypeName(name),
            !name.contains(where: \.isWhitespace), SchemaShape.isDescriptor(.object(object))
        else { return false }
        let label = (object["label"] ?? object["title"])?.string
        return label.map { !TypeAliases.isTypeName($0) } ?? false || object["required"]?.bool != nil
            || object["options"]?.array != nil
    }

    /// Returns `name` without the delimiters of a template placeholder: `{{subject}}`, `${subject}`, `[subject]` and
    /// `%subject%`.
    static func bare(_ name: String) -> String {
        for (start, end) in [
            ("{{", "}}"), ("${", "}"), ("<%", "%>"), ("[[", "]]"), ("{", "}"), ("[", "]"), ("<", ">"), ("%", "%"),
        ] {
            guard name.hasPrefix(start), name.hasSuffix(end), name.utf8.count > start.utf8.count + end.utf8.count else {
                continue
            }
            let inner = name.dropFirst(start.count).dropLast(end.count)
            let words = inner.drop { $0 == " " }
            let bare = String(words.reversed().drop { $0 == " " }.reversed())
            if !bare.isEmpty, !bare.contains(where: { "{}[]<>%".contains($0) }) { return bare }
        }
        return name
    }

    /// Returns the distinct names of placeholders in a template: `A {{subject}} in {{style}}`.
    static func places(in template: String) -> [String] {
        var names: [String] = []
        var rest = template[...]
        while let start = rest.firstRange(of: "{{"), names.count < 500 {
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: "}}") else { break }
            let name = bare("{{" + rest[..<end.lowerBound] + "}}")
            rest = rest[end.upperBound...]
            let isName =
                name.utf8.count < 80 && !name.hasPrefix("{{") && !name.contains("\n")
                && !["#", "/", "^", "!", ">"].contains { name.hasPrefix($0) }
            if isName, !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Returns a name made of the label of a descriptor without a name, as in GitHub's issue forms: `What happened?`
    /// becomes `what-happened`.
    ///
    /// - `mark`: The separator of words.
    static func made(of descriptor: JSONObject, mark: Character) -> String? {
        let label = DescriptorKeywords.translated(descriptor)["title"]?.string ?? descriptor["placeholder"]?.string
        guard let label, label.utf8.count < 400 else { return nil }
        var name = ""
        for character in label.lowercased() {
            if character.isLetter || character.isNumber || character == "_" || character == "-" {
                name.append(character)
            } else if character != "'", character != "’", let last = name.last, last != mark {
                name.append(mark)
            }
        }
        while name.last == mark { name.removeLast() }
        return name.isEmpty ? nil : name
    }
}
