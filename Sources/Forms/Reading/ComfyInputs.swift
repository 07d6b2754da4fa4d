import JSON

/// The translation of ComfyUI node inputs (`/object_info`), which are pairs of a type and its options, into JSON
/// Schema.
enum ComfyInputs {
    /// Returns true if `object` looks like node inputs.
    static func isLikely(_ object: JSONObject) -> Bool {
        func isNode(_ sections: JSON?) -> Bool {
            guard let sections = sections?.object, !sections.isEmpty else { return false }
            return sections.names.allSatisfy(["required", "optional", "hidden"].contains)
        }
        return isNode(object["input"])
            || (isNode(.object(object)) || object.first { _ in true }?.value["input"] != nil)
                && schema(of: object) != nil
    }

    /// Returns the schema of a node, of its sections, or of nodes by name; nil where `object` is none of these.
    static func schema(of object: JSONObject) -> JSON? {
        if let sections = object["input"]?.object, !sections.isEmpty, let schema = node(sections, about: object) {
            return schema
        }
        if object["required"] != nil || object["optional"] != nil, let schema = node(object, about: JSONObject()) {
            return schema
        }
        guard object.contains(where: { $0.value["input"]?.object?.isEmpty == false }) else { return nil }
        var properties = JSONObject()
        for (name, value) in object {
            guard let sections = value["input"]?.object,
                let schema = node(sections, about: value.object ?? JSONObject())
            else { return nil }
            properties[name] = schema
        }
        return ["type": "object", "properties": .object(properties)]
    }

    private static func node(_ sections: JSONObject, about node: JSONObject) -> JSON? {
        guard let form = ComfyForm(sections, prefix: "", depth: 0) else { return nil }
        var schema = form.schema
        if let title = node["display_name"] ?? node["name"] { schema["title"] = title }
        if let description = node["description"] { schema["description"] = description }
        var order: [JSON] = []
        for section in ["required", "optional"] { order += node["input_order"]?[section]?.array ?? [] }
        // Inputs that depend on a choice follow it.
        if !order.isEmpty, !form.hasConditions { schema["input_order"] = .array(order) }
        return .object(schema)
    }
}

/// The form of the inputs of a node, or of an option of a dynamic input.
private struct ComfyForm {
    private var properties = JSONObject()
    private var required: [JSON] = []
    private var conditions: [JSON] = []

    private static let maxDepth = 8
    /// The maximum number of inputs for one that grows.
    private static let maxGrownInputs = 64

    /// Reads `sections`; nil where they are not the inputs of a node.
    ///
    /// - `prefix`: The names of the enclosing inputs, each with a dot: `model.` for the inputs of an option.
    init?(_ sections: JSONObject, prefix: String, depth: Int) {
        // The program sets the hidden section itself.
        guard sections.names.allSatisfy(["required", "optional", "hidden"].contains) else { return nil }
        for section in ["required", "optional"] {
            guard let inputs = sections[section] else { continue }
            guard let inputs = inputs.object else { return nil }
            for (name, value) in inputs {
                guard let (type, options) = Self.pair(value) else { return nil }
                add(prefix + name, type, options, isRequired: section == "required", depth: depth)
            }
        }
    }

    var hasConditions: Bool { !conditions.isEmpty }

    var schema: JSONObject {
        var schema: JSONObject = ["type": "object", "properties": .object(properties), "required": .array(required)]
        if !conditions.isEmpty { schema["allOf"] = .array(conditions) }
        return schema
    }

    /// Returns a type and its options. A type may be alone, in capitals: `"images": "IMAGE"`.
    private static func pair(_ value: JSON) -> (type: JSON, options: JSONObject)? {
        if let text = value.string {
            return isType(text) ? (value, JSONObject()) : nil
        }
        guard let pair = value.array, let type = pair.first, type.string != nil || type.array != nil else { return nil }
        return (type, pair.count > 1 ? pair[1].object ?? JSONObject() : JSONObject())
    }

    private static func isType(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count < 200 && text.contains { $0.isLetter || $0 == "*" }
            && !text.contains { $0.isLowercase || $0 == " " }
    }

    private mutating func add(
        _ name: String, _ type: JSON, _ options: JSONObject, isRequired: Bool, depth: Int
    ) {
        switch type.string {
        case "COMFY_DYNAMICCOMBO_V3" where depth < Self.maxDepth:
            addChoice(name, options, isRequired: isRequired, depth: depth)
        case "COMFY_AUTOGROW_V3" where addGrowing(name, options, isRequired: isRequired, depth: depth): break
        default:
            properties[name] = .object(Self.property(type, options))
            if isRequired { required.append(.string(name)) }
        }
    }

    /// Adds a choice whose options have inputs, named with the choice's name and a dot: `model`, `model.resolution`.
    private mutating func addChoice(_ name: String, _ options: JSONObject, isRequired: Bool, depth: Int) {
        let choices = options["options"]?.array ?? []
        guard !choices.isEmpty else {
            properties[name] = .object(Self.property("COMBO", options))
            return
        }
        var words = options
        words["options"] = .array(choices.map { DescriptorOptions.value($0) })
        properties[name] = .object(Self.property("COMBO", words))
        if isRequired { required.append(.string(name)) }
        for choice in choices {
            guard let sections = choice["inputs"]?.object,
                let form = ComfyForm(sections, prefix: name + ".", depth: depth + 1), !form.properties.isEmpty
            else { continue }
            let value: JSON = ["const": DescriptorOptions.value(choice)]
            let test: JSON = ["properties": .object([name: value]), "required": [.string(name)]]
            var then = form.schema
            then["type"] = nil
            conditions.append(["if": test, "then": .object(then)])
        }
    }

    /// Adds an input that repeats: `images.image0`, `images.image1`; returns false where it does not describe one.
    private mutating func addGrowing(_ name: String, _ options: JSONObject, isRequired: Bool, depth: Int) -> Bool {
        guard depth < Self.maxDepth, let template = options["template"]?.object,
            let input = template["input"]?.object,
            let inner = ["required", "optional"].lazy.compactMap({ input[$0]?.object?.first { _ in true }?.value })
                .first,
            let (type, words) = Self.pair(inner)
        else { return false }
        let minimum = isRequired ? template["min"]?.number?.int ?? 0 : 0
        var names = template["names"]?.array?.compactMap(\.string) ?? []
        if names.isEmpty, let prefix = template["prefix"]?.string {
            let maximum = max(1, min(Self.maxGrownInputs, template["max"]?.number?.int ?? 10))
            names = (0..<maximum).map { "\(prefix)\($0)" }
        }
        guard !names.isEmpty else { return false }
        for (index, inner) in names.prefix(Self.maxGrownInputs).enumerated() {
            var words = words
            if index >= max(1, minimum), words["advanced"] == nil { words["advanced"] = true }
            add("\(name).\(inner)", type, words, isRequired: index < minimum, depth: depth + 1)
        }
        return true
    }

    private static func property(_ type: JSON, _ options: JSONObject) -> JSONObject {
        var schema = DescriptorProperty.schema(of: options).object ?? JSONObject()
        if let values = type.array { return DescriptorOptions.choice(values, schema) }
        switch type.string {
        case "INT": schema["type"] = "integer"
        case "FLOAT": schema["type"] = "number"
        case "BOOLEAN": schema["type"] = "boolean"
        case "COMBO":
            if schema["oneOf"] == nil, schema["items"] == nil { schema["type"] = "string" }
        case "STRING": schema["type"] = "string"
        case let other?:
            // A connection to another node's output, given by node and index.
            schema["type"] = "string"
            schema["description"] = schema["description"] ?? .string("The output of another node: \(other).")
        case nil: break
        }
        return schema
    }
}
