import JSON
import Forms
import Domain
import Testing

/// A form offers, accepts and sends the listed values of its schema.
struct ListedValuesTests {
    @Test(
        arguments: [
            (["enum": ["512", "256"], "type": "integer", "default": 512], "512"),
            (["enum": ["0.5", "1.0"], "type": "number", "default": 1], "1.0"), (["enum": [1, 2], "default": "2"], 2),
            (["enum": ["yes", "no"], "type": "boolean", "default": true], "yes"),
            (["enum": ["true", "false"], "type": "boolean", "default": false], "false"),
            (["enum": ["on", "off"], "default": false], "off"),
            (["enum": [0, 1], "type": "boolean", "default": true], 1),
            (["type": "integer", "oneOf": [["const": "1", "title": "One"], ["const": "2"]], "default": 1], "1"),
            (["type": "integer", "allOf": [["$ref": "#/$defs/size"]], "default": 512], "512"),
            (["type": "integer", "$ref": "#/$defs/size", "default": 512], "512"),
            (["allOf": [["type": "integer"], ["enum": ["512", "256"]]], "default": 256], "256"),
            (["type": "number", "options": ["512", "256"], "default": 256], "256"),
            (
                ["type": "integer", "options": [["value": "512", "label": "Big"], ["value": "256"]], "default": 512],
                "512"
            ),
            (["type": "string", "enum": [512, 256], "default": "512"], 512),
            (["type": "string", "enum": ["Small", "Large"], "default": "small"], "Small"),
            (["type": "integer", "nullable": true, "enum": ["1", "2", .null], "default": 2], "2"),
        ] as [(JSON, JSON)])
    func aDefaultIsTheOptionThatItSpells(_ schema: JSON, _ value: JSON) throws {
        let tree = FieldTree(schema: [
            "properties": ["x": schema], "required": ["x"], "$defs": ["size": ["enum": ["512", "256"]]],
        ])
        let row = try #require(tree.rows(for: .unset).first)
        let field = tree[row.place.field]
        #expect(field.defaultValue == value && field.notices.isEmpty)
        #expect(!row.isRequired)
        #expect(tree.check(.unset).problems.isEmpty)
        guard case .choice(let choice) = field.kind else {
            Issue.record("no choice")
            return
        }
        for option in choice.options {
            let answers = tree.editing(.unset, at: row.place, .choose(option.value))
            #expect(tree.body(from: answers) == ["x": option.value])
            #expect(tree.check(answers).problems.isEmpty, "\(option.value.text) is refused")
        }
    }

    @Test func constantsAndItemsOfAnotherTypeAreAccepted() {
        let tree = FieldTree(schema: [
            "properties": [
                "c": ["type": "integer", "const": "5"],
                "l": ["type": "array", "items": ["type": "integer", "enum": ["1", "2"]], "default": [1]],
            ], "required": ["c"],
        ])
        #expect(tree.body(from: .unset) == ["c": "5"])
        let answers = tree.answers(from: ["c": "5", "l": ["1", "2"]])
        #expect(tree.check(answers).problems.isEmpty)
        #expect(tree.body(from: answers) == ["c": "5", "l": ["1", "2"]])
    }

    @Test func aTypeAppliesWhereListedValuesHaveIt() {
        let tree = FieldTree(schema: ["properties": ["x": ["type": "string", "enum": ["a", .null]]]])
        #expect(tree.check(tree.answers(from: ["x": "a"])).problems.isEmpty)
        #expect(!tree.check(tree.answers(from: ["x": .null])).problems.isEmpty)
    }
}
