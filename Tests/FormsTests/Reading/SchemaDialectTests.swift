import JSON
import Forms
import Domain
import Testing

struct SchemaDialectTests {
    private static let schema: JSON = ["type": "object", "properties": ["a": ["type": "string"]]]

    @Test(
        arguments: [
            (nil, .none, []), (.null, .none, []), ([:], .none, []), ([], .none, []), (schema, .jsonSchema, ["a"]),
            (["$ref": "#/definitions/X", "definitions": ["X": schema]], .jsonSchema, ["a"]),
            (
                ["openapi": "3.0.2", "components": ["schemas": ["Output": ["type": "string"], "Input": schema]]],
                .openAPI, ["a"]
            ),
            (
                [
                    "components": ["schemas": ["Z": ["type": "string"], "Ask": schema]],
                    "paths": [
                        "/x": [
                            "post": [
                                "requestBody": [
                                    "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Ask"]]]
                                ]
                            ]
                        ]
                    ],
                ],
                .openAPI, ["a"]
            ),
            (["name": "tool", "inputSchema": schema], .jsonSchema, ["a"]),
            (["name": "tool", "parameters": schema], .jsonSchema, ["a"]),
            (["schema": schema, "uiSchema": [:]], .jsonSchema, ["a"]),
            (["message": "m", "requestedSchema": schema], .jsonSchema, ["a"]),
            (["a", "b"], .descriptorList, ["a", "b"]),
            ([["name": "a"], ["key": "b"], ["id": "c"]], .descriptorList, ["a", "b", "c"]),
            (["fields": [["name": "a", "type": "text"]]], .descriptorList, ["a"]),
            (["variables": ["a": ["type": "text"]]], .nameMap, ["a"]),
            (
                [
                    "body": [
                        ["type": "markdown", "attributes": ["value": "Hello"]],
                        ["type": "input", "id": "a", "attributes": ["label": "A"]],
                    ]
                ], .descriptorList, ["a"]
            ),
            (["subject": "string", "mood": "How it feels"], .nameMap, ["subject", "mood"]),
            (["type": "The sort of bird", "items": "What it carries"], .nameMap, ["type", "items"]),
            (["title": "string", "description": "string"], .nameMap, ["title", "description"]),
            (["steps": 28, "flag": true, "style": ["calm", "wild"]], .nameMap, ["steps", "flag", "style"]),
            (["a": ["type": "str", "required": true]], .nameMap, ["a"]),
            (
                ["input": ["required": ["a": ["INT", ["default": 1]]], "optional": ["b": [["x", "y"]]]]], .comfy,
                ["a", "b"]
            ),
            (.string("{\"subject\": \"string\"}"), .nameMap, ["subject"]), (3, .unknown, []), ("no JSON", .unknown, []),
            ([1, 2], .unknown, []),
            (["$schema": "x", "$defs": ["Cat": schema, "Dog": schema]], .jsonSchema, ["Cat", "Dog"]),
        ] as [(JSON?, SchemaDialect, [String])])
    func isRecognizedByShape(_ schema: JSON?, _ dialect: SchemaDialect, _ names: [String]) {
        let tree = FieldTree(schema: schema)
        #expect(tree.dialect == dialect)
        switch tree[tree.root].kind {
        case .group(let group): #expect(group.members.map(\.name) == names)
        case .union(let union): #expect(union.branches.map(\.label) == names)
        case .raw: #expect(dialect == .unknown && names.isEmpty)
        default: Issue.record("neither a group nor raw: \(dialect)")
        }
    }

    @Test(
        arguments: [
            (["name": "x", "type": "textarea", "max": 50], "text+"),
            (["name": "x", "type": "select", "options": ["a", "b"]], "choice a b"),
            (["name": "x", "type": "select", "options": [["value": 1, "label": "One"]]], "constant"),
            (["name": "x", "options": ["a": "A", "b": "B"]], "choice A B"),
            (["name": "x", "type": "multiselect", "options": ["a", "b"]], "several"),
            (["name": "x", "type": "slider", "min": 0, "max": 1, "step": 0.1.json], "number 0 1 0.1"),
            (["name": "x", "type": "number", "min": "1", "max": "9"], "number 1 9 0.1"),
            (["name": "x", "type": "checkbox"], "toggle"), (["name": "x", "type": "tags"], "list"),
            (["name": "x", "type": "password"], "text*"),
            (["name": "x", "type": "color"], "text color"), (["name": "x", "type": "files"], "list"),
            (["name": "x", "type": "json"], "union"),
            (["name": "x"], "text"), (["name": "x", "label": "X", "type": "character"], "text"),
            (["name": "x", "default": 5], "number - - 1"), (["name": "x", "min": 1], "number 1 - 1"),
            (["name": "seed", "type": "int"], "seed"),
            (["name": "x", "type": "group", "fields": [["name": "y"]]], "group"),
        ] as [(JSON, String)])
    func descriptorsBecomeFields(_ descriptor: JSON, _ kind: String) throws {
        let tree = FieldTree(schema: [descriptor])
        guard case .group(let group) = tree[tree.root].kind else { throw CancellationError() }
        #expect(tree[try #require(group.members.first).field].kind.summary == kind)
    }

    @Test func descriptorsKeepTheirAnnotations() throws {
        let tree = FieldTree(schema: [
            [
                "key": "bird", "label": "The bird", "help": "Any will do.", "placeholder": "owl", "default": "wren",
                "required": "true",
            ]
        ])
        guard case .group(let group) = tree[tree.root].kind else { throw CancellationError() }
        let member = try #require(group.members.first)
        let field = tree[member.field]
        #expect(
            [field.name, field.label, field.help, field.placeholder] == ["bird", "The bird", "Any will do.", "owl"])
        #expect(field.defaultValue == "wren")
        #expect(!member.isRequired)
    }
}

extension FieldKind {
    /// A short description of the kind, for tables.
    var summary: String {
        switch self {
        case .text(let text):
            "text" + (text.isMultiline ? "+" : "") + (text.isSecret ? "*" : "")
                + (text.format == .color ? " color" : "")
        case .number(let number):
            "number \(number.minimum?.lexeme ?? "-") \(number.maximum?.lexeme ?? "-") \(number.step.lexeme)"
        case .seed: "seed"
        case .toggle: "toggle"
        case .choice(let choice):
            "choice " + choice.options.map(\.label).joined(separator: " ") + (choice.customField == nil ? "" : " own")
        case .multiSelect: "several"
        case .list: "list"
        case .tuple: "tuple"
        case .map: "map"
        case .union: "union"
        case .group: "group"
        case .constant: "constant"
        case .raw: "raw"
        }
    }
}
