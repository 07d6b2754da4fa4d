import JSON
import Forms
import Domain
import Testing

/// Variables may have any name, also that of a keyword or of an envelope.
struct DangerousNamesTests {
    static let names = [
        "function", "schema", "parameters", "properties", "type", "fields", "inputs", "vars", "variables", "body",
        "items", "required", "input", "default", "label", "name", "id", "options", "sections", "components", "$defs",
        "$ref", "$schema", "$id", "definitions", "title", "description", "enum", "const", "allOf", "anyOf", "oneOf",
        "not", "if", "then", "else", "format", "pattern", "minimum", "maximum", "minLength", "additionalProperties",
        "patternProperties", "propertyNames", "prefixItems", "nullable", "examples", "optional", "hidden",
        "json_schema",
        "inputSchema", "input_schema", "requestedSchema", "requestBody", "content", "data", "form", "questions",
        "arguments", "args", "params", "pages", "steps", "groups", "tools", "tool", "template", "prompt", "text",
        "result", "config", "settings", "attributes", "output", "outputs", "value", "values", "choices", "key",
        "children", "paths", "openapi", "uiSchema", "formData", "placeholder", "help", "hint", "min", "max", "step",
        "multiple", "kind", "widget", "model", "response_format", "elements", "controls", "actions", "variable",
        "functionDeclarations", "named_endpoints", "rows", "columns", "readOnly", "deprecated", "x-order",
        "discriminator",
    ]

    private static let descriptors: [JSON] = [
        ["type": "string"], ["type": "text", "label": "Words"], ["label": "Words", "required": true],
        ["description": "What it is", "default": "x"], ["type": "string", "enum": ["a", "b"]],
        ["type": "integer", "minimum": 1], ["type": "select", "options": ["a", "b"]],
    ]

    /// The names of the fields of a map, in order.
    private static func asked(_ map: JSONObject) -> [String] {
        let tree = FieldTree(schema: .object(map))
        guard case .group(let group) = tree[tree.root].kind else { return ["no group"] }
        return group.members.map(\.name)
    }

    @Test(arguments: names) func aDescriptorOfAnyNameIsAVariable(_ name: String) throws {
        for descriptor in Self.descriptors {
            #expect(Self.asked([name: descriptor]) == [name], "\(descriptor)")
            #expect(
                Self.asked([name: descriptor, "subject": ["type": "string"]]) == [name, "subject"], "\(descriptor)")
            #expect(Self.asked(["subject": "string", name: descriptor]) == ["subject", name], "\(descriptor)")
        }
        #expect(Self.asked(["subject": "string", name: "string"]) == ["subject", name])
        #expect(Self.asked([name: "int", "subject": ["type": "string"]]) == [name, "subject"])
        // A variable that is an object, beside another.
        let object: JSON = ["type": "object", "properties": ["a": ["type": "string"]]]
        #expect(Self.asked([name: object, "subject": ["type": "string"]]) == [name, "subject"])
    }

    @Test func aBodyHasExactlyTheNamesOfTheMap() throws {
        for first in Self.names {
            for second in ["type", "properties", "schema", "fields", "required", "name", "default", "$ref"]
            where second != first {
                let tree = FieldTree(
                    schema: .object([first: ["type": "string"], second: ["type": "string"], "z": "string"]))
                var answers = FieldAnswer.unset
                for row in tree.rows(for: answers) { answers = tree.editing(answers, at: row.place, .text("v")) }
                let body: JSON = .object([first: "v", second: "v", "z": "v"])
                #expect(tree.body(from: answers) == body, "\(first), \(second)")
                #expect(tree.check(answers).problems.isEmpty, "\(first), \(second)")
            }
        }
    }

    @Test func allOfThemAtOnceAreVariables() {
        let map = JSONObject(Self.names.map { ($0, ["type": "string"]) })
        #expect(Self.asked(map) == Self.names)
        #expect(Self.asked(JSONObject(Self.names.map { ($0, "string") })) == Self.names)
    }
}
