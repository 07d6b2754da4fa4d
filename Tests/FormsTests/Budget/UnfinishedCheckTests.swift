import Testing

@testable import JSON
@testable import Forms
@testable import Domain

/// An incomplete check reports fewer problems, never wrong ones.
struct UnfinishedCheckTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let schema: JSON
        let valid: JSON
        let invalid: JSON

        var testDescription: String { schema.text }
    }

    static let samples: [Sample] = [
        Sample(schema: ["not": ["allOf": [["minLength": 2], ["maxLength": 3]]]], valid: "a", invalid: "ab"),
        Sample(
            schema: [
                "oneOf": [["type": "string", "minLength": 3], ["type": "string", "maxLength": 3], ["type": "null"]]
            ],
            valid: "abcd", invalid: "abc"),
        Sample(schema: ["anyOf": [["const": 1], ["const": 2], ["type": "string"]]], valid: "x", invalid: 3),
        Sample(
            schema: [
                "contains": ["allOf": [["type": "integer"], ["minimum": 3]]], "minContains": 2, "maxContains": 3,
            ],
            valid: [1, 3, 4, "x", 5], invalid: [3, 4, 5, 6]),
        Sample(
            schema: [
                "if": ["properties": ["k": ["const": 1]], "required": ["k"]], "then": ["required": ["a"]],
                "else": ["required": ["b"]],
            ], valid: ["k": 1, "a": 1], invalid: ["k": 1, "b": 1]),
        Sample(
            schema: ["propertyNames": ["anyOf": [["pattern": "^a+$"], ["const": "b"]]]], valid: ["aaa": 1, "b": 2],
            invalid: ["c": 1]),
        Sample(
            schema: ["patternProperties": ["^(a+)+$": true, "^b": true], "additionalProperties": false],
            valid: ["aaaaaaaa": 1, "b": 1], invalid: ["c": 1]),
        Sample(
            schema: [
                "allOf": [
                    ["properties": ["a": true]], ["anyOf": [["properties": ["b": true], "required": ["b"]], true]],
                ],
                "unevaluatedProperties": false,
            ], valid: ["a": 1, "b": 1], invalid: ["a": 1, "c": 1]),
        Sample(
            schema: ["prefixItems": [["type": "integer"]], "contains": ["type": "string"], "unevaluatedItems": false],
            valid: [1, "a", "b"], invalid: [1, "a", true]),
        Sample(
            schema: ["type": "array", "uniqueItems": true, "items": ["type": "array", "uniqueItems": true]],
            valid: [[1, 2], [2, 1]], invalid: [[1, 2], [1, 2]]),
        Sample(
            schema: ["dependentSchemas": ["a": ["not": ["required": ["b"]]]], "minProperties": 1], valid: ["a": 1],
            invalid: ["a": 1, "b": 1]),
        Sample(schema: ["enum": [["a", ["b"]], "c"]], valid: ["a", ["b"]], invalid: ["a", ["c"]]),
    ]

    @Test(arguments: samples)
    func validValuesHaveNoProblems(_ sample: Sample) {
        let schema = CompiledSchema(sample.schema)
        var isFinished = false
        for steps in 0..<200 {
            var check = SchemaCheck(schema, budget: WorkBudget(steps: steps))
            let fits = check.validate(sample.valid, schema.root)
            #expect(fits && check.report.problems.isEmpty, "\(steps) steps: \(check.report.problems)")
            #expect(check.isIncomplete || !check.budget.isSpent, "\(steps) steps")
            isFinished = !check.isIncomplete
        }
        #expect(isFinished)
    }

    @Test(arguments: samples)
    func invalidValuesHaveProblemsOrAreNotFullyChecked(_ sample: Sample) {
        let schema = CompiledSchema(sample.schema)
        #expect(!schema.report(on: sample.invalid).isClean)
        for steps in 0..<200 {
            var check = SchemaCheck(schema, budget: WorkBudget(steps: steps))
            _ = check.validate(sample.invalid, schema.root)
            #expect(check.isIncomplete || !check.report.problems.isEmpty, "\(steps) steps")
        }
    }

    /// A member under an undecided condition is included, so that no answer is lost.
    @Test func anAnswerUnderAnUnknownConditionIsSent() throws {
        let deep = (0..<17).reduce(JSON.bool(true)) { part, _ in
            ["allOf": [part, ["anyOf": [["minProperties": 9], part]]]]
        }
        let tree = FieldTree(schema: [
            "type": "object", "properties": ["k": ["type": "string"]],
            "if": deep, "then": ["properties": ["x": ["type": "string"]]],
        ])
        let answers = tree.answers(from: ["k": "a", "x": "kept"])
        #expect(tree.body(from: answers) == ["k": "a", "x": "kept"])
        #expect(tree.check(answers).isClean)
    }

    /// A schema inside itself is applied once.
    @Test func aSchemaInsideItselfIsAppliedOnce() {
        let schema = CompiledSchema(["type": "object", "allOf": [["$ref": "#"], ["$ref": "#"]], "required": ["a"]])
        var check = SchemaCheck(schema, budget: WorkBudget(steps: 100))
        let fits = check.validate([:], schema.root)
        #expect(!fits)
        #expect(check.report.problems.map(\.path.text) == ["/a"])
        #expect(!check.budget.isSpent)
    }
}
