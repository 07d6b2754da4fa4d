import JSON
import Forms
import Domain
import Testing

/// A schema that is wrong, huge or malicious still gives a form.
struct HostileSchemaTests {
    @Test func aMillionChoicesAreCut() throws {
        let options = JSON.array((0..<1_000_000).map { .number(JSONNumber($0)) })
        let tree = FieldTree(schema: ["properties": ["x": ["type": "integer", "enum": options]]])
        let row = try #require(tree.rows(for: .unset).first)
        guard case .choice(let choice) = tree[row.place.field].kind else {
            Issue.record("no choice")
            return
        }
        #expect(choice.options.count == 20_000)
        #expect(choice.customField != nil)
        #expect(tree[row.place.field].notices == ["showing the first 20000 of 1000000 values"])
        let answers = tree.answers(from: ["x": 999_999])
        #expect(tree.body(from: answers) == ["x": 999_999])
        let report = tree.check(answers)
        #expect(report.isClean && report.advice.count == 1)
    }

    @Test func thousandsOfFieldsAreCut() {
        let properties = JSONObject((0..<5000).map { ("f\($0)", ["type": "string"]) })
        let tree = FieldTree(schema: ["properties": .object(properties)])
        #expect(tree.rows(for: .unset).count == 2000)
        // The root has no row to show the notice.
        #expect(
            tree.notices == ["3000 of 5000 fields are not shown: set them as JSON, in the editor or with --var"])
        let body: JSON = ["f1": "a", "f4999": "b"]
        #expect(tree.body(from: tree.answers(from: body)) == body)
    }

    @Test func nestingIsLimited() {
        let text =
            String(repeating: "{\"properties\":{\"x\":", count: 10_000) + "{}" + String(repeating: "}}", count: 10_000)
        #expect(FieldTree(schema: .string(text)).rawFields.count == 1)
        var deep: JSON = ["type": "string"]
        for _ in 0..<60 { deep = ["type": "object", "required": ["x"], "properties": ["x": deep]] }
        let tree = FieldTree(schema: deep)
        #expect(tree.rows(for: .unset).count == 60)
        #expect(tree.check(.unset).problems.count == 1)
    }

    @Test func aLongChainOfReferencesTakesNoStack() {
        var parts = JSONObject()
        for level in 0..<1500 {
            parts["\(level)"] = ["type": "object", "properties": ["x": ["$ref": .string("#/$defs/\(level + 1)")]]]
        }
        parts["1500"] = ["type": "string"]
        let tree = FieldTree(schema: ["$ref": "#/$defs/0", "$defs": .object(parts)])
        #expect(tree.count == 1501)
        _ = tree.check(.unset)
    }

    @Test func everythingInsideEverythingIsCut() {
        // Distinct schemas, so that each is a field of its own.
        let forms = JSON.array((0..<40).map { ["$ref": .string("#/$defs/\($0)")] })
        let parts = (0..<40).map { part in
            (
                "\(part)",
                JSON.object(["properties": .object(JSONObject((0..<40).map { ("p\($0)x\(part)", ["anyOf": forms]) }))])
            )
        }
        let tree = FieldTree(schema: ["anyOf": forms, "$defs": .object(JSONObject(parts))])
        #expect(!tree.rawFields.isEmpty)
        #expect(!tree.notices.isEmpty)
        _ = tree.check(tree.answers(from: ["p1x1": ["p2x2": 1]]))
    }

    @Test func manyFieldsOfManyFormsAreComplete() {
        let forms = JSON.array(
            (0..<20).map { ["properties": ["t": ["const": .number(JSONNumber($0))]], "required": ["t"]] })
        let tree = FieldTree(schema: ["type": "array", "items": ["oneOf": forms]])
        let body = JSON.array((0..<5000).map { ["t": .number(JSONNumber($0 % 20))] })
        guard case .list(let items) = tree.answers(from: body) else {
            Issue.record("no list")
            return
        }
        for (index, item) in items.enumerated() {
            guard case .branch(index % 20, _) = item else {
                Issue.record("item \(index) has another form")
                return
            }
        }
    }

    @Test func longTextsAreCut() {
        let long = String(repeating: "word ", count: 1_000_000)
        let tree = FieldTree(schema: [
            "properties": ["x": ["type": "string", "title": .string(long), "description": .string(long)]]
        ])
        let row = tree.rows(for: .unset)[0]
        #expect(row.label.count < 200)
        #expect(tree[row.place.field].help.count < 5000)
    }

    @Test func namesWithControlCharactersAreSentUnchanged() throws {
        let name = "a\u{1B}[2J\u{0}é"
        let tree = FieldTree(schema: [
            "properties": JSON.object([name: ["type": "string"], "a\u{1B}[2J\u{0}e\u{301}": ["type": "string"]])
        ])
        let rows = tree.rows(for: .unset)
        #expect(rows.count == 2)
        let answers = tree.editing(.unset, at: rows[0].place, .text("x"))
        #expect(tree.body(from: answers) == JSON.object([name: "x"]))
    }

    @Test(
        arguments: [
            ["type": 7], ["properties": ["x": 3]], ["properties": []], ["required": "x", "type": "object"],
            ["enum": [], "type": "string"],
            ["oneOf": [], "type": "object"], ["items": 3, "type": "array"],
            ["type": "object", "properties": ["x": ["$ref": 3]]],
            ["$ref": ""], ["$ref": "#"], ["minimum": "a", "type": "number"],
            ["type": "object", "patternProperties": ["(": true]],
            ["type": "string", "pattern": "["], ["type": ["nothing"]], ["anyOf": [[:]]], ["allOf": [["$ref": "#"]]],
            ["if": true, "then": false],
            ["type": "array", "items": false], ["type": "array", "prefixItems": [false]], ["properties": ["x": false]],
            ["type": "object", "minProperties": -1], ["multipleOf": 0, "type": "integer"],
            ["$id": "::::", "$ref": "a b#/%zz"],
            ["not": true], ["type": "object", "dependencies": ["a": 3]],
        ] as [JSON])
    func nonsenseStillGivesAForm(_ schema: JSON) {
        let tree = FieldTree(schema: schema)
        #expect(tree.count > 0)
        for row in tree.rows(for: .unset) { _ = tree.editing(.unset, at: row.place, .text("x")) }
        let kept = tree.answers(from: ["x": 1])
        _ = tree.check(kept)
        _ = tree.check(.unset)
        _ = tree.body(from: kept)
    }
}
