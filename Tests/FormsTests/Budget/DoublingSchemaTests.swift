import Testing

@testable import JSON
@testable import Forms
@testable import Domain

/// Small schemas with huge forms stay within the budget, counted in steps and nodes.
struct DoublingSchemaTests {
    private static func entry(_ schema: JSON) -> CatalogEntry {
        CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p"), title: "t", modality: .image, schema: schema)
    }

    /// A body with a few levels of most of them.
    private static let body: JSON = {
        var values = JSONObject((0..<30).map { (String(repeating: "a", count: 30) + "\($0)", JSON.string("x")) })
        values["a"] = ["a": ["a": "s"], "b": ["k": "1"]]
        values["n"] = ["n": ["k": "1"]]
        values["k"] = "k"
        values["s"] = .string(String(repeating: "a", count: 60) + "!")
        return ["promptId": "p", "vars": .object(values)]
    }()

    @Test(arguments: DoublingSchema.all)
    func formsAreBounded(_ sample: DoublingSchema) {
        let tree = FieldTree.form(for: Self.entry(sample.schema))
        #expect(tree.count <= FieldReader.maxFields + 1)
        #expect(tree.rows(for: .unset).count <= 6000)
        let empty = tree.body(from: .unset) ?? .null
        #expect(empty.weight <= 20_000)
        for answers in [FieldAnswer.unset, tree.answers(from: Self.body)] {
            var budget = WorkBudget.check
            let report = tree.check(answers, &budget)
            #expect(budget.steps >= 0)
            // An incomplete check gives advice, and a raw field its reason.
            if budget.isSpent {
                #expect(report.advice.contains { $0.path == .root && $0.reason.hasPrefix("not fully checked") })
            }
        }
        if !tree.rawFields.isEmpty || !tree.isWhole { #expect(!tree.notices.isEmpty) }
        // Unknown keys are sent unchanged.
        let answers = tree.answers(from: Self.body)
        let sent = tree.body(from: answers) ?? .null
        for (name, value) in Self.body["vars"]?.object ?? JSONObject() {
            // Unanswered required parts are added.
            guard value.object == nil else { continue }
            #expect(sent["vars"]?[name] == value, "\(name)")
        }
    }

    @Test(arguments: DoublingSchema.all)
    func readingBetweenFramesIsBounded(_ sample: DoublingSchema) {
        let tree = FieldTree.form(for: Self.entry(sample.schema), budget: .frame)
        #expect(tree.count <= FieldReader.maxFields + 1)
        #expect(tree.isForm(of: Self.entry(sample.schema)))
    }

    @Test func partsThatDoubleBecomeJSONAtTheBottom() throws {
        let sample = try #require(DoublingSchema.all.first { $0.name == "two required references" })
        let tree = FieldTree.form(for: Self.entry(sample.schema))
        #expect(!tree.rawFields.isEmpty)
        #expect(tree.isWhole)
        #expect(tree.notices.contains { $0.contains("entered as JSON") })
        // The levels above are unaffected.
        let rows = tree.rows(for: .unset)
        #expect(rows.prefix(3).map(\.path.text) == ["/vars/a", "/vars/a/a", "/vars/a/a/a"])
        // JSON entered in a raw field is part of the body.
        let raw = try #require(rows.first { if case .raw = tree[$0.place.field].kind { true } else { false } })
        let answers = tree.editing(.unset, at: raw.place, .text(#"{"a":1}"#))
        #expect(try #require(tree.body(from: answers))[raw.path] == ["a": 1])
        // It is required either way.
        #expect(tree.check(.unset).problems.contains { $0.path == raw.path && $0.isMissing })
    }

    @Test func ordinaryFormsAreComplete() {
        let properties = JSONObject(
            (0..<40).map { group in
                let inner = JSONObject((0..<40).map { ("f\($0)", ["type": "string", "minLength": 1]) })
                return (
                    "g\(group)",
                    ["type": "object", "properties": .object(inner), "required": .array(inner.names.map(JSON.string))]
                )
            })
        let tree = FieldTree.form(
            for: Self.entry(
                ["properties": .object(properties), "required": .array(properties.names.map(JSON.string))]))
        #expect(tree.rawFields.isEmpty && tree.isWhole && tree.notices.isEmpty)
        #expect(tree.rows(for: .unset).count == 40 * 41)
        #expect(tree.check(.unset).problems.count == SchemaCheck.maxProblems)
    }
}
