import JSON

/// The translation of the descriptor of one variable into JSON Schema.
enum DescriptorProperty {
    /// The keys under which form builders nest some of a descriptor's properties.
    private static let bags: Set<String> = [
        "attributes", "props", "config", "templateOptions", "typeOptions", "validate", "validation", "validations",
        "constraints", "rules", "settings", "ui", "meta", "field_options", "fieldOptions", "componentProps",
    ]
    /// The types of groups that only arrange fields.
    static let layouts: Set<String> = [
        "section", "panel", "page", "tab", "tabs", "row", "column", "columns", "fieldset", "well", "table", "layout",
        "step", "wizard", "accordion", "collapse", "card", "block", "grid", "horizontallayout", "verticallayout",
    ]
    private static let childKeywords: Set<String> = [
        "fields", "children", "components", "elements", "questions", "inputs", "controls", "fieldGroup", "rows",
        "columns", "tabs", "pages", "sections", "groups", "panels", "variables", "items", "params", "parameters",
    ]

    /// Returns true if `value` describes one variable.
    static func isOne(_ value: JSON) -> Bool {
        guard let object = value.object else { return false }
        return SchemaShape.isDescriptor(.object(withoutBags(object)))
            || SchemaShape.isDescriptor(value) || children(of: object) != nil && object["title"]?.object == nil
    }

    /// Returns `descriptor` with nested properties moved to the top level.
    static func withoutBags(_ descriptor: JSONObject) -> JSONObject {
        var merged = descriptor
        func merge(_ bag: JSONObject) {
            for (name, value) in bag where merged[name] == nil { merged[name] = value }
            // Formly's inputs have the type in the nested properties.
            if merged["type"] == "input", let type = bag["type"], type.string != nil { merged["type"] = type }
        }
        for (name, value) in descriptor {
            guard bags.contains(name), let inner = value.object else { continue }
            merge(inner)
            merged[name] = nil
        }
        // The default of a GitHub issue form is the index of an option.
        if descriptor["attributes"] != nil, let place = merged["default"]?.number?.int,
            let options = merged["options"]?.array, options.indices.contains(place)
        {
            merged["default"] = DescriptorOptions.value(options[place])
        }
        // Gradio's and OpenAPI's parameters nest a schema; Notion nests properties under the name of the type.
        for keyword in ["schema", "type"] {
            guard let inner = descriptor[keyword]?.object, SchemaShape.isSchema(inner) || inner["type"]?.string != nil
            else { continue }
            merged[keyword] = nil
            merge(inner)
            if keyword == "type" { merged["type"] = inner["type"] }
        }
        if let type = descriptor["type"]?.string, type != "type", let inner = descriptor[type]?.object { merge(inner) }
        if let bag = descriptor["properties"]?.object, !MemberShape.schemas.takes(.object(bag)) {
            merged["properties"] = nil
            merge(bag)
        }
        if let bag = descriptor["data"]?.object, let values = bag["values"]?.array { merge(["values": .array(values)]) }
        return merged
    }

    /// Returns the descriptors inside a group, a layout or a list of groups; nil where there are none.
    static func children(of descriptor: JSONObject) -> [JSON]? {
        for (keyword, value) in descriptor {
            guard let elements = value.array, !elements.isEmpty, childKeywords.contains(keyword) else { continue }
            let isOfFields = elements.allSatisfy { element in
                if let inner = element.array { return inner.contains { $0.object != nil } }
                guard let object = element.object else { return false }
                // The items of a tuple are schemas without names.
                if keyword == "items", DescriptorNames.name(of: object) == nil { return false }
                // Options are values with labels.
                return object["value"] == nil || object["type"]?.string != nil
            }
            if isOfFields { return elements }
        }
        // n8n's collections have fields as options.
        if let type = descriptor["type"]?.string, ["collection", "fixedCollection"].contains(type) {
            return descriptor["options"]?.array?.contains { $0.object != nil } == true
                ? descriptor["options"]?.array : nil
        }
        return nil
    }

    /// Returns the descriptors by name inside a part of a form; nil where there are none.
    static func childMap(of descriptor: JSONObject) -> JSONObject? {
        ["fields", "children", "inputs", "questions", "variables", "properties"].lazy
            .compactMap { descriptor[$0]?.object }.first { SchemaShape.isMapOfDescriptors($0) }
    }

    /// Returns true if the variable is required.
    static func isRequired(_ descriptor: JSONObject) -> Bool {
        for keyword in ["required", "isRequired", "is_required", "mandatory", "Required", "presence"] {
            if let flag = descriptor[keyword].flatMap(flag) { return flag }
        }
        for keyword in ["optional", "isOptional", "parameter_has_default"] {
            if let flag = descriptor[keyword].flatMap(flag) { return !flag }
        }
        // Ant Design has it in a list of rules.
        return descriptor["rules"]?.array?.contains { $0["required"].flatMap(flag) == true } ?? false
    }

    private static func flag(_ value: JSON) -> Bool? {
        value.bool ?? value.spellings.lazy.compactMap(\.bool).first
    }

    // MARK: translating

    /// Returns the schema of a descriptor.
    static func schema(of descriptor: JSONObject) -> JSON { schema(of: descriptor, depth: 0).schema }

    /// Returns the schema of a descriptor, and the descriptors that depend on its options.
    static func schema(
        of descriptor: JSONObject, depth: Int
    ) -> (schema: JSON, branches: [(value: JSON, fields: [JSON])]) {
        var schema = DescriptorKeywords.translated(withoutBags(descriptor))
        let word = schema["type"]?.string ?? ""
        let type = TypeAliases.normal(word)
        tidy(&schema, type)
        if let fields = children(of: descriptor), let form = DescriptorSchema(fields, depth: depth + 1) {
            return (group(form.schema, schema, word), [])
        }
        if let fields = (descriptor["fields"] ?? descriptor["children"])?.object, SchemaShape.isMapOfDescriptors(fields)
        {
            return (group(DescriptorSchema(fields, depth: depth + 1).schema, schema, word), [])
        }
        schema = SchemaTranslation.translated(schema, depth: depth + 1)
        if let options = options(&schema, type) {
            return (.object(several(options, schema, type)), DescriptorOptions.branches(options))
        }
        if let item = TypeAliases.item(of: word), let types = TypeAliases.types(of: word) {
            if types == .array, schema["items"]?.object == nil { schema["items"] = items(item) }
            if types == .object, schema["properties"] == nil { schema["additionalProperties"] = items(item) }
        } else if ["tags", "multitext"].contains(type), schema["items"] == nil {
            schema["items"] = ["type": "string"]
        }
        // A variable without a type is text.
        if !schema.names.contains(where: telling.contains) || schema["default"]?.isNull == true && !isTyped(schema) {
            schema["type"] = "string"
        }
        return (.object(schema), [])
    }

    /// Returns the schema of items of the type `word`.
    private static func items(_ word: String) -> JSON {
        var items: JSONObject = ["type": .string(word)]
        if word == "url" { items = ["type": "string", "format": "uri"] }
        return schema(of: items)
    }

    private static func group(_ form: JSON, _ words: JSONObject, _ type: String) -> JSON {
        if TypeAliases.types(of: type) == .array {
            return ["type": "array", "items": form, "title": words["title"] ?? ""]
        }
        var schema = words
        for keyword in words.names where childKeywords.contains(keyword) { schema[keyword] = nil }
        for keyword in ["x-options", "options", "default"] { schema[keyword] = nil }
        for (name, value) in form.object ?? JSONObject() { schema[name] = value }
        return .object(schema)
    }

    /// Removes keywords with another meaning in JSON Schema, and converts numbers written as text.
    private static func tidy(_ schema: inout JSONObject, _ type: String) {
        // A list of names stays; a flag belongs to the group.
        for keyword in ["required", "name", "key", "id", "field"] where schema[keyword]?.array == nil {
            schema[keyword] = nil
        }
        for keyword in ["minimum", "maximum", "x-step", "minLength", "maxLength", "minItems", "maxItems"] {
            if let number = schema[keyword]?.string.flatMap(JSONNumber.init(lexeme:)) {
                schema[keyword] = .number(number)
            }
        }
        let types = TypeAliases.types(of: type)
        if types == .string {
            // The limits of a text are those of its length.
            schema["minLength"] = schema["minLength"] ?? schema["minimum"]
            schema["maxLength"] = schema["maxLength"] ?? schema["maximum"]
        }
        if schema["rows"]?.number?.int ?? 1 > 1, types == .string { schema["x-multiline"] = true }
        for keyword in ["password", "sensitive", "secret", "NoEcho", "noEcho"]
        where schema[keyword].flatMap(flag) == true && schema["format"] == nil {
            schema["format"] = "password"
        }
        // Values that are not schemas would be read as schemas.
        for keyword in ["properties", "patternProperties", "$defs"] where schema[keyword] != nil {
            if let value = schema[keyword], !MemberShape.schemas.takes(value) { schema[keyword] = nil }
        }
        for keyword in ["allOf", "anyOf", "not", "if", "then", "else"] where schema[keyword] != nil {
            if let value = schema[keyword], value.lenientString != nil { schema[keyword] = nil }
        }
        if case .string? = schema["items"], let item = schema["items"]?.string {
            schema["items"] = TypeAliases.isUnmistakable(item) ? items(item) : nil
        }
    }

    private static func isTyped(_ schema: JSONObject) -> Bool {
        schema.contains { telling.contains($0.name) && $0.name != "default" }
    }

    /// The keywords that determine the kind of a value.
    static let telling: Set<String> = [
        "type", "const", "enum", "oneOf", "anyOf", "allOf", "$ref", "properties", "items", "prefixItems", "default",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "additionalProperties",
    ]

    // MARK: options

    private static let optionKeywords = [
        "options", "choices", "values", "enumValues", "allowedValues", "AllowedValues", "enum", "x-options",
    ]

    /// Removes the options from `schema` and returns them; nil where it has none, or has them as JSON Schema.
    private static func options(_ schema: inout JSONObject, _ type: String) -> [JSON]? {
        guard schema["oneOf"] == nil, schema["anyOf"] == nil, schema["allOf"] == nil else { return nil }
        var found: [JSON]?
        if let plain = schema["enum"]?.array, plain.allSatisfy({ $0.object == nil && $0.array == nil }) {
            found = type.isEmpty || JSONTypes(name: type) != nil || schema["enumNames"] != nil ? nil : plain
        } else if let options = DescriptorOptions.list(schema["x-options"]) {
            // The options of Airtable's numbers are settings: `{"precision": 0}`.
            let types = TypeAliases.types(of: type)
            let isListed = schema["x-options"]?.array != nil || !(options.first?["label"] != nil && isBag(schema))
            found = isListed && schema["x-options"]?.string == nil || types == nil || types == .array ? options : nil
        } else if TypeAliases.types(of: type) != .array, let items = schema["items"]?.array,
            items.contains(where: { $0.lenientString != nil || $0["value"] != nil })
        {
            found = items
            schema["items"] = nil
        }
        if found != nil || schema["enum"]?.array == nil {
            for keyword in optionKeywords { schema[keyword] = nil }
        }
        return found
    }

    /// Returns true if the options are an object without lists.
    private static func isBag(_ schema: JSONObject) -> Bool {
        schema["x-options"]?.object?.allSatisfy { $0.value.array == nil } ?? false
    }

    private static let severalTypes: Set<String> = [
        "multiselect", "checkboxes", "checkboxgroup", "multioptions", "multiplechoices", "multipleselects",
        "multipleselect", "tagbox", "selectboxes", "checklist", "multiplechoicefield",
    ]

    private static func several(_ options: [JSON], _ schema: JSONObject, _ type: String) -> JSONObject {
        let isFlag = options.contains { DescriptorOptions.value($0).bool != nil }
        let takesSeveral =
            severalTypes.contains(type) || TypeAliases.types(of: type) == .array || type == "checkbox" && !isFlag
            || ["multiple", "multiselect", "allow_multiple_selection", "allowMultiple", "multi"].contains {
                schema[$0].flatMap(flag) == true
            }
        guard takesSeveral else { return DescriptorOptions.choice(options, schema) }
        var schema = schema
        schema["type"] = "array"
        schema["uniqueItems"] = true
        schema["items"] = .object(DescriptorOptions.choice(options, JSONObject()))
        return schema
    }
}
