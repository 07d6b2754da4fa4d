import JSON
import Forms
import Domain
import Testing

struct FieldTreeSecretsTests {
    private static let secret: JSON = ["type": "string", "format": "password"]
    private static let key: JSON = ["type": "object", "properties": ["key": secret]]

    private static func tree(_ schema: JSON) -> FieldTree { FieldTree(schema: schema) }

    /// A schema, a body, and the body with stars in place of secrets.
    @Test(
        arguments: [
            (
                ["properties": ["key": secret, "name": ["type": "string"]]], #"{"key":"a","name":"b","more":"c"}"#,
                #"{"key":"*","name":"b","more":"c"}"#
            ),
            (["properties": ["a": key]], #"{"a":{"key":"x"}}"#, #"{"a":{"key":"*"}}"#),
            (
                ["properties": ["keys": ["type": "array", "items": secret]]], #"{"keys":["a","b"]}"#,
                #"{"keys":["*","*"]}"#
            ),
            (
                ["properties": ["pair": ["type": "array", "prefixItems": [["type": "string"], secret]]]],
                #"{"pair":["a","b"]}"#, #"{"pair":["a","*"]}"#
            ),
            (
                ["properties": ["by": ["type": "object", "additionalProperties": secret]]], #"{"by":{"a":"b"}}"#,
                #"{"by":{"a":"*"}}"#
            ),
            (
                ["properties": ["name": ["type": "string"]], "additionalProperties": secret], #"{"name":"a","b":"c"}"#,
                #"{"name":"a","b":"*"}"#
            ),
            // An invalid value is a secret too, and null is none.
            (["properties": ["key": secret]], #"{"key":{"a":1}}"#, #"{"key":"*"}"#),
            (
                ["properties": ["key": ["type": ["string", "null"], "format": "password"]]], #"{"key":null}"#,
                #"{"key":null}"#
            ),
            (
                ["properties": ["a": ["anyOf": [key, ["type": "object", "properties": ["b": ["type": "string"]]]]]]],
                #"{"a":{"key":"x","b":"y"}}"#, #"{"a":{"key":"*","b":"y"}}"#
            ),
            // A conditional field whose condition does not hold.
            (
                [
                    "properties": ["on": ["type": "boolean"]],
                    "if": ["properties": ["on": ["const": true]], "required": ["on"]],
                    "then": ["properties": ["key": secret]],
                ], #"{"on":false,"key":"x"}"#, #"{"on":false,"key":"*"}"#
            ),
            (["properties": ["name": ["type": "string"]]], #"[1,{"name":"a"}]"#, #"[1,{"name":"a"}]"#),
        ] as [(JSON, String, String)])
    func secretsAreFoundEverywhere(_ schema: JSON, _ body: String, _ expected: String) throws {
        let changed = Self.tree(schema).changingSecrets(in: try JSONParser.parse(body)) { _ in "*" }
        #expect(changed.text == expected)
    }

    /// A schema that refers to itself.
    @Test func aSecretInsideItselfIsFound() throws {
        let tree = Self.tree([
            "$ref": "#/$defs/node",
            "$defs": ["node": ["properties": ["key": Self.secret, "next": ["$ref": "#/$defs/node"]]]],
        ])
        let body = try JSONParser.parse(#"{"next":{"next":{"key":"deep"}}}"#)
        #expect(tree.changingSecrets(in: body) { _ in "*" }.text == #"{"next":{"next":{"key":"*"}}}"#)
    }
}
