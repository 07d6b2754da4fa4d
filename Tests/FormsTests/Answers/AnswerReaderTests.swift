import JSON
import Forms
import Domain
import Testing

struct AnswerReaderTests {
    @Test(
        arguments: [
            (["type": "integer"], 1.5.json), (["type": "string"], 7), (["enum": ["a", "b"]], "c"),
            (["type": "array", "items": ["enum": ["a", "b"]]], ["a", "a"]),
            (["const": 1], 2), (["type": "object", "properties": ["a": [:]]], ["b": [1]]),
            (["type": "boolean"], "true"),
            (["prefixItems": [["type": "string"], ["type": "string"]]], ["a", "b", "c"]), (["type": "integer"], .null),
            (["type": ["string", "integer"]], [1]),
            (["type": "string"], ["deep": [["x": .null]]]), (["oneOf": [["type": "integer"], ["minimum": 2]]], 3),
        ] as [(JSON, JSON)])
    func valuesWithoutAWidgetAreKept(_ schema: JSON, _ value: JSON) {
        let tree = FieldTree(schema: ["properties": ["x": schema]])
        let body: JSON = ["x": value]
        #expect(tree.body(from: tree.answers(from: body)) == body)
    }

    @Test func numbersKeepTheirSpelling() throws {
        let tree = FieldTree(schema: ["properties": ["seed": ["type": "integer"], "scale": ["type": "number"]]])
        let body = try JSONParser.parse(#"{"seed":18446744073709551615,"scale":1.50}"#)
        #expect(tree.body(from: tree.answers(from: body))?.text == #"{"seed":18446744073709551615,"scale":1.50}"#)
    }

    @Test func storedExamplesMayBeCoerced() {
        let tree = FieldTree(schema: [
            "properties": ["n": ["type": "integer"], "on": ["type": "boolean"], "size": ["enum": [256, 512]]]
        ])
        let example: JSON = ["n": "250", "on": "true", "size": "512"]
        #expect(tree.body(from: tree.answers(from: example, coerces: .any)) == ["n": 250, "on": true, "size": 512])
        #expect(tree.body(from: tree.answers(from: example)) == example)
    }

    /// A number on the command line stays a number.
    @Test func textsMayBeCoercedAlone() {
        let tree = FieldTree(schema: [
            "properties": ["n": ["type": "integer"], "t": ["type": "string"], "size": ["enum": [256, 512]]]
        ])
        let given: JSON = ["n": "250", "t": 3, "size": "512"]
        #expect(tree.body(from: tree.answers(from: given, coerces: .texts)) == ["n": 250, "t": 3, "size": 512])
        #expect(tree.body(from: tree.answers(from: given, coerces: .any)) == ["n": 250, "t": "3", "size": 512])
    }

    @Test func theMatchingBranchIsChosen() {
        let tree = FieldTree(schema: [
            "properties": [
                "x": [
                    "oneOf": [
                        ["properties": ["t": ["const": "a"], "n": ["type": "integer"]], "required": ["t"]],
                        ["properties": ["t": ["const": "b"], "n": ["type": "string"]], "required": ["t"]],
                    ]
                ]
            ]
        ])
        for (body, branch) in [(["t": "b", "n": "x"], 1), (["t": "a", "n": 1], 0), (["t": "b", "n": 3], 1)]
            as [(JSON, Int)]
        {
            let row = tree.rows(for: tree.answers(from: ["x": body])).first { $0.path.text == "/x" }
            guard case .branch(let index, _)? = row?.answer else {
                Issue.record("no branch for \(body.text)")
                continue
            }
            #expect(index == branch)
        }
    }
}
