import Session
import JSON
import Forms
import Domain
import Testing

/// What is said of a field before it is answered.
struct FieldWordingTests {
    private static func node(_ schema: JSON) -> FieldNode {
        let tree = FieldTree(schema: ["type": "object", "properties": ["f": schema]])
        return tree[tree.rows(for: .unset)[0].place.field]
    }

    @Test(
        arguments: [
            (["type": "integer", "minimum": 1, "maximum": 50], "from 1 to 50"),
            (["type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 5], "from 1 to 4"),
            (["type": "number", "exclusiveMinimum": 0, "maximum": 1], "more than 0, up to 1"),
            (["type": "number", "minimum": 0, "exclusiveMaximum": 1], "from 0, less than 1"),
            (["type": "number", "minimum": 0, "exclusiveMinimum": 0], "more than 0"),
            (["type": "number", "minimum": 0, "exclusiveMinimum": true], "more than 0"),
            (["type": "number", "minimum": 2, "exclusiveMinimum": 0], "from 2"),
            (["type": "number", "maximum": 2, "exclusiveMaximum": 3], "up to 2"),
            (["type": "number", "exclusiveMaximum": 3], "less than 3"), (["type": "number"], ""),
        ] as [(JSON, String)])
    func boundsAreSaidAsTheyAre(_ schema: JSON, _ words: String) {
        guard case .number(let number) = Self.node(schema).kind else { return #expect(Bool(false), "no number") }
        #expect(FieldWording.range(number) == words)
    }

    @Test(
        arguments: [
            (
                ["type": "string", "pattern": "^[a-z]+$", "minLength": 3],
                ["at least 3 characters", "must match ^[a-z]+$"]
            ),
            (["type": "string", "minLength": 1], []),
            (
                ["type": "array", "items": ["type": "string"], "minItems": 2, "maxItems": 4, "uniqueItems": true],
                ["2 to 4 items", "no duplicates"]
            ),
            (["type": "array", "items": ["type": "string"], "minItems": 1, "maxItems": 1], ["exactly 1 item"]),
            (["type": "array", "items": ["enum": ["a", "b"]], "minItems": 1], ["at least 1 choice"]),
            (
                ["type": "object", "additionalProperties": ["type": "number"], "propertyNames": ["pattern": "^k"]],
                ["names must match ^k"]
            ),
            (["type": "integer", "multipleOf": 8], ["a multiple of 8"]),
        ] as [(JSON, [String])])
    func requirementsAreSaidBeforeTheyAreBroken(_ schema: JSON, _ words: [String]) {
        #expect(FieldWording.requirements(of: Self.node(schema)) == words)
    }

    @Test(
        arguments: [
            (["type": "string"], "empty"), (["type": "string", "format": "password"], "not set"),
            (["type": "number"], "not set"), (["enum": ["a", "b"]], "not set"),
            (["type": "array", "items": ["type": "string"]], "no items"),
            (["type": "array", "items": ["enum": ["a", "b"]]], "none selected"),
            (["type": "object", "additionalProperties": ["type": "string"]], "no values"),
            (["oneOf": [["title": "Sun", "type": "object"], ["title": "Lamp", "type": "number"]]], "Sun or Lamp"),
            (
                [
                    "oneOf": [
                        ["title": "Sun", "type": "object"], ["title": "Lamp", "type": "number"],
                        ["title": "Moon", "type": "array"], ["title": "Star", "type": "boolean"],
                    ]
                ], "one of 4 forms"
            ),
        ] as [(JSON, String)])
    func whatIsUnsetSaysWhatItIs(_ schema: JSON, _ words: String) {
        #expect(FieldWording.unset(Self.node(schema).kind) == words)
    }

    @Test func whiteSpaceIsShown() {
        #expect(FieldWording.invisible("\n") == #""\n""#)
        #expect(FieldWording.invisible(" a") == nil)
    }
}
