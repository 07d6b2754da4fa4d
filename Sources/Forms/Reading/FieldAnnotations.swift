import JSON

/// The annotations of schemas: labels, descriptions, examples and widget hints (JSON Schema 2020-12, validation,
/// section 9, and the extensions of form libraries).
struct FieldAnnotations {
    private static let maxHelpLength = 4000
    private static let maxLabelLength = 190

    private let all: Conjunction
    private let name: String
    /// The widget hints of all dialects, in lower case.
    let hints: Set<String>

    init(_ all: Conjunction, name: String) {
        self.all = all
        self.name = name
        var hints: Set<String> = []
        for node in all.nodes {
            for keyword in ["x-display", "ui:widget", "x-component", "x-widget", "type", "x-cog-secret", "x-multiline"]
            {
                if let hint = node.source[keyword]?.string { hints.insert(hint.lowercased()) }
                if node.source[keyword]?.bool == true { hints.insert(keyword) }
            }
            for (keyword, part) in [("x-imgly-builder", "component"), ("ui:options", "widget"), ("options", "format")] {
                if let hint = node.source[keyword]?[part]?.string { hints.insert(hint.lowercased()) }
            }
        }
        self.hints = hints
    }

    /// Returns the label: the branch's, else the schema's title, else the name.
    func label(branch: String, kind: FieldKind) -> String {
        if !branch.isEmpty { return branch }
        for (node, isReferenced) in zip(all.nodes, all.isReferenced) where !isReferenced || name.isEmpty {
            for keyword in ["title", "label"] {
                if let title = node.source[keyword]?.string, !title.isEmpty {
                    return SchemaCheck.cut(title, to: Self.maxLabelLength)
                }
            }
        }
        return Self.label(from: SchemaCheck.cut(name, to: Self.maxLabelLength))
    }

    /// Returns a label made from a name: `aspect ratio` for `aspect_ratio` and `aspectRatio`.
    static func label(from name: String) -> String {
        var words = ""
        for character in name {
            if character == "_" || character == "-" {
                words += " "
            } else if character.isUppercase, let last = words.last, last.isLowercase {
                words += " " + character.lowercased()
            } else {
                words.append(character)
            }
        }
        return words
    }

    /// The description; may be empty.
    var help: String {
        for node in all.nodes {
            // Pydantic's text for an enumeration without a description.
            if let text = node.source["description"]?.string, !text.isEmpty, text != "An enumeration." {
                return SchemaCheck.cut(text, to: Self.maxHelpLength)
            }
        }
        let other = all.first(of: ["help", "hint", "tooltip", "ui:help", "ui:description"])?.string
        return other.map { SchemaCheck.cut($0, to: Self.maxHelpLength) } ?? ""
    }

    /// The examples, at most 50.
    var examples: [JSON] {
        if let list = all.first("examples") {
            // OpenAPI's examples have names.
            if let named = list.object { return named.compactMap { $0.value["value"] } }
            return Array((list.array ?? [list]).prefix(50))
        }
        return all.first("example").map { [$0] } ?? []
    }

    /// The placeholder, or the first example; may be empty.
    var placeholder: String {
        let text = all.first(of: ["placeholder", "ui:placeholder", "x-placeholder"])?.lenientString
        return text.map { SchemaCheck.cut($0, to: Self.maxLabelLength) } ?? examples.first?.lenientString ?? ""
    }

    /// The default of a hint, for schemas without one.
    var hintedDefault: JSON? { all.first("x-default") }

    /// Returns true if any schema has one of `keywords` as true.
    func flag(_ keywords: String...) -> Bool {
        keywords.contains { keyword in all.nodes.contains { $0.source[keyword]?.bool == true } }
    }

    var isHidden: Bool { hints.contains("hidden") }

    /// Returns the label of an option; nil where the schema gives none.
    func optionLabel(_ value: JSON, at index: Int) -> String? {
        let key = value.lenientString ?? value.text
        for keyword in [
            "x-imgly-enum-labels", "x-enum-labels", "x-enumLabels", "enumLabels", "x-labels", "ui:enumLabels",
        ] {
            if let label = all.first(keyword)?[key]?.string { return label }
        }
        for keyword in ["enumNames", "ui:enumNames", "x-enumNames", "x-enum-varnames", "x-enumNames", "x-enum-labels"] {
            if let label = all.first(keyword)?[index]?.string { return label }
        }
        return nil
    }

    /// Returns the description of an option; may be empty.
    func optionHelp(_ value: JSON, at index: Int) -> String {
        let help = all.first(of: ["x-enum-descriptions", "enumDescriptions", "x-enumDescriptions"])
        return (help?[value.lenientString ?? value.text] ?? help?[index])?.string ?? ""
    }
}
