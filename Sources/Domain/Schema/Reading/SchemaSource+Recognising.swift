extension SchemaSource {
    /// Recognises the dialect of `schema`.
    init(_ schema: JSON?) { self = Self.recognised(schema, depth: 0) }

    private static let nothing = SchemaSource(
        document: ["type": "object", "properties": [:]], dialect: .none)

    private static func unknown(_ notice: String) -> SchemaSource {
        SchemaSource(document: ["x-easel-raw": .string(notice)], dialect: .unknown, notices: [notice])
    }

    private static func recognised(_ schema: JSON?, depth: Int) -> SchemaSource {
        switch schema {
        case nil, .null?: return nothing
        case .bool?, .number?: return unknown("the schema is not one that is known here")
        case .string(let text)?:
            // Some back ends store the schema as text.
            guard depth == 0, text.utf8.count <= 4 << 20, let inner = try? JSONParser.parse(text) else {
                return unknown("the schema is text that cannot be read")
            }
            return recognised(inner, depth: 1)
        case .array(let elements)?:
            guard !elements.isEmpty else { return nothing }
            return list(elements) ?? unknown("the schema is a list that is not known here")
        case .object(let object)?:
            guard !object.isEmpty else { return nothing }
            return recognised(object, depth: depth)
        }
    }

    private static func recognised(_ object: JSONObject, depth: Int) -> SchemaSource {
        if object["properties"]?.object != nil { return SchemaSource(document: .object(object), dialect: .jsonSchema) }
        if let schemas = object["components"]?["schemas"]?.object, let name = inputName(object, schemas) {
            return SchemaSource(
                document: .object(object), entry: JSONPointer(["components", "schemas", name]), dialect: .openAPI)
        }
        if depth < 3 {
            for name in wrappers {
                if let inner = object[name]?.object, isSchema(inner) || name == "inputSchema" && !inner.isEmpty {
                    return recognised(inner, depth: depth + 1)
                }
            }
        }
        if let comfy = ComfyInputs.schema(of: object) { return SchemaSource(document: comfy, dialect: .comfy) }
        if isSchema(object) { return SchemaSource(document: library(object), dialect: .jsonSchema) }
        for name in lists {
            if let elements = object[name]?.array, let source = list(elements) { return source }
        }
        for name in lists {
            if object.count <= 3, let inner = object[name]?.object, !inner.isEmpty,
                inner.allSatisfy({ $0.value.object != nil })
            {
                return recognised(inner, depth: depth + 1)
            }
        }
        return SchemaSource(document: DescriptorSchema.schema(of: object), dialect: .nameMap)
    }

    /// Where tools, elicitations and samples keep a schema.
    private static let wrappers = [
        "inputSchema", "input_schema", "requestedSchema", "schema", "json_schema", "variableSchema", "parameters",
        "function",
    ]

    /// Where lists of descriptors are kept.
    private static let lists = ["fields", "variables", "inputs", "body", "arguments", "questions", "form", "params"]

    /// Whether `object` is a schema, and not a map whose variables happen to be called `type` or `items`.
    private static func isSchema(_ object: JSONObject) -> Bool {
        if object["$schema"]?.string != nil || object["$ref"]?.string != nil { return true }
        if object["properties"]?.object != nil { return true }
        switch object["type"] {
        case .string(let name)? where JSONTypes(name: name) != nil: return true
        case .array(let names)? where names.allSatisfy({ $0.string.flatMap(JSONTypes.init(name:)) != nil }): return true
        default: break
        }
        for keyword in ["allOf", "anyOf", "oneOf", "enum", "prefixItems"] where object[keyword]?.array?.isEmpty == false
        {
            if keyword == "enum" || object[keyword]?.array?.allSatisfy({ $0.object != nil || $0.bool != nil }) == true {
                return true
            }
        }
        for keyword in ["$defs", "definitions", "patternProperties", "propertyNames"]
        where object[keyword]?.object != nil {
            return true
        }
        return object["const"] != nil && object.count <= 3
    }

    /// A document that only defines parts, and says nothing of a whole, asks for one of them.
    private static func library(_ object: JSONObject) -> JSON {
        let descriptive: Set<String> = [
            "$schema", "$id", "id", "$defs", "definitions", "title", "description", "$comment",
        ]
        guard object.names.allSatisfy(descriptive.contains) else { return .object(object) }
        var whole = object
        for keyword in ["definitions", "$defs"] {
            guard let parts = object[keyword]?.object, !parts.isEmpty else { continue }
            whole["anyOf"] = .array(
                parts.names.map { ["$ref": .string("#/\(keyword)/\(JSONPointer.escaped($0))"), "title": .string($0)] })
            return .object(whole)
        }
        return .object(object)
    }

    /// The schema of a document that describes the input: what a request's body is, else what is called so.
    private static func inputName(_ document: JSONObject, _ schemas: JSONObject) -> String? {
        if schemas["Input"] != nil { return "Input" }
        let start = "#/components/schemas/"
        for (_, path) in document["paths"]?.object ?? JSONObject() {
            let content = path["post"]?["requestBody"]?["content"]?["application/json"]?["schema"]
            guard let reference = content?["$ref"]?.string, reference.hasPrefix(start) else { continue }
            let name = JSONPointer.unescaped(reference.dropFirst(start.count))
            if schemas[name] != nil { return name }
        }
        return schemas.names.first { $0.hasSuffix("Input") } ?? schemas.names.first { $0.contains("Request") }
            ?? schemas.names.first
    }

    private static func list(_ elements: [JSON]) -> SchemaSource? {
        DescriptorSchema.schema(of: elements).map { SchemaSource(document: $0, dialect: .descriptorList) }
    }
}
