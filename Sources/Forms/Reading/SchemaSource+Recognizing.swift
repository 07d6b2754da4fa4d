import JSON

extension SchemaSource {
    /// Recognizes the dialect of `schema`.
    init(_ schema: JSON?) { self = Self.recognized(schema, depth: 0) }

    /// Recognizes the dialect of `schema`, where `budget` is sufficient.
    init(_ schema: JSON?, _ budget: inout WorkBudget) {
        // Each object is visited several times.
        let isAffordable = budget.spend((schema?.objectCount ?? 0) * 20)
        self = isAffordable ? SchemaSource(schema) : Self.unknown("the schema is too large")
        served = schema
    }

    private static let nothing = SchemaSource(
        document: ["type": "object", "properties": [:]], dialect: .none)

    /// The maximum nesting of envelopes around a form.
    private static let maxDepth = 8

    private static func unknown(_ notice: String) -> SchemaSource {
        SchemaSource(document: ["x-easel-raw": .string(notice)], dialect: .unknown, notices: [notice])
    }

    private static func recognized(_ schema: JSON?, depth: Int) -> SchemaSource {
        switch schema {
        case nil, .null?: return nothing
        case .bool?, .number?: return unknown("unknown schema format")
        case .string(let text)?:
            // Some back ends store the schema as text.
            if depth == 0, text.utf8.count <= 4 << 20, let inner = try? JSONParser.parse(text) {
                return recognized(inner, depth: 1)
            }
            let places = DescriptorNames.places(in: text)
            return list(places.map(JSON.string), isOfSections: false).flatMap { places.isEmpty ? nil : $0 }
                ?? unknown("the schema is text that is not JSON")
        case .array(let elements)?:
            guard !elements.isEmpty else { return nothing }
            if let only = elements[0].object, elements.count == 1, depth < maxDepth, isWhole(only) {
                return recognized(elements[0], depth: depth + 1)
            }
            return list(elements, isOfSections: false) ?? unknown("unknown schema format: a list")
        case .object(let object)?:
            guard !object.isEmpty else { return nothing }
            return recognized(object, depth: depth)
        }
    }

    /// Returns true if the only element of a list is a form rather than a field.
    private static func isWhole(_ object: JSONObject) -> Bool {
        if SchemaShape.isObjectSchema(object), object["properties"] != nil {
            return DescriptorNames.name(of: object) == nil
        }
        guard DescriptorProperty.children(of: object) == nil, let envelope = FormEnvelope(in: object),
            envelope.isCertain
        else {
            return false
        }
        return object["type"] == nil || object["type"] == "function"
    }

    /// Tries the dialects for `object`, from the most specific to the one that accepts anything. Each must account for
    /// every member, so that a variable with the name of a keyword stays one.
    private static func recognized(_ object: JSONObject, depth: Int) -> SchemaSource {
        if let document = openAPI(object) { return document }
        let isSchema = SchemaShape.isSchema(object)
        if isSchema, isWholly(object) {
            return SchemaSource(
                document: library(SchemaTranslation.translated(object)), dialect: .jsonSchema)
        }
        if let comfy = ComfyInputs.schema(of: object) { return SchemaSource(document: comfy, dialect: .comfy) }
        if depth < maxDepth, let envelope = FormEnvelope(in: object) {
            return unwrapped(envelope, in: object, depth: depth)
        }
        if isSchema, !SchemaShape.isMapOfDescriptors(object), object["properties"] != nil || object["$ref"] != nil {
            return SchemaSource(document: .object(SchemaTranslation.translated(object)), dialect: .jsonSchema)
        }
        if let template = template(object) { return template }
        if DescriptorNames.isNamedField(object), let source = list([.object(object)], isOfSections: false) {
            return source
        }
        return SchemaSource(document: DescriptorSchema(object).schema, dialect: .nameMap)
    }

    // MARK: JSON Schema

    /// Returns true if no member of the schema `object` is a variable or a list of fields.
    private static func isWholly(_ object: JSONObject) -> Bool {
        // A type alone describes a variable called `type`, since a body is an object.
        if object.allSatisfy({ $0.value.string.map(TypeAliases.isTypeName) ?? false }),
            !SchemaShape.isObjectSchema(object)
        {
            return false
        }
        let isCertain =
            SchemaShape.names("$schema", in: object) || SchemaShape.names("$ref", in: object)
            || object["properties"]?.object?.isEmpty == false && object["type"] == "object"
        if isCertain { return true }
        // `{"const": {"type": "string"}}` describes a variable: a constant would have no fields.
        if object.allSatisfy({ SchemaShape.isDescriptor($0.value) }), object["then"] == nil, object["else"] == nil {
            return false
        }
        return object.allSatisfy { name, value in
            if SchemaShape.isKeyword(name) || name.hasPrefix("x-") || name.hasPrefix("ui:") { return true }
            if FormEnvelope(in: [name: value]) != nil { return false }
            return !SchemaShape.isDescriptor(value) && value.string.map(TypeAliases.isTypeName) != true
        }
    }

    /// Returns the schema of a document; one that only has definitions becomes a choice of them.
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

    // MARK: envelopes

    private static func unwrapped(_ envelope: FormEnvelope, in object: JSONObject, depth: Int) -> SchemaSource {
        var source: SchemaSource
        switch envelope.value {
        case .array(let elements):
            let isOfWholes = elements.allSatisfy { $0.object.map(isWhole) ?? false }
            if isOfWholes || elements.count == 1, let only = elements[0].object, isWhole(only) {
                source = recognized(elements[0], depth: depth + 1)
                if elements.count > 1 {
                    source = source.noting("showing the first of \(elements.count) forms under “\(envelope.name)”")
                }
            } else {
                source = list(elements, isOfSections: envelope.isOfSections) ?? unknown("unknown list format")
            }
        case .object(let inner) where envelope.isOfSections && !SchemaShape.isObjectSchema(inner):
            source = list(inner.map(\.value), isOfSections: true) ?? recognized(inner, depth: depth + 1)
        case .object(let inner) where FormEnvelope.isOfWholes(inner) && FormEnvelope(in: inner) == nil:
            source = recognized(inner.first { _ in true }?.value, depth: depth + 1)
            if inner.count > 1 {
                source = source.noting("showing the first of \(inner.count) forms under “\(envelope.name)”")
            }
        case .object(let inner):
            let name = TypeAliases.normal(envelope.name)
            if name == "content", let body = mediaType(inner) {
                return recognized(addingDefinitions(to: body, object), depth: depth + 1)
            }
            source = recognized(addingDefinitions(to: inner, object), depth: depth + 1)
        default: return unknown("unknown schema format")
        }
        // A list of required names may be beside the map.
        if let names = object["required"]?.array, source.entry == .root, var document = source.document.object,
            let properties = document["properties"]?.object
        {
            var required = document["required"]?.array ?? []
            required += names.filter { name in
                !required.contains(name) && name.string.map { properties[$0] != nil } == true
            }
            document["required"] = .array(required)
            source = SchemaSource(document: .object(document), dialect: source.dialect, notices: source.notices)
        }
        return source
    }

    /// Returns `inner` with the definitions of `outer`, to which it may refer.
    private static func addingDefinitions(to inner: JSONObject, _ outer: JSONObject) -> JSONObject {
        guard SchemaShape.isSchema(inner) else { return inner }
        var whole = inner
        for keyword in ["$defs", "definitions", "components"] where whole[keyword] == nil {
            if let parts = outer[keyword]?.object { whole[keyword] = .object(parts) }
        }
        return whole
    }

    /// Returns the schema of a body's content, JSON first.
    private static func mediaType(_ content: JSONObject) -> JSONObject? {
        (content["application/json"] ?? content.first { $0.name.contains("json") }?.value
            ?? content.first { $0.name.contains("/") }?.value)?["schema"]?.object
    }

    // MARK: OpenAPI

    static func isOpenAPI(_ object: JSONObject) -> Bool { openAPI(object) != nil }

    /// Returns the schema of an OpenAPI document: that of a request body, else the component with a matching name.
    private static func openAPI(_ object: JSONObject) -> SchemaSource? {
        let schemas = object["components"]?["schemas"]?.object
        guard object["properties"]?.object == nil else { return nil }
        if schemas?["Input"] == nil, let body = requestBody(object) {
            var whole = body
            if let components = object["components"] { whole["components"] = components }
            if let reference = body["$ref"]?.string,
                let pointer = JSONPointer(text: String(reference.drop { $0 == "#" })),
                JSON.object(object)[pointer] != nil
            {
                return SchemaSource(document: .object(object), entry: pointer, dialect: .openAPI)
            }
            return SchemaSource(document: .object(SchemaTranslation.translated(whole)), dialect: .openAPI)
        }
        guard let schemas, !schemas.isEmpty, MemberShape.schemas.takes(.object(schemas)) else { return nil }
        let name =
            schemas["Input"] != nil
            ? "Input"
            : schemas.names.first { $0.hasSuffix("Input") } ?? schemas.names.first { $0.contains("Request") }
                ?? schemas.names[0]
        return SchemaSource(
            document: .object(object), entry: JSONPointer(["components", "schemas", name]), dialect: .openAPI)
    }

    private static func requestBody(_ document: JSONObject) -> JSONObject? {
        guard let paths = document["paths"]?.object, paths.contains(where: { $0.name.hasPrefix("/") }) else {
            return nil
        }
        for (_, path) in paths {
            for method in ["post", "put", "patch"] {
                guard let content = path[method]?["requestBody"]?["content"]?.object else { continue }
                if let schema = mediaType(content) { return schema }
            }
        }
        return nil
    }

    // MARK: lists and templates

    private static func list(_ elements: [JSON], isOfSections: Bool) -> SchemaSource? {
        DescriptorSchema(elements, isOfSections: isOfSections).map { form in
            let source = SchemaSource(document: form.schema, dialect: .descriptorList)
            return form.madeNames ? source.noting("the fields have no names: they are sent by label") : source
        }
    }

    /// Returns the form of a template whose placeholders are the variables.
    private static func template(_ object: JSONObject) -> SchemaSource? {
        guard object.names.allSatisfy({ $0 == "prompt_template" || $0 == "promptTemplate" || FormEnvelope.isAbout($0) })
        else { return nil }
        for keyword in ["template", "prompt_template", "promptTemplate", "prompt", "text"] {
            guard let text = object[keyword]?.string else { continue }
            let places = DescriptorNames.places(in: text)
            if !places.isEmpty { return list(places.map(JSON.string), isOfSections: false) }
        }
        return nil
    }
}
