import JSON

/// The translation of lists of descriptors and maps by name, as handwritten or saved by form builders, into JSON
/// Schema.
struct DescriptorSchema {
    private var properties = JSONObject()
    private var required: [JSON] = []
    /// The conditional parts, which depend on another field's value.
    private var conditions: [JSON] = []
    /// The definitions that fields refer to.
    private var definitions: (name: String, parts: JSON)?
    /// True if names were made from labels, since fields have none.
    private(set) var madeNames = false
    private let depth: Int

    /// The maximum nesting of groups.
    private static let maxDepth = 24

    private init(depth: Int) { self.depth = depth }

    /// True if there are no fields.
    var isEmpty: Bool { properties.isEmpty }

    /// The schema of the form.
    var schema: JSON {
        var schema: JSONObject = ["type": "object"]
        if let definitions { schema[definitions.name] = definitions.parts }
        schema["properties"] = .object(properties)
        schema["required"] = .array(required)
        if !conditions.isEmpty { schema["allOf"] = .array(conditions) }
        return .object(schema)
    }

    // MARK: lists

    /// Creates the form of a list of descriptors or names; nil where it is neither.
    ///
    /// - `isOfSections`: True if the elements are sections of a form, whose fields are on the same level.
    init?(_ elements: [JSON], isOfSections: Bool = false, depth: Int = 0) {
        self.init(depth: depth)
        guard add(elements, isOfSections: isOfSections, depth: depth) else { return nil }
    }

    private mutating func add(_ elements: [JSON], isOfSections: Bool, depth: Int) -> Bool {
        guard depth < Self.maxDepth else { return false }
        if isListOfPairs(elements) { return elements.allSatisfy { $0.object.map { add($0) } != nil } }
        for element in elements {
            switch element {
            case .string(let text): take(DescriptorNames.bare(text), ["type": "string"], isRequired: false)
            case .array(let inner):
                if let name = inner.first?.string, inner.count > 1, let type = inner[1].string,
                    TypeAliases.isUnmistakable(type)
                {
                    take(name, Self.hinted(type), isRequired: type.hasSuffix("!"))
                } else {
                    // Texts among fields are titles.
                    let fields = inner.filter { $0.string == nil }
                    guard fields.contains(where: { $0.object != nil }),
                        add(fields, isOfSections: isOfSections, depth: depth + 1)
                    else { return false }
                }
            case .object(let object):
                // GitHub's issue forms have `attributes`, and names with hyphens.
                let mark: Character = object["attributes"] == nil ? "_" : "-"
                let descriptor = DescriptorProperty.withoutBags(object)
                guard add(descriptor, mark: mark, isOfSections: isOfSections, depth: depth) else {
                    return false
                }
            default: return false
            }
        }
        return true
    }

    private mutating func add(
        _ descriptor: JSONObject, mark: Character, isOfSections: Bool, depth: Int
    ) -> Bool {
        let type = descriptor["type"]?.string.map(TypeAliases.normal) ?? ""
        if Self.silent.contains(type), descriptor["options"] == nil { return true }
        let name = DescriptorNames.name(of: descriptor)
        if let children = DescriptorProperty.children(of: descriptor),
            isOfSections || name == nil || DescriptorProperty.layouts.contains(type)
        {
            return add(children, isOfSections: false, depth: depth + 1)
        }
        if isOfSections, let fields = DescriptorProperty.childMap(of: descriptor) {
            add(fields)
            return true
        }
        guard let name = name ?? made(of: descriptor, mark: mark) else { return false }
        var words = descriptor
        if let title = descriptor["name"], title != .string(name), descriptor["title"] == nil,
            descriptor["label"] == nil
        {
            words["title"] = title
        }
        take(name, words)
        return true
    }

    /// Returns true for a list of objects with one name each: `[{"subject": "string"}, {"mood": {"type": "text"}}]`.
    private func isListOfPairs(_ elements: [JSON]) -> Bool {
        !elements.isEmpty
            && elements.allSatisfy { element in
                guard let pair = element.object, pair.count == 1, let (name, value) = pair.first(where: { _ in true })
                else { return false }
                return value.object.map { DescriptorProperty.isOne(.object($0)) }
                    ?? (DescriptorKeywords.keyword(for: name) == nil && !DescriptorNames.keys.contains(name)
                        && value.string.map(TypeAliases.isUnmistakable) == true)
            }
    }

    /// The types of elements that are not fields: texts and buttons.
    private static let silent: Set<String> = [
        "markdown", "html", "htmlelement", "content", "heading", "header", "divider", "separator", "paragraphtext",
        "note", "notice", "button", "submit", "reset", "spacer", "statement", "static", "alert", "image-display",
        "displaytext", "sectionbreak", "pagebreak", "welcomescreen", "thankyouscreen",
    ]

    private mutating func made(of descriptor: JSONObject, mark: Character) -> String? {
        guard let name = DescriptorNames.made(of: descriptor, mark: mark) else { return nil }
        madeNames = true
        guard properties[name] != nil else { return name }
        // Two fields may have the same label.
        return (2...999).lazy.map { "\(name)\(mark)\($0)" }.first { properties[$0] == nil }
    }

    // MARK: maps

    /// Creates the form of a map from names to descriptors, hints or defaults.
    init(_ map: JSONObject, depth: Int = 0) {
        self.init(depth: depth)
        add(map)
    }

    private mutating func add(_ map: JSONObject) {
        for keyword in ["$defs", "definitions"] {
            if let parts = map[keyword], MemberShape.schemas.takes(parts), !SchemaShape.isDescriptor(parts) {
                definitions = (keyword, parts)
            }
        }
        for (name, value) in map {
            if SchemaShape.isAside(name, value) || SchemaShape.isRequirement(name, value, in: map) { continue }
            if name == definitions?.name { continue }
            switch value {
            case .object(let object) where object.isEmpty || DescriptorProperty.isOne(value):
                take(name, DescriptorProperty.withoutBags(object))
            case .object(let object): properties[name] = group(object)
            case .string(let hint): take(name, Self.hinted(hint), isRequired: Self.isMarked(hint))
            case .number(let number):
                properties[name] = [
                    "type": .string(ExactDecimal(number).isWhole ? "integer" : "number"), "default": value,
                ]
            case .bool: properties[name] = ["type": "boolean", "default": value]
            case .null: properties[name] = ["type": "string"]
            case .array(let elements): properties[name] = Self.listed(elements, depth)
            }
        }
        for name in map["required"]?.array ?? [] where SchemaShape.isRequirement("required", [name], in: map) {
            if !required.contains(name) { required.append(name) }
        }
    }

    /// Returns the schema of an object that is not a descriptor: a group where its members describe fields, else text.
    private func group(_ object: JSONObject) -> JSON {
        let isGroup = object.allSatisfy { _, value in
            switch value {
            case .object(let inner): DescriptorProperty.isOne(value) || !inner.isEmpty
            case .string(let text): TypeAliases.isTypeName(text)
            case .number, .bool: true
            case .array(let elements): elements.contains { $0.object != nil }
            case .null: false
            }
        }
        guard isGroup, depth < Self.maxDepth else { return ["type": "string"] }
        return DescriptorSchema(object, depth: depth + 1).schema
    }

    /// Returns the schema of a list: a group where its elements describe fields, else a choice.
    private static func listed(_ elements: [JSON], _ depth: Int) -> JSON {
        if elements.isEmpty { return ["type": "array"] }
        if elements.allSatisfy({ element in
            element.object.map { DescriptorNames.name(of: $0) != nil && $0["type"]?.string != nil } ?? false
        }), let form = DescriptorSchema(elements, depth: depth + 1) {
            return form.schema
        }
        return .object(DescriptorOptions.choice(elements, JSONObject()))
    }

    /// Returns the schema of a hint: the name of a type, perhaps with `?` or `!`, or a description.
    private static func hinted(_ hint: String) -> JSON {
        if TypeAliases.isUnmistakable(hint) {
            let name = hint.hasSuffix("?") || hint.hasSuffix("!") ? String(hint.dropLast()) : hint
            return DescriptorProperty.schema(of: ["type": .string(name)])
        }
        return ["type": "string", "description": .string(hint)]
    }

    private static func isMarked(_ hint: String) -> Bool { hint.hasSuffix("!") && TypeAliases.isUnmistakable(hint) }

    // MARK: fields

    private mutating func take(_ name: String, _ descriptor: JSONObject) {
        let (schema, branches) = DescriptorProperty.schema(of: descriptor, depth: depth)
        take(name, schema, isRequired: DescriptorProperty.isRequired(descriptor))
        for branch in branches {
            guard let form = DescriptorSchema(branch.fields, depth: depth + 1) else { continue }
            var then = form.schema.object ?? JSONObject()
            then["type"] = nil
            let test: JSON = ["properties": .object([name: ["const": branch.value]]), "required": [.string(name)]]
            conditions.append(["if": test, "then": .object(then)])
        }
    }

    private mutating func take(_ name: String, _ schema: JSON, isRequired: Bool) {
        properties[name] = schema
        if isRequired { required.append(.string(name)) }
    }
}
