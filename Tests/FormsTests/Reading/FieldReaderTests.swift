import JSON
import Forms
import Domain
import Testing

struct FieldReaderTests {
    /// The field `x` of a schema that has it.
    private static func field(_ schema: JSON, defs: JSON = [:]) throws -> (FieldTree, FieldNode) {
        let tree = FieldTree(schema: ["properties": ["x": schema], "$defs": defs])
        guard case .group(let group) = tree[tree.root].kind, let member = group.members.first else {
            throw CancellationError()
        }
        return (tree, tree[member.field])
    }

    @Test(
        arguments: [
            (["type": "string"], "text"), (["type": "string", "maxLength": 500], "text+"),
            (["type": "string", "default": "a\nb"], "text+"),
            (["type": "string", "format": "password"], "text*"), (["type": "string", "writeOnly": true], "text*"),
            (["type": "integer", "minimum": 1, "maximum": 50], "number 1 50 1"),
            (
                [
                    "type": "integer", "minimum": .number(JSONNumber(-9_007_199_254_740_991)),
                    "maximum": .number(JSONNumber(9_007_199_254_740_991)),
                ], "number - - 1"
            ),
            (["type": "number", "minimum": 0, "maximum": 1], "number 0 1 0.05"),
            (["type": "number", "multipleOf": 0.25.json], "number - - 0.25"),
            (["type": "integer", "ge": 1, "le": 4], "number 1 4 1"), (["type": "boolean"], "toggle"),
            (["allOf": [["type": "integer", "minimum": 1], ["minimum": 3, "maximum": 9]]], "number 3 9 1"),
            (["enum": ["a", "b", .null]], "choice a b"), (["allOf": [["$ref": "#/$defs/e"]]], "choice p q"),
            (["oneOf": [["const": 1, "title": "One"], ["const": 2]]], "choice One 2"), (["const": 1], "constant"),
            (["enum": ["only"]], "constant"),
            (["type": "string", "enum": ["1:1"], "x-imgly-enum-labels": ["1:1": "Square"]], "constant"),
            (["enum": ["s", "l"], "x-imgly-enum-labels": ["s": "Small"]], "choice Small l"),
            (["enum": [1, 2], "enumNames": ["One", "Two"]], "choice One Two"),
            (["anyOf": [["enum": ["a", "b"]], ["$ref": "#/$defs/size"]]], "choice a b own"),
            (["type": "string", "anyOf": [["const": "a"], [:]]], "choice a own"),
            (["anyOf": [["type": "string"], ["type": "null"]]], "text"), (["type": ["string", "null"]], "text"),
            (["type": "string", "nullable": true], "text"),
            (["type": "array", "items": ["enum": ["a", "b"]]], "several"),
            (["type": "array", "items": ["enum": ["a", "b"]], "uniqueItems": false], "list"),
            (["type": "array", "items": ["anyOf": [["const": "a", "title": "A"], ["const": "b"]]]], "several"),
            (["type": "array"], "list"), (["prefixItems": [["type": "string"], [:]]], "tuple"),
            (["items": [["type": "string"]]], "tuple"),
            (["type": "object", "additionalProperties": ["type": "string"]], "map"),
            (["patternProperties": ["^a": true]], "map"), (["type": "object"], "map"),
            (["propertyNames": ["enum": ["a", "b"]], "additionalProperties": ["type": "number"]], "group"),
            (["$ref": "#/$defs/size"], "group"), (["type": ["string", "integer"]], "union"), ([:], "union"),
            (true, "union"),
            (["oneOf": [["properties": ["a": true]], ["properties": ["b": true]]]], "union"),
            (["oneOf": [["type": "string", "format": "email"], ["type": "string", "format": "uri"]]], "text"),
            (
                ["type": "object", "properties": ["a": true], "anyOf": [["required": ["a"]], ["minProperties": 2]]],
                "group"
            ),
            (["type": "select", "options": ["a", ["value": "b", "label": "B"]]], "choice a B"),
            (["type": "character"], "text"),
            (["type": "null"], "constant"), (["allOf": [["type": "string"], ["type": "integer"]]], "raw"),
            (["examples": [4]], "number - - 1"),
        ] as [(JSON, String)])
    func choosesTheKind(_ schema: JSON, _ kind: String) throws {
        let defs: JSON = [
            "e": ["enum": ["p", "q"], "description": "An enumeration."],
            "size": ["type": "object", "properties": ["w": ["type": "integer"]]],
        ]
        #expect(try Self.field(schema, defs: defs).1.kind.summary == kind)
    }

    @Test(
        arguments: [
            (["anyOf": [["type": "string"], ["type": "null"]]], true), (["type": ["integer", "null"]], true),
            (["enum": ["a", .null]], true),
            (["type": "string", "nullable": true], true), (["type": "string"], false),
            (["type": "string", "enum": ["a", .null]], false),
            (["oneOf": [["const": .null], ["$ref": "#/$defs/s"]]], true),
        ] as [(JSON, Bool)])
    func recognizesEverySpellingOfNull(_ schema: JSON, _ isNullable: Bool) throws {
        #expect(try Self.field(schema, defs: ["s": ["type": "string"]]).1.isNullable == isNullable)
    }

    @Test(
        arguments: [
            (["b": ["x-order": 1], "a": ["x-order": 0]], [:], ["a", "b"]), (["b": [:], "a": [:]], [:], ["b", "a"]),
            (["a": [:], "b": [:], "c": [:]], ["x-fal-order-properties": ["c", "a"]], ["c", "a", "b"]),
            (["a": [:], "b": [:], "c": [:]], ["ui:order": ["c", "*", "a"]], ["c", "b", "a"]),
            (["a": ["propertyOrder": 2], "b": ["propertyOrder": 1]], [:], ["b", "a"]),
        ] as [(JSONObject, JSONObject, [String])])
    func keepsTheOrder(_ properties: JSONObject, _ more: JSONObject, _ names: [String]) {
        var schema = more
        schema["properties"] = .object(properties)
        let tree = FieldTree(schema: .object(schema))
        #expect(tree.rows(for: .unset).map(\.place.path.text) == names.map { "/" + $0 })
    }

    @Test func annotationsOfTheFieldPrecedeThoseOfItsType() throws {
        let defs: JSON = ["home": ["title": "Address", "description": "Where.", "type": "string"]]
        let plain = try Self.field(["$ref": "#/$defs/home"], defs: defs).1
        #expect(plain.label == "x" && plain.help == "Where.")
        let named = try Self.field(["$ref": "#/$defs/home", "title": "Home", "description": "Mine."], defs: defs).1
        #expect(named.label == "Home" && named.help == "Mine.")
    }

    @Test func flagsAreRead() throws {
        let field = try Self.field(["type": "string", "readOnly": true, "deprecated": true, "x-advanced": true]).1
        #expect(field.isReadOnly && field.isDeprecated && field.isAdvanced && !field.isWriteOnly)
    }

    @Test func anInvalidDefaultIsNoticed() throws {
        let field = try Self.field(["type": "integer", "default": 13.5.json]).1
        #expect(field.notices == ["invalid default: must be a whole number"])
        #expect(try Self.field(["type": "boolean", "default": "true"]).1.defaultValue == true)
        #expect(try Self.field(["type": "string", "default": .null]).1.defaultValue == nil)
    }

    @Test func requiredFieldsHaveNoDefault() {
        let tree = FieldTree(schema: [
            "properties": ["a": [:], "b": ["default": 1], "c": ["readOnly": true], "d": ["not": [:]]],
            "required": ["a", "b", "c", "d", "e"],
        ])
        #expect(tree.rows(for: .unset).filter(\.isRequired).map(\.path.text) == ["/a", "/e"])
        #expect(tree[tree.root].notices == ["“d” accepts no value, so it is left out"])
    }

    @Test func aRecursiveSchemaHasFewFields() throws {
        let tree = FieldTree(schema: [
            "$defs": [
                "node": [
                    "type": "object",
                    "properties": [
                        "name": ["type": "string"], "left": ["$ref": "#/$defs/node"],
                        "all": ["type": "array", "items": ["$ref": "#/$defs/node"]],
                    ], "required": ["left"],
                ]
            ],
            "$ref": "#/$defs/node",
        ])
        #expect(tree.count < 12)
        #expect(tree.rawFields.isEmpty)
        #expect(tree.rows(for: .unset).count < 12)
        let body: JSON = ["left": ["left": ["name": "x", "left": [:]]], "all": [["left": ["name": "y"]]]]
        #expect(tree.rows(for: tree.answers(from: body)).contains { $0.path.text == "/all/0/left/name" })
    }

    @Test func aReferenceToItselfIsCutWithANotice() throws {
        let field = try Self.field(
            ["$ref": "#/$defs/a"], defs: ["a": ["$ref": "#/$defs/b"], "b": ["allOf": [["$ref": "#/$defs/a"]]]]
        ).1
        #expect(field.notices == ["the schema refers to itself here: the cycle is cut"])
    }

    @Test func otherDocumentsAcceptAnyValueWithANotice() throws {
        let (tree, field) = try Self.field(["$ref": "https://example.com/x.json"])
        #expect(field.notices == ["defined in another document, which is not fetched: any value is accepted"])
        #expect(field.kind.summary == "union")
        #expect(tree.rawFields.isEmpty)
    }

    @Test func aDiscriminatorReplacesTheChooser() throws {
        let tree = FieldTree(schema: [
            "properties": ["pet": ["enum": ["cat", "dog"]]],
            "oneOf": [
                ["properties": ["pet": ["const": "cat"], "lives": ["type": "integer"]]],
                ["properties": ["pet": ["const": "dog"], "tricks": ["type": "string"]]],
            ],
        ])
        #expect(tree.rows(for: .unset).map(\.path.text) == ["/pet"])
        let answers = try tree.typing(.choose("dog"), at: "/pet", in: .unset)
        #expect(tree.rows(for: answers).map(\.path.text) == ["/pet", "/tricks"])
    }

    @Test func colorGroupsAreRecognized() throws {
        let byte: JSON = ["type": "integer", "minimum": 0, "maximum": 255]
        guard case .group(let group) = try Self.field(["properties": ["r": byte, "g": byte, "b": byte]]).1.kind else {
            return
        }
        #expect(group.isColor)
    }
}
