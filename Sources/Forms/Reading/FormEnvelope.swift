import JSON

/// A form nested under a key of an object with metadata: the schema of a tool's arguments, the fields of a form with a
/// title.
///
/// The name of the key alone is not sufficient, since a variable may have any. Its value must be a form by itself, and
/// no other member may be a variable.
struct FormEnvelope {
    /// The key of the form.
    let name: String
    let value: JSON
    /// True if the value is certainly a form; false if it is one only given the key's name.
    let isCertain: Bool

    /// The maximum nesting of envelopes.
    private static let maxDepth = 6

    /// Finds the form in `object`; nil where there is none.
    ///
    /// - `depth`: The number of enclosing envelopes.
    init?(in object: JSONObject, depth: Int = 0) {
        guard depth < Self.maxDepth else { return nil }
        var places: [(rank: Int, word: String, name: String)] = []
        for name in object.names {
            let word = TypeAliases.normal(name)
            if let rank = Self.ranks[word] {
                places.append((rank, word, name))
            } else if object[name]?.array != nil, let end = Self.ends.first(where: { word.hasSuffix($0) }) {
                // `user_inputs` and `formVariables`; an object might be a variable instead.
                places.append((Self.words.count, end, name))
            }
        }
        var weak: FormEnvelope?
        for (_, word, name) in places.sorted(by: { $0.rank < $1.rank }) {
            let value = Self.read(object[name] ?? .null)
            let isCertainly = word == "schema" && Self.isLaidOut(value, in: object)
            guard let isCertain = isCertainly ? true : Self.certainty(of: value, under: word, depth: depth) else {
                continue
            }
            let envelope = FormEnvelope(name: name, value: value, isCertain: isCertain)
            guard envelope.isAlone(in: object) else { continue }
            if isCertain {
                self = envelope
                return
            }
            weak = weak ?? envelope
        }
        guard let weak else { return nil }
        self = weak
    }

    private init(name: String, value: JSON, isCertain: Bool) {
        self.name = name
        self.value = value
        self.isCertain = isCertain
    }

    /// True if the elements under the key are sections of a form.
    var isOfSections: Bool { Self.sections.contains(TypeAliases.normal(name)) }

    // MARK: words

    /// The keys of forms, normalized, the most certain first.
    private static let words = [
        "inputschema", "requestedschema", "jsonschema", "variableschema", "variablesschema", "varsschema",
        "parametersjsonschema", "argsschema", "argumentsschema", "formschema", "paramsschema", "parameterschema",
        "schema", "function", "functiondeclarations", "functions", "tools", "tool", "responseformat", "requestbody",
        "content", "parameters", "variables", "vars", "fields", "inputs", "input", "arguments", "args", "params",
        "inputvariables", "templatevariables", "promptvariables", "placeholders", "slots", "questions", "sections",
        "pages", "steps", "groups", "components", "elements", "controls", "widgets", "body", "form", "forms",
        "properties", "attributes", "variable", "settings", "items", "data", "result", "definition", "spec",
        "config", "template", "actions", "post", "namedendpoints", "payload", "request", "prompt", "blocks", "rows",
        "tabs", "fieldsets", "fieldgroup", "formfields", "inputfields", "customfields", "columns", "workflowdispatch",
        "workflowcall", "panels", "tables", "openapischema", "latestversion", "openapi",
    ]
    private static let ends = ["fields", "inputs", "variables", "parameters", "params", "questions", "schema"]
    private static let ranks = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($0.element, $0.offset) })
    private static let sections: Set<String> = [
        "sections", "pages", "steps", "groups", "blocks", "rows", "tabs", "fieldsets", "columns",
    ]
    /// The keys whose value may be just names, or texts by name.
    private static let plain: Set<String> = [
        "variables", "vars", "fields", "inputs", "arguments", "args", "params", "parameters", "inputvariables",
        "templatevariables", "promptvariables", "placeholders", "slots", "questions", "schema", "variableschema",
    ]
    /// The keys of metadata, whatever their value.
    private static let companions: Set<String> = [
        "outputschema", "output", "outputs", "returns", "return", "response", "responses", "uischema", "ui",
        "formdata", "annotations", "examples", "example", "metadata", "meta", "defs", "definitions", "components",
        "securityschemes", "validation", "layout", "info", "pluginoptions", "errors", "credentials", "security",
        "submit", "submitbutton", "buttons", "header", "footer", "triggers", "theme", "i18n", "translations", "locales",
        "stream", "webhook", "required", "optional",
    ]
    /// The keys of metadata, unless their value is a variable with a type.
    private static let about: Set<String> = [
        "name", "title", "description", "label", "id", "type", "kind", "version", "slug", "strict", "options", "help",
        "icon", "display", "category", "author", "tags", "labels", "message", "settings", "config", "status", "key",
        "template", "prompt", "text", "model", "object", "schemaversion", "templateformat", "lang", "language",
        "createdat", "updatedat", "assignees", "projects", "url", "method", "action", "mode", "cover", "image",
        "displayname", "summary", "operationid", "xmlns", "collectionname", "data", "order",
    ]

    /// Returns true if a member of this name is metadata, unless it is a variable with a type.
    static func isAbout(_ name: String) -> Bool {
        let normal = TypeAliases.normal(name)
        return about.contains(normal) || companions.contains(normal)
    }

    // MARK: judging

    /// Returns true if the schema `value` has a layout or data beside it, as in form libraries: it may then also be the
    /// schema of a text or a number.
    private static func isLaidOut(_ value: JSON, in object: JSONObject) -> Bool {
        guard let schema = value.object, SchemaShape.isSchema(schema) else { return false }
        return object.contains { name, value in
            ["uischema", "formdata"].contains(TypeAliases.normal(name))
                && value["type"]?.string.map(TypeAliases.isUnmistakable) != true
        }
    }

    /// Returns the value that a text contains as JSON, else `value`.
    private static func read(_ value: JSON) -> JSON {
        guard let text = value.string, let first = text.first(where: { !$0.isWhitespace }), "{[".contains(first),
            text.utf8.count <= 4 << 20
        else { return value }
        return (try? JSONParser.parse(text)) ?? value
    }

    /// Returns true if `value` is certainly a form, false if it is one given the key, nil if it is not a form.
    private static func certainty(of value: JSON, under word: String, depth: Int) -> Bool? {
        switch value {
        case .object(let object): object.isEmpty ? nil : certainty(of: object, under: word, depth: depth)
        case .array(let elements): elements.isEmpty ? nil : certainty(of: elements, under: word, depth: depth)
        default: nil
        }
    }

    private static func certainty(of object: JSONObject, under word: String, depth: Int) -> Bool? {
        if object["components"]?.object != nil || object["paths"]?.object != nil, SchemaSource.isOpenAPI(object) {
            return true
        }
        if word == "content" { return object.contains { $0.name.contains("/") } ? true : nil }
        if SchemaShape.isObjectSchema(object) { return true }
        let isDescriptor = SchemaShape.isDescriptor(.object(object))
        // A form may have a title and a description like a variable, but no type.
        if isDescriptor, object["type"]?.string.map(TypeAliases.isUnmistakable) == true { return nil }
        if FormEnvelope(in: object, depth: depth + 1)?.isCertain == true { return true }
        if isDescriptor { return DescriptorProperty.children(of: object) != nil ? true : nil }
        if SchemaShape.isMapOfDescriptors(object) || ComfyInputs.isLikely(object)
            || isOfWholes(object, depth: depth + 1)
        {
            return true
        }
        return plain.contains(word) ? false : nil
    }

    private static func certainty(of elements: [JSON], under word: String, depth: Int) -> Bool? {
        if elements.allSatisfy({ $0.string != nil }) { return plain.contains(word) ? false : nil }
        let areTools = ["tools", "functions", "functiondeclarations"].contains(word)
        if elements.count == 1 || areTools, let first = elements[0].object, first["type"] != "array",
            FormEnvelope(in: first, depth: depth + 1)?.isCertain == true
        {
            return true
        }
        // Options have values; fields have types or names.
        guard elements.allSatisfy({ isField($0, under: word) }) else { return nil }
        let form = DescriptorSchema(Array(elements.prefix(100)), isOfSections: sections.contains(word))
        return form.map(\.isEmpty) == false ? true : nil
    }

    /// Returns true if each member of `object` contains a form, like the endpoints of an API.
    static func isOfWholes(_ object: JSONObject, depth: Int = 0) -> Bool {
        !object.isEmpty
            && object.allSatisfy { _, value in
                value.object.map { FormEnvelope(in: $0, depth: depth)?.isCertain ?? false } ?? false
            }
    }

    /// Returns true if an element of a list can be a field or a section, and not an option: an option has a value or a
    /// label, a field a name or a type.
    private static func isField(_ element: JSON, under word: String) -> Bool {
        guard let object = element.object else { return element.array != nil }
        if object["type"]?.string != nil || DescriptorProperty.children(of: object) != nil { return true }
        if object["value"] != nil { return false }
        return plain.contains(word) || word == "body" || sections.contains(word)
            || DescriptorNames.name(of: DescriptorProperty.withoutBags(object)) != nil
    }

    /// Returns true if no other member of `object` is a variable.
    private func isAlone(in object: JSONObject) -> Bool {
        object.allSatisfy { name, value in
            name == self.name || !Self.isVariable(name, value, in: object, besideCertain: isCertain)
        }
    }

    private static func isVariable(
        _ name: String, _ value: JSON, in object: JSONObject, besideCertain isCertain: Bool
    ) -> Bool {
        let normal = TypeAliases.normal(name)
        if name.utf8.first == UInt8(ascii: "$") || name.hasPrefix("x-") || companions.contains(normal) { return false }
        let isAbout = about.contains(normal)
        switch value {
        case .object(let inner):
            guard SchemaShape.isDescriptor(value) else { return false }
            return isAbout ? inner["type"]?.string.map(TypeAliases.isUnmistakable) == true : true
        case .string(let text):
            // A form may have the type `object` or `text`, but not such a name.
            if isAbout {
                return ["name", "title", "description", "label"].contains(normal) && TypeAliases.isTypeName(text)
            }
            return !isCertain || TypeAliases.isTypeName(text)
        case .null: return false
        case .bool, .number, .array: return !isAbout && !isCertain
        }
    }
}
