import JSON
import Forms
import Domain
import Testing

struct FieldAnswerUnknownKeysTests {
    private static let tree = FieldTree(schema: [
        "properties": [
            "name": ["type": "string"], "inner": ["type": "object", "properties": ["a": ["type": "integer"]]],
            "list": ["type": "array", "items": ["type": "object", "properties": ["b": ["type": "integer"]]]],
        ]
    ])

    @Test(
        arguments: [
            (#"{"name":"x","inner":{"a":1},"list":[{"b":1}]}"#, []), (#"{"other":1}"#, ["/other"]),
            (#"{"inner":{"a":1,"c":2}}"#, ["/inner/c"]), (#"{"list":[{"b":1},{"d":2}],"x":0}"#, ["/list/1/d", "/x"]),
        ])
    func unknownKeysAreNamed(_ body: String, _ paths: [String]) throws {
        let answers = Self.tree.answers(from: try JSONParser.parse(body))
        #expect(answers.unknownKeys.map(\.text) == paths)
        // They are sent anyway.
        #expect(Self.tree.body(from: answers) == (try JSONParser.parse(body)))
    }
}
