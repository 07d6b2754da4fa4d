import JSON

/// Finds a form that stands under a key of an object with other things about it: the schema of a tool's arguments, the
/// fields of a form with a title.
///
/// A key's name alone makes no holder: a variable may have any. What is under it must read as a form of its own, and
/// no other member may read as a variable beside it.
struct FormEnvelope {
    /// The key.
    let name: String
    let value: JSON
    /// True if the value is a form without doubt, and not only one if the key says so.
    let isCertain: Bool

    /// The most keys that are gone through to find the form at the bottom.
    private static let maxDepth = 6

    /// The holder in `object`; nil when there is none.
    ///
    /// - Parameter depth: How many holders are around it.
    init?(in object: JSONObject, depth: Int = 0) {
        guard depth < Self.maxDepth else { return nil }
        var places: [(rank: Int, word: String, name: String)] = []
        for name in object.names {
            let word = TypeAliases.normal(name)
            if let rank = Self.ranks[word] {
                places.append((rank, word, name))
            } else if object[name]?.array != nil, let end = Self.ends.first(where: { word.hasSuffix($0) }) {
                // `user_inputs` and `formVariables`; an object may as well be a variable.
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
            let holder = FormEnvelope(name: name, value: value, isCertain: isCertain)
            guard holder.isAlone(in: object) else { continue }
            if isCertain {
                self = holder
                return
            }
            weak = weak ?? holder
        }
        guard let weak else { return nil }
        self = weak
    }

    private init(name: String, value: JSON, isCertain: Bool) {
        self.name = name
        self.value = value
        self.isCertain = isCertain
    }

    /// True if the elements of the list under the key are parts of a form.
    var isOfSections: Bool { Self.sections.contains(TypeAliases.normal(name)) }

    // MARK: words

    /// Keys that hold forms, without what joins words, the surest first.
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
    /// Keys that hold names or words by names, if nothing more.
    private static let plain: Set<String> = [
        "variables", "vars", "fields", "inputs", "arguments", "args", "params", "parameters", "inputvariables",
        "templatevariables", "promptvariables", "placeholders", "slots", "questions", "schema", "variableschema",
    ]
    /// Keys whose value is about the form, whatever its shape.
    private static let companions: Set<String> = [
        "outputschema", "output", "outputs", "returns", "return", "response", "responses", "uischema", "ui",
        "formdata", "annotations", "examples", "example", "metadata", "meta", "defs", "definitions", "components",
        "securityschemes", "validation", "layout", "info", "pluginoptions", "errors", "credentials", "security",
        "submit", "submitbutton", "buttons", "header", "footer", "triggers", "theme", "i18n", "translations", "locales",
        "stream", "webhook", "required", "optional",
    ]
    /// Keys whose value, if it is no variable with a type, is about the form.
    private static let about: Set<String> = [
        "name", "title", "description", "label", "id", "type", "kind", "version", "slug", "strict", "options", "help",
        "icon", "display", "category", "author", "tags", "labels", "message", "settings", "config", "status", "key",
        "template", "prompt", "text", "model", "object", "schemaversion", "templateformat", "lang", "language",
        "createdat", "updatedat", "assignees", "projects", "url", "method", "action", "mode", "cover", "image",
        "displayname", "summary", "operationid", "xmlns", "collectionname", "data", "order",
    ]

    /// Returns true if a member of this name, if it is no variable with a type, is about the form.
    static func isAbout(_ name: String) -> Bool {
        let normal = TypeAliases.normal(name)
        return about.contains(normal) || companions.contains(normal)
    }

    // MARK: judging

    /// Returns true if the schema `value` has a layout or data beside it, as those of form libraries do: it may be one
    /// of a text or a number too.
    private static func isLaidOut(_ value: JSON, in object: JSONObject) -> Bool {
        guard let schema = value.object, SchemaShape.isSchema(schema) else { return false }
        return object.contains { name, value in
            ["uischema", "formdata"].contains(TypeAliases.normal(name))
                && value["type"]?.string.map(TypeAliases.isUnmistakable) != true
        }
    }

    /// JSON in a text counts as what it says.
    private static func read(_ value: JSON) -> JSON {
        guard let text = value.string, let first = text.first(where: { !$0.isWhitespace }), "{[".contains(first),
            text.utf8.count <= 4 << 20
        else { return value }
        return (try? JSONParser.parse(text)) ?? value
    }

    /// Returns true if `value` is a form: without doubt (true), or if the key says so (false); nil when it is none.
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
        // A form may have a title and a description as a variable has, but no type.
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
        // Choices have values, and fields have types or names.
        guard elements.allSatisfy({ isField($0, under: word) }) else { return nil }
        let form = DescriptorSchema(Array(elements.prefix(100)), isOfSections: sections.contains(word))
        return form.map(\.isEmpty) == false ? true : nil
    }

    /// Returns true if each member of `object` holds a form, as the endpoints of an interface do.
    static func isOfWholes(_ object: JSONObject, depth: Int = 0) -> Bool {
        !object.isEmpty
            && object.allSatisfy { _, value in
                value.object.map { FormEnvelope(in: $0, depth: depth)?.isCertain ?? false } ?? false
            }
    }

    /// Returns true if an element of a list can be a field or a part of a form, and not a choice: a choice has a value
    /// or a label, a field a name or a type.
    private static func isField(_ element: JSON, under word: String) -> Bool {
        guard let object = element.object else { return element.array != nil }
        if object["type"]?.string != nil || DescriptorProperty.children(of: object) != nil { return true }
        if object["value"] != nil { return false }
        return plain.contains(word) || word == "body" || sections.contains(word)
            || DescriptorNames.name(of: DescriptorProperty.withoutBags(object)) != nil
    }

    /// Returns true if no member of `object` beside the key reads as a variable.
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
            // A form may be of the type `object` or `text`; none is called so.
            if isAbout {
                return ["name", "title", "description", "label"].contains(normal) && TypeAliases.isTypeName(text)
            }
            return !isCertain || TypeAliases.isTypeName(text)
        case .null: return false
        case .bool, .number, .array: return !isAbout && !isCertain
        }
    }
}
