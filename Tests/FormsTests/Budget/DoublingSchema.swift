import JSON
import Domain
import Testing

/// Small schemas with exponentially large forms.
struct DoublingSchema: Sendable, CustomTestStringConvertible {
    let name: String
    let schema: JSON

    var testDescription: String { name }

    /// Returns a schema with definitions from 0 to `levels`, each made of the one before by `part`; the root is the
    /// last.
    private init(_ name: String, levels: Int, bottom: JSON = ["type": "string"], _ part: (JSON) -> JSON) {
        self.name = name
        var parts = JSONObject()
        parts["d0"] = bottom
        for level in 1...levels { parts["d\(level)"] = part(["$ref": .string("#/$defs/d\(level - 1)")]) }
        schema = ["$ref": .string("#/$defs/d\(levels)"), "$defs": .object(parts)]
    }

    private init(_ name: String, _ schema: JSON) {
        self.name = name
        self.schema = schema
    }

    static let all: [DoublingSchema] = [
        DoublingSchema("two required references", levels: 30) {
            ["type": "object", "properties": ["a": $0, "b": $0], "required": ["a", "b"]]
        },
        DoublingSchema("two references of which one is required", levels: 30) {
            ["type": "object", "properties": ["a": $0, "b": $0], "required": ["a"]]
        },
        DoublingSchema("ten required references", levels: 12) { part in
            let names = (0..<10).map { "p\($0)" }
            return [
                "type": "object", "properties": .object(JSONObject(names.map { ($0, part) })),
                "required": .array(names.map(JSON.string)),
            ]
        },
        DoublingSchema("allOf", levels: 40) { ["allOf": [$0, ["allOf": [$0]]]] },
        DoublingSchema("allOf of objects", levels: 30) {
            ["allOf": [["properties": ["a": $0]], ["properties": ["a": $0, "b": $0], "required": ["a", "b"]]]]
        },
        DoublingSchema("anyOf", levels: 30) { ["anyOf": [$0, ["allOf": [$0, ["maxLength": 3]]]]] },
        DoublingSchema("oneOf of objects", levels: 30) {
            ["oneOf": [["properties": ["a": $0], "required": ["a"]], ["properties": ["b": $0, "c": $0]]]]
        },
        DoublingSchema("if and then", levels: 24) { ["if": $0, "then": $0] },
        DoublingSchema("conditional objects", levels: 24) {
            [
                "type": "object", "properties": ["k": ["type": "string"], "n": $0], "required": ["n"],
                "if": ["properties": ["n": $0]], "then": ["properties": ["x": $0], "required": ["x"]],
                "else": ["properties": ["y": $0]],
            ]
        },
        DoublingSchema(
            "nested conditions",
            {
                var inner: JSON = ["properties": ["x": ["type": "string"]], "required": ["x"]]
                for level in 0..<24 {
                    inner = [
                        "if": ["properties": [.init("k\(level)"): ["const": 1]]], "then": inner,
                        "properties": ["k": ["type": "integer"]],
                    ]
                }
                return ["type": "object", "allOf": [inner, inner]]
            }()),
        DoublingSchema("not", levels: 40) { ["not": ["allOf": [$0, $0]]] },
        DoublingSchema("items of items", levels: 60) { ["type": "array", "items": $0, "contains": $0, "minItems": 2] },
        DoublingSchema("prefixItems", levels: 30) { ["type": "array", "prefixItems": [$0, $0], "minItems": 2] },
        DoublingSchema("dependentSchemas", levels: 30) {
            [
                "type": "object", "properties": ["k": ["type": "string"]],
                "dependentSchemas": ["k": ["allOf": [$0, $0]], "j": $0],
            ]
        },
        DoublingSchema("patternProperties", levels: 30) {
            ["type": "object", "patternProperties": ["^a": $0, "b$": $0], "additionalProperties": $0]
        },
        DoublingSchema(
            "required cycle",
            [
                "type": "object", "properties": ["a": ["$ref": "#"], "b": ["$ref": "#"]], "required": ["a", "b"],
            ]),
        DoublingSchema("itself twice", ["allOf": [["$ref": "#"], ["$ref": "#"]], "type": "object"]),
        DoublingSchema(
            "mutual recursion of twelve",
            {
                let names = (0..<12).map { "m\($0)" }
                let properties = JSON.object(JSONObject(names.map { ($0, ["$ref": .string("#/$defs/\($0)")]) }))
                let part: JSON = [
                    "type": "object", "properties": properties, "required": .array(names.map(JSON.string)),
                ]
                return [
                    "$ref": "#/$defs/m0",
                    "$defs": .object(
                        JSONObject(
                            names.map { name in
                                (
                                    name,
                                    .object(
                                        part.object.map { object in
                                            var object = object
                                            object["title"] = .string(name)
                                            return object
                                        } ?? JSONObject())
                                )
                            })),
                ]
            }()),
        DoublingSchema(
            "a chain of 8000 references",
            {
                var parts = JSONObject()
                for level in 0..<8000 {
                    parts["\(level)"] = [
                        "type": "object", "properties": ["x": ["$ref": .string("#/$defs/\(level + 1)")]],
                        "required": ["x"],
                    ]
                }
                parts["8000"] = ["type": "string"]
                return ["$ref": "#/$defs/0", "$defs": .object(parts)]
            }()),
        DoublingSchema(
            "catastrophic patternProperties",
            {
                let patterns = (0..<100).map { ("^(?=(a+)+$)(a|a)*x\($0)", JSON.object(["type": "string"])) }
                let names = (0..<30).map { String(repeating: "a", count: 30) + "\($0)" }
                return [
                    "type": "object", "patternProperties": .object(JSONObject(patterns)), "additionalProperties": false,
                    "required": .array(names.map(JSON.string)),
                ]
            }()),
        DoublingSchema(
            "catastrophic allOf",
            [
                "type": "object",
                "properties": [
                    "s": [
                        "type": "string", "default": .string(String(repeating: "a", count: 60)),
                        "allOf": .array((0..<500).map { ["pattern": .string("^(?=(a+)+$)\($0)")] }),
                    ]
                ], "required": ["s"],
            ]),
        DoublingSchema(
            "patterns that repeat",
            [
                "type": "object",
                "properties": .object(
                    JSONObject((0..<3000).map { ("p\($0)", ["type": "string", "pattern": "(?:a{1000}){19}"]) })),
            ]),
        DoublingSchema(
            "100,000 choices of 30 schemas",
            {
                let options = JSON.array((0..<100_000).map { .string("o\($0)") })
                return ["properties": ["x": ["allOf": .array(Array(repeating: ["enum": options], count: 30))]]]
            }()),
        DoublingSchema(
            "everything in everything",
            {
                let forms = JSON.array((0..<60).map { ["$ref": .string("#/$defs/\($0)")] })
                let parts = (0..<60).map { part in
                    (
                        "\(part)",
                        JSON.object([
                            "properties": .object(
                                JSONObject((0..<60).map { ("p\($0)x\(part)", ["anyOf": forms]) }))
                        ])
                    )
                }
                return ["anyOf": forms, "$defs": .object(JSONObject(parts))]
            }()),
        DoublingSchema(
            "many required names in many schemas",
            {
                let names = JSON.array((0..<2000).map { .string("n\($0)") })
                return [
                    "type": "object", "allOf": .array(Array(repeating: ["required": names], count: 200)),
                    "patternProperties": .object(JSONObject((0..<50).map { ("^(?=(n+)+$)\($0)", true) })),
                ]
            }()),
        DoublingSchema(
            "long names around many parts",
            {
                let name = String(repeating: "n", count: 1 << 18)
                let parts = JSONObject((0..<20_000).map { ("p\($0)", ["type": "string"]) })
                return ["properties": .object([name: ["properties": .object(parts)]])]
            }()),
        DoublingSchema(
            "long addresses of many parts",
            {
                let parts = JSONObject((0..<3000).map { ("p\($0)", ["$ref": .string("x\($0)")]) })
                return [
                    "$id": .string("https://example.com/" + String(repeating: "n", count: 1 << 18) + "/"),
                    "properties": .object(parts),
                ]
            }()),
        DoublingSchema("uniqueItems in uniqueItems", levels: 60) {
            ["type": "array", "uniqueItems": true, "items": $0]
        },
        DoublingSchema(
            "inline in itself",
            [
                "type": "object", "x-easel-inline": true,
                "properties": [
                    "a": ["$ref": "#"], "b": ["$ref": "#", "x-easel-inline": true], "t": ["type": "string"],
                ],
            ]),
    ]
}
