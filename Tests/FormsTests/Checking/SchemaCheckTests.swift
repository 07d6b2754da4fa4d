import JSON
import Forms
import Domain
import Testing

struct SchemaCheckTests {
    @Test(
        arguments: [
            (["type": "string", "minLength": 3], "ab", "needs 1 more character (2/3)"),
            (["maxLength": 1], "🦉", "1 character over the limit (2/1)"),
            (["maxLength": 200], .string(String(repeating: "x", count: 204)), "4 characters over the limit (204/200)"),
            (["minProperties": 3], ["a": 1], "needs 2 more entries (1/3)"),
            (["enum": [1, 2, 3, 4, 5, 6, 7]], 8, "choose one of the 7 values"),
            (["pattern": "^a"], "b", "must match ^a"),
            (["type": "integer"], 1.5.json, "must be a whole number"), (["type": "integer"], "x", "must be a number"),
            (["type": ["number", "string"]], true, "must be text or a number"),
            (["type": "boolean"], 1, "must be yes or no"),
            (["type": "string"], .null, "must not be null"), (["minimum": 0.5.json], 0, "must be at least 0.5"),
            (["exclusiveMaximum": 1], 1, "must be less than 1"), (["multipleOf": 8], 12, "must be a multiple of 8"),
            (["enum": ["a", 2]], "b", "must be one of a, 2"), (["const": 7], 8, "must be 7"),
            (["not": ["type": "string"]], "a", "not allowed"),
            (["minItems": 2], [1], "needs 1 more item (1/2)"),
            (["maxProperties": 1], ["a": 1, "b": 2], "1 entry over the limit (2/1)"),
            (["oneOf": [["type": "integer"], ["minimum": 2]]], 3, "matches 2 forms, must match exactly one"),
            (["contains": ["type": "string"]], [1], "needs 1 matching item, has 0"),
            (false, 1, "not allowed"),
        ] as [(JSON, JSON, String)])
    func reportsProblems(_ schema: JSON, _ value: JSON, _ reason: String) {
        #expect(CompiledSchema(schema).report(on: value)[.root] == reason)
    }

    @Test(
        arguments: [
            (["required": ["a"]], [:], "/a", "required"),
            (["properties": ["a": ["items": ["minimum": 3]]]], ["a": [3, 2]], "/a/1", "must be at least 3"),
            (["additionalProperties": false], ["x/y": 1], "/x~1y", "unknown key"),
            (["dependentRequired": ["card": ["address"]]], ["card": 1], "/address", "required with card"),
            (["uniqueItems": true], [1, 2, 1.0.json], "/2", "duplicate of item 1"),
            (["if": ["properties": ["a": ["const": 1]]], "then": ["required": ["b"]]], ["a": 1], "/b", "required"),
            (["propertyNames": ["pattern": "^k"]], ["x": 1], "/x", "key not allowed"),
            (
                ["unevaluatedProperties": false, "allOf": [["properties": ["a": true]]]], ["a": 1, "b": 2], "/b",
                "unknown key"
            ),
            (
                [
                    "oneOf": [
                        ["properties": ["t": ["const": "a"], "n": ["type": "integer"]], "required": ["n"]],
                        ["properties": ["t": ["const": "b"], "m": ["type": "integer"]], "required": ["m"]],
                    ]
                ], ["t": "b", "m": "x"], "/m", "must be a number"
            ),
        ] as [(JSON, JSON, String, String)])
    func putsItWhereItIs(_ schema: JSON, _ value: JSON, _ path: String, _ reason: String) throws {
        let place = try #require(JSONPointer(text: path))
        #expect(CompiledSchema(schema).report(on: value)[place] == reason)
    }

    @Test func lengthsAreCountedInTheGivenUnit() {
        let schema = CompiledSchema(["maxLength": 2])
        #expect(!schema.report(on: "🦉🦉").isClean)
        #expect(schema.report(on: "🦉🦉", lengths: .codePoints).isClean)
    }

    @Test func zodsDefaultedFieldsAreNotMissing() {
        let schema = CompiledSchema([
            "properties": ["a": ["default": 1], "b": ["$ref": "#/$defs/b"], "c": ["readOnly": true], "d": [:]],
            "$defs": ["b": ["default": .null]], "required": ["a", "b", "c", "d"],
        ])
        #expect(schema.report(on: [:]).problems.map(\.path.text) == ["/d"])
        #expect(schema.report(on: [:], allowsMissingDefaults: false).problems.count == 4)
    }

    @Test func uncheckedPartsAreAdvice() {
        let patterns = CompiledSchema(["pattern": "(?i)x"]).report(on: "y")
        #expect(patterns.isClean && patterns.advice.map(\.reason) == ["pattern not checked"])
        let hangs = CompiledSchema(["pattern": "^(?=(a+)+$)"]).report(
            on: .string(String(repeating: "a", count: 50) + "!"))
        #expect(hangs.isClean && hangs.advice.count == 1)
        let format = CompiledSchema(["format": "email"]).report(on: "nobody")
        #expect(format.isClean && format.advice.map(\.reason) == ["does not look like an email address"])
    }

    @Test func numbersOf64BitsAndDecimalsAreExact() throws {
        let seed = CompiledSchema([
            "type": "integer", "maximum": .number(try #require(JSONNumber(lexeme: "18446744073709551615"))),
        ])
        #expect(seed.report(on: .number(try #require(JSONNumber(lexeme: "18446744073709551615")))).isClean)
        #expect(!seed.report(on: .number(try #require(JSONNumber(lexeme: "18446744073709551616")))).isClean)
        #expect(CompiledSchema(["multipleOf": 0.1.json]).report(on: 0.3.json).isClean)
    }
}
