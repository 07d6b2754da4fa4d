import JSON

/// The translation of descriptors' options into JSON Schema.
enum DescriptorOptions {
    /// Returns options as a list, from a list, a map of values to labels, lines, or words separated by commas; nil
    /// where there are none.
    static func list(_ json: JSON?) -> [JSON]? {
        switch json {
        case .array(let options)?: return options.isEmpty ? nil : flattened(options)
        case .object(let labels)? where !labels.isEmpty && labels.allSatisfy({ $0.value.string != nil }):
            return labels.map { ["value": .string($0.name), "label": $0.value] }
        case .object(let values)? where !values.isEmpty && values.allSatisfy({ $0.value.number != nil }):
            return values.map { ["value": $0.value, "label": .string($0.name)] }
        case .object(let bag)?:
            // Airtable and Notion nest the choices in an object, Formio in two.
            for keyword in ["choices", "options", "values", "values_list"] {
                if let inner = bag[keyword]?.array { return list(.array(inner)) }
            }
            return nil
        case .string(let text)?:
            let mark: Character = text.contains("\n") ? "\n" : ","
            let words = text.split(separator: mark).map { $0.drop { $0 == " " } }
                .map { String($0.reversed().drop { $0 == " " || $0 == "\r" }.reversed()) }
            return words.count > 1 ? words.map(JSON.string) : nil
        default: return nil
        }
    }

    /// Returns `schema` as a choice of `options`.
    static func choice(_ options: [JSON], _ schema: JSONObject) -> JSONObject {
        var schema = schema
        // The values determine the type, whatever the widget's name.
        schema["type"] = nil
        schema["oneOf"] = .array(options.map { option(value($0), label: label($0), help: help($0)) })
        return schema
    }

    /// Returns the value of `option`.
    static func value(_ option: JSON) -> JSON {
        if let pair = pair(option) { return pair.value }
        guard let object = option.object else { return option }
        for keyword in ["value", "id", "key", "const", "code", "slug"] {
            if let value = object[keyword], value.object == nil { return value }
        }
        return label(option).map(JSON.string) ?? option
    }

    /// Returns the descriptors that depend on each of `options`, by its value.
    static func branches(_ options: [JSON]) -> [(value: JSON, fields: [JSON])] {
        options.compactMap { option in
            guard let object = option.object else { return nil }
            for keyword in ["fields", "inputs", "variables", "parameters", "params", "children"] {
                if let fields = object[keyword]?.array, fields.contains(where: { $0.object != nil }) {
                    return (value(option), fields)
                }
                if let fields = object[keyword]?.object, SchemaShape.isMapOfDescriptors(fields) {
                    return (value(option), fields.map { .object(named($0.name, $0.value)) })
                }
            }
            return nil
        }
    }

    private static func named(_ name: String, _ value: JSON) -> JSONObject {
        var descriptor = value.object ?? value.string.map { ["type": .string($0)] } ?? JSONObject()
        descriptor["name"] = .string(name)
        return descriptor
    }

    private static func option(_ value: JSON, label: String?, help: JSON?) -> JSON {
        var titled: JSONObject = ["const": value]
        if let label { titled["title"] = .string(label) }
        if let help { titled["description"] = help }
        return .object(titled)
    }

    private static func label(_ option: JSON) -> String? {
        if let pair = pair(option) { return pair.label }
        guard let object = option.object else { return nil }
        for keyword in ["label", "title", "name", "text", "display_name", "displayName", "caption"] {
            if let label = object[keyword]?.string { return label }
        }
        return nil
    }

    private static func help(_ option: JSON) -> JSON? {
        guard let help = option["description"] ?? option["help"] ?? option["hint"], help.string != nil else {
            return nil
        }
        return help
    }

    /// Returns the value and label of a pair, as Django writes choices.
    private static func pair(_ option: JSON) -> (value: JSON, label: String)? {
        guard let parts = option.array, parts.count == 2, parts[0].lenientString != nil, let label = parts[1].string
        else { return nil }
        return (parts[0], label)
    }

    /// Returns the options with groups flattened.
    private static func flattened(_ options: [JSON]) -> [JSON] {
        options.flatMap { option -> [JSON] in
            guard let group = option.object, group["value"] == nil,
                let inner = (group["options"] ?? group["choices"])?.array, !inner.isEmpty
            else { return [option] }
            return inner
        }
    }
}
