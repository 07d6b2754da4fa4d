/// Translates lists of descriptors and maps of names, which people make at home, into JSON Schema.
enum DescriptorSchema {
    /// The schema of a list of descriptors or names; nil when it is neither.
    static func schema(of elements: [JSON]) -> JSON? {
        var properties = JSONObject()
        var required: [JSON] = []
        for element in elements {
            if let name = element.string {
                properties[name] = ["type": "string"]
                continue
            }
            guard var descriptor = element.object else { return nil }
            // GitHub's issue forms keep the words apart from the name.
            for keyword in ["attributes", "props", "config"] {
                for (name, value) in descriptor[keyword]?.object ?? JSONObject() where descriptor[name] == nil {
                    descriptor[name] = value
                }
            }
            guard let name = name(of: descriptor), !name.isEmpty else {
                // Words between the questions ask for nothing.
                if descriptor["type"] == "markdown" { continue }
                return nil
            }
            properties[name] = property(descriptor)
            if isRequired(descriptor) { required.append(.string(name)) }
        }
        return ["type": "object", "properties": .object(properties), "required": .array(required)]
    }

    /// The schema of a map from names to descriptors, hints or defaults.
    static func schema(of map: JSONObject) -> JSON {
        var properties = JSONObject()
        var required: [JSON] = []
        for (name, value) in map {
            // Words about the form itself.
            if name.utf8.first == UInt8(ascii: "$") { continue }
            switch value {
            case .object(let descriptor):
                properties[name] = property(descriptor)
                if isRequired(descriptor) { required.append(.string(name)) }
            case .string(let hint): properties[name] = hinted(hint)
            case .number(let number):
                properties[name] = [
                    "type": .string(ExactDecimal(number).isWhole ? "integer" : "number"), "default": value,
                ]
            case .bool: properties[name] = ["type": "boolean", "default": value]
            case .null: properties[name] = ["type": "string"]
            case .array(let options):
                properties[name] = options.isEmpty ? ["type": "array"] : .object(choice(options, JSONObject()))
            }
        }
        return ["type": "object", "properties": .object(properties), "required": .array(required)]
    }

    /// A hint is the name of a type, perhaps marked as optional, or words about the variable.
    private static func hinted(_ hint: String) -> JSON {
        let name = hint.hasSuffix("?") || hint.hasSuffix("!") ? String(hint.dropLast()) : hint
        let lower = name.utf8.count < 20 ? name.lowercased() : name
        if SchemaKeywords.type(named: name) != nil || SchemaKeywords.typeNames[lower] != nil {
            return property(["type": .string(name)])
        }
        return ["type": "string", "description": .string(hint)]
    }

    private static func name(of descriptor: JSONObject) -> String? {
        for keyword in ["name", "key", "id", "field", "variable", "slug"] {
            if let name = descriptor[keyword]?.lenientString { return name }
        }
        return nil
    }

    private static func isRequired(_ descriptor: JSONObject) -> Bool {
        (descriptor["required"] ?? descriptor["validations"]?["required"] ?? descriptor["isRequired"])?.lenientBool
            ?? descriptor["optional"]?.lenientBool.map { !$0 } ?? false
    }

    /// Our keywords for theirs.
    private static let synonyms: [(theirs: String, ours: String)] = [
        ("label", "title"), ("displayName", "title"), ("display_name", "title"), ("help", "description"),
        ("hint", "description"), ("tooltip", "description"), ("helpText", "description"), ("help_text", "description"),
        ("info", "description"), ("defaultValue", "default"), ("default_value", "default"), ("initial", "default"),
        ("value", "default"), ("min", "minimum"), ("ge", "minimum"), ("minValue", "minimum"), ("max", "maximum"),
        ("le", "maximum"), ("maxValue", "maximum"), ("gt", "exclusiveMinimum"), ("lt", "exclusiveMaximum"),
        ("step", "x-step"), ("maxlength", "maxLength"), ("max_length", "maxLength"), ("minlength", "minLength"),
        ("min_length", "minLength"), ("regex", "pattern"), ("multiline", "x-multiline"), ("advanced", "x-advanced"),
        ("hidden", "x-hidden"), ("widget", "ui:widget"), ("component", "ui:widget"), ("control", "ui:widget"),
        ("kind", "type"), ("input", "type"), ("inputType", "type"), ("example", "examples"),
    ]

    /// One descriptor's schema.
    static func property(_ descriptor: JSONObject) -> JSON {
        var schema = descriptor
        for (theirs, ours) in synonyms where schema[ours] == nil {
            if let value = descriptor[theirs] {
                schema[ours] = ours == "examples" && value.array == nil ? .array([value]) : value
            }
        }
        // A list of names stays; a flag is the group's business.
        for keyword in ["required", "validations", "name", "key", "attributes"] where schema[keyword]?.array == nil {
            schema[keyword] = nil
        }
        let type = schema["type"]?.string?.lowercased() ?? ""
        for keyword in ["minimum", "maximum", "x-step", "minLength", "maxLength"] {
            if let number = schema[keyword]?.string.flatMap(JSONNumber.init(lexeme:)) {
                schema[keyword] = .number(number)
            }
        }
        if ["string", "text", "textarea", "str", "input"].contains(type) {
            // A bound of a text is one of its length.
            schema["minLength"] = schema["minLength"] ?? schema["minimum"]
            schema["maxLength"] = schema["maxLength"] ?? schema["maximum"]
        }
        if let fields = (descriptor["fields"] ?? descriptor["children"])?.array, let group = self.schema(of: fields) {
            for (name, value) in group.object ?? JSONObject() { schema[name] = value }
            if type == "array" || type == "list" || type == "repeater" {
                return ["type": "array", "items": group, "title": schema["title"] ?? ""]
            }
            return .object(schema)
        }
        for keyword in ["options", "choices", "values", "enumValues"] {
            if let options = options(schema[keyword]) { return .object(several(options, schema, type)) }
        }
        if ["tags", "files", "images", "urls", "multitext"].contains(type), schema["items"] == nil {
            schema["type"] = "array"
            schema["items"] =
                type == "files" || type == "images" || type == "urls"
                ? ["type": "string", "format": "uri"] : ["type": "string"]
        }
        // Who says nothing of the type asks for words.
        if !schema.names.contains(where: telling.contains) { schema["type"] = "string" }
        return .object(schema)
    }

    /// Keywords that tell what a value is.
    private static let telling: Set<String> = [
        "type", "enum", "const", "oneOf", "anyOf", "allOf", "$ref", "properties", "items", "prefixItems", "default",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "additionalProperties",
    ]

    /// Options as a list, from a list or from a map of values to labels.
    private static func options(_ json: JSON?) -> [JSON]? {
        switch json {
        case .array(let options)?: options.isEmpty ? nil : options
        case .object(let labels)? where !labels.isEmpty && labels.allSatisfy({ $0.value.string != nil }):
            labels.map { ["value": .string($0.name), "label": $0.value] }
        default: nil
        }
    }

    private static func several(_ options: [JSON], _ schema: JSONObject, _ type: String) -> JSONObject {
        var schema = schema
        for keyword in ["options", "choices", "values", "enumValues"] { schema[keyword] = nil }
        let takesSeveral =
            ["multiselect", "multi-select", "checkboxes", "multi_select", "checkboxgroup", "tags", "array", "list"]
            .contains(type) || schema["multiple"]?.lenientBool == true || schema["multiselect"]?.lenientBool == true
        guard takesSeveral else { return choice(options, schema) }
        schema["type"] = "array"
        schema["uniqueItems"] = true
        schema["items"] = .object(choice(options, JSONObject()))
        return schema
    }

    /// `schema` with `options` to choose from.
    static func choice(_ options: [JSON], _ schema: JSONObject) -> JSONObject {
        var schema = schema
        // Whatever the widget is called, the values say what is sent.
        schema["type"] = nil
        schema["oneOf"] = .array(
            options.map { option in
                guard let object = option.object else { return ["const": option] }
                var titled = JSONObject()
                let label = object["label"] ?? object["title"] ?? object["name"] ?? object["text"]
                titled["const"] = object["value"] ?? object["id"] ?? object["key"] ?? object["const"] ?? label ?? option
                if let label, label.string != nil { titled["title"] = label }
                if let help = object["description"] ?? object["help"], help.string != nil {
                    titled["description"] = help
                }
                return .object(titled)
            })
        return schema
    }
}
