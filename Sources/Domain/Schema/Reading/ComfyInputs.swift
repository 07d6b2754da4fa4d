/// Translates the inputs of ComfyUI's nodes (`/object_info`), which are pairs of a type and its options, into JSON
/// Schema.
enum ComfyInputs {
    /// The schema of one node, of its sections, or of nodes by name; nil when `object` is none of these.
    static func schema(of object: JSONObject) -> JSON? {
        if let sections = object["input"]?.object, let schema = node(sections, about: object) { return schema }
        if let schema = node(object, about: JSONObject()) { return schema }
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
        // The hidden section is filled in by the program.
        guard sections.names.allSatisfy(["required", "optional", "hidden"].contains), !sections.isEmpty else {
            return nil
        }
        var properties = JSONObject()
        var required: [JSON] = []
        for section in ["required", "optional"] {
            for (name, value) in sections[section]?.object ?? JSONObject() {
                guard let pair = value.array, let type = pair.first, type.string != nil || type.array != nil else {
                    return nil
                }
                properties[name] = .object(
                    property(type, pair.count > 1 ? pair[1].object ?? JSONObject() : JSONObject()))
                if section == "required" { required.append(.string(name)) }
            }
        }
        var schema: JSONObject = ["type": "object", "properties": .object(properties), "required": .array(required)]
        if let title = node["display_name"] ?? node["name"] { schema["title"] = title }
        if let description = node["description"] { schema["description"] = description }
        var order: [JSON] = []
        for section in ["required", "optional"] { order += node["input_order"]?[section]?.array ?? [] }
        if !order.isEmpty { schema["input_order"] = .array(order) }
        return .object(schema)
    }

    private static func property(_ type: JSON, _ options: JSONObject) -> JSONObject {
        var schema = DescriptorSchema.property(options).object ?? JSONObject()
        if let values = type.array { return DescriptorSchema.choice(values, schema) }
        switch type.string {
        case "INT": schema["type"] = "integer"
        case "FLOAT": schema["type"] = "number"
        case "BOOLEAN": schema["type"] = "boolean"
        case "COMBO": return schema["oneOf"] == nil && schema["items"] == nil ? ["type": "string"] : schema
        case "STRING": schema["type"] = "string"
        case let other?:
            // A wire from another node: its output is named by the node and its place.
            schema["type"] = "string"
            schema["description"] = schema["description"] ?? .string("The output of another node: \(other).")
        case nil: break
        }
        return schema
    }
}
