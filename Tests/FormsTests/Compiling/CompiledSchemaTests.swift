import JSON
import Forms
import Domain
import Testing

struct CompiledSchemaTests {
    private static func fits(_ schema: JSON, _ value: JSON) -> Bool { CompiledSchema(schema).report(on: value).isClean }

    @Test func referencesAreFollowed() {
        let schema: JSON = [
            "$defs": [
                "a~b": ["type": "integer"], "c/d": ["$ref": "#/$defs/a~0b"], "e%f": ["$anchor": "e", "minimum": 3],
            ],
            "properties": [
                "x": ["$ref": "#/$defs/c~1d"], "y": ["$ref": "#/$defs/e%25f"], "z": ["$ref": "#e"],
                "self": ["$ref": "#"],
            ],
        ]
        #expect(Self.fits(schema, ["x": 1, "y": 4, "z": 3, "self": ["x": 2]]))
        #expect(!Self.fits(schema, ["x": "1"]))
        #expect(!Self.fits(schema, ["y": 2]))
        #expect(!Self.fits(schema, ["z": 2]))
        #expect(!Self.fits(schema, ["self": ["self": ["x": 1.5.json]]]))
    }

    @Test func identifiersAreResolved() {
        let schema: JSON = [
            "$id": "http://example.com/a/root.json",
            "$defs": ["x": ["$id": "../b/item.json", "$defs": ["n": ["type": "number"]], "$ref": "#/$defs/n"]],
            "items": ["$ref": "http://example.com/b/item.json"],
        ]
        #expect(Self.fits(schema, [1, 2]))
        #expect(!Self.fits(schema, ["one"]))
    }

    @Test func otherDocumentsAllowEverythingWithANotice() {
        let schema = CompiledSchema(["properties": ["a": ["$ref": "https://example.com/a.json#/x"]]])
        #expect(schema.notices == ["part of the schema is in another document, which is not fetched"])
        #expect(schema.report(on: ["a": [1, "2"]]).isClean)
        #expect(CompiledSchema(["$ref": "#/nowhere"]).report(on: 1).isClean)
        #expect(CompiledSchema([:], entry: JSONPointer(["nowhere"])).report(on: 1).isClean)
    }

    @Test func endlessChainsOfReferencesEnd() {
        let loop = CompiledSchema([
            "$defs": ["a": ["$ref": "#/$defs/b"], "b": ["$ref": "#/$defs/a"]], "$ref": "#/$defs/a",
        ])
        #expect(loop.report(on: 1).isClean)
    }

    @Test func aDoublingSchemaIsGivenUp() {
        var parts = JSONObject()
        for level in 0..<60 {
            let next: JSON = ["$ref": .string("#/$defs/\(level + 1)")]
            parts["\(level)"] = ["allOf": [next, next]]
        }
        parts["60"] = ["type": "string"]
        let schema = CompiledSchema(["$defs": .object(parts), "$ref": "#/$defs/0"])
        _ = schema.report(on: 1)
        #expect(FieldTree(schema: ["properties": ["x": ["$ref": "#/$defs/0"]], "$defs": .object(parts)]).count > 1)
    }

    @Test func aLongChainForOneValueIsGivenUp() {
        var parts = JSONObject()
        for level in 0..<1000 { parts["\(level)"] = ["$ref": .string("#/$defs/\(level + 1)")] }
        parts["1000"] = ["type": "string"]
        let schema: JSON = ["$ref": "#/$defs/0", "$defs": .object(parts)]
        #expect(CompiledSchema(schema).report(on: 1).isClean)
        let tree = FieldTree(schema: ["properties": ["x": schema], "$defs": .object(parts)])
        #expect(tree.check(tree.answers(from: ["x": 1])).advice.map(\.path) == [.root])
    }

    @Test func schemasBeyondTheLimitAcceptAnyValue() {
        let properties = JSONObject((0..<31_000).map { ("f\($0)", ["type": "string"]) })
        let schema = CompiledSchema(["properties": .object(properties)])
        #expect(schema.notices == ["the schema is very large: parts of it are not checked"])
        #expect(!schema.report(on: ["f7": 1]).isClean)
        #expect(schema.report(on: ["f30900": 1]).isClean)
    }

    @Test(
        arguments: [
            (["exclusiveMinimum": true, "minimum": 5], 5, false), (["exclusiveMinimum": true, "minimum": 5], 6, true),
            (["exclusiveMaximum": true, "maximum": 5], 5, false), (["exclusiveMinimum": 5], 5, false),
            (["divisibleBy": 3], 7, false), (["type": "number", "nullable": true], .null, true),
            (["allOf": [["enum": ["a"]]], "nullable": true], .null, true), (["type": "int"], 1.5.json, false),
            (["items": [["type": "string"]], "additionalItems": false], ["a", 1], false),
            (["dependencies": ["a": ["b"], "c": ["required": ["d"]]]], ["a": 1], false),
            (["dependencies": ["a": ["b"], "c": ["required": ["d"]]]], ["c": 1], false),
            (["dependencies": ["a": ["b"], "c": ["required": ["d"]]]], ["a": 1, "b": 2], true),
            (["required": [0]], ["0": "x"], true), (["propertyNames": ["type": "number"]], ["7": 1], true),
        ] as [(JSON, JSON, Bool)])
    func oldDraftsAreRead(_ schema: JSON, _ value: JSON, _ fits: Bool) {
        #expect(Self.fits(schema, value) == fits)
    }
}

extension Double {
    /// The number as JSON.
    var json: JSON { JSONNumber(self).map(JSON.number) ?? .null }
}
