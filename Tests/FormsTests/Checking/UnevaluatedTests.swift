import JSON
import Forms
import Domain
import Testing

/// `unevaluatedProperties` and `unevaluatedItems` (JSON Schema 2020-12, core, section 11).
struct UnevaluatedTests {
    private static let bar: JSON = ["properties": ["bar": ["const": "bar"]], "required": ["bar"]]
    private static let baz: JSON = ["properties": ["baz": ["const": "baz"]], "required": ["baz"]]
    private static let foo: JSON = ["foo": ["type": "string"]]

    @Test(
        arguments: [
            ([:], [:], true), ([:], ["x": 1], false), (["properties": foo], ["foo": "x"], true),
            (["properties": foo], ["foo": "x", "bar": 1], false),
            (["patternProperties": ["^foo": true]], ["foob": 1], true),
            (["patternProperties": ["^foo": true]], ["foob": 1, "x": 2], false),
            (["additionalProperties": true], ["x": 1], true),
            (["properties": foo, "allOf": [["properties": ["bar": true]]]], ["foo": "x", "bar": 1], true),
            (["properties": foo, "allOf": [["properties": ["bar": true]]]], ["foo": "x", "baz": 1], false),
            (["anyOf": [bar, baz]], ["bar": "bar", "baz": "baz"], true),
            (["anyOf": [bar, baz]], ["bar": "bar", "baz": "not"], false),
            (["oneOf": [bar, baz]], ["bar": "bar"], true), (["oneOf": [bar, baz]], ["bar": "bar", "quux": 1], false),
            (["not": ["not": bar]], ["bar": "bar"], false),
            (["if": bar, "then": ["properties": ["z": true]]], ["bar": "bar", "z": 1], true),
            (["if": bar, "then": ["properties": ["z": true]]], ["z": 1], false),
            (["if": bar, "else": ["properties": ["z": true]]], ["z": 1], true),
            (
                ["properties": foo, "dependentSchemas": ["foo": ["properties": ["z": true]]]], ["foo": "x", "z": 1],
                true
            ),
            (["dependentSchemas": ["foo": ["properties": ["z": true]]]], ["z": 1], false),
            (["$ref": "#/$defs/bar", "$defs": ["bar": bar]], ["bar": "bar"], true),
            (["allOf": [["unevaluatedProperties": true]]], ["x": 1], true),
        ] as [(JSONObject, JSON, Bool)])
    func properties(_ rules: JSONObject, _ value: JSON, _ fits: Bool) {
        var schema = rules
        schema["unevaluatedProperties"] = false
        #expect(CompiledSchema(.object(schema)).report(on: value).isClean == fits)
    }

    @Test(
        arguments: [
            ([:], [], true), ([:], ["x"], false), (["prefixItems": [true]], ["x"], true),
            (["prefixItems": [true]], ["x", "y"], false),
            (["items": ["type": "string"]], ["x", "y"], true),
            (["prefixItems": [true], "contains": ["type": "string"]], [1, "x"], true),
            (["prefixItems": [true], "contains": ["type": "string"]], [1, 2, "x"], false),
            (["allOf": [["prefixItems": [true, true]]], "prefixItems": [true]], [1, 2], true),
            (["anyOf": [["prefixItems": [true, ["const": 2]]], ["prefixItems": [true]]]], [1, 2], true),
            (["anyOf": [["prefixItems": [true, ["const": 2]]], ["prefixItems": [true]]]], [1, 3], false),
            (["allOf": [["contains": ["multipleOf": 2]], ["contains": ["multipleOf": 3]]]], [2, 3, 4, 6], true),
            (["allOf": [["contains": ["multipleOf": 2]], ["contains": ["multipleOf": 3]]]], [2, 3, 5], false),
            (["contains": ["type": "string"], "minContains": 0], [], true),
            (["contains": ["type": "string"], "minContains": 0], [1], false),
            (["contains": true, "maxContains": 1], [1, 2], false),
            (["contains": ["const": 1], "minContains": 2], [1, 1], true),
        ] as [(JSONObject, JSON, Bool)])
    func items(_ rules: JSONObject, _ value: JSON, _ fits: Bool) {
        var schema = rules
        schema["unevaluatedItems"] = false
        #expect(CompiledSchema(.object(schema)).report(on: value).isClean == fits)
    }

    @Test func cousinsAreEvaluatedSeparately() {
        let schema = CompiledSchema(["allOf": [["properties": ["foo": true]], ["unevaluatedProperties": false]]])
        #expect(!schema.report(on: ["foo": 1]).isClean)
    }
}
