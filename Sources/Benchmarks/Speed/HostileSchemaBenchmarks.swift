import Benchmark
import Domain
import Forms
import JSON

/// The time that the worst known schemas take: those that double, nest, branch and backtrack.
///
/// A name says what is measured: `read-in-frame` within the budget of one frame, `read` with the whole budget, which
/// happens beside the loop, `rows` and `check` as after each key.
enum HostileSchemaBenchmarks {
    /// Registers four benchmarks for each schema.
    static func register() {
        for (name, schema) in schemas {
            let entry = CatalogEntry(
                id: EntryID(service: .artinstring, kind: .prompt, value: "p"), title: "Hostile", modality: .image,
                schema: schema)
            Benchmark("\(name)-read-in-frame") { _ in blackHole(FieldTree.form(for: entry, budget: .frame)) }
            Benchmark("\(name)-read") { _ in blackHole(FieldTree.form(for: entry)) }
            Benchmark(
                "\(name)-rows",
                closure: { (_: Benchmark, form: FilledForm) in blackHole(form.tree.rows(for: form.answers).count) },
                setup: { FilledForm(entry) })
            Benchmark(
                "\(name)-check",
                closure: { (_: Benchmark, form: FilledForm) in blackHole(form.tree.check(form.answers)) },
                setup: { FilledForm(entry) })
        }
    }

    /// A form with 30 additional values whose names are hard for patterns.
    private struct FilledForm {
        let tree: FieldTree
        let answers: FieldAnswer

        init(_ entry: CatalogEntry) {
            tree = FieldTree.form(for: entry)
            let values = JSONObject((0..<30).map { (String(repeating: "a", count: 30) + "\($0)", JSON.string("x")) })
            answers = tree.answers(from: ["vars": .object(values)])
        }
    }

    /// The schemas by the names of their benchmarks.
    private static let schemas: [(name: String, schema: JSON)] = [
        ("doubled-properties", levels(30) { ["properties": ["a": $0, "b": $0], "required": ["a", "b"]] }),
        (
            "doubled-allOf",
            levels(30) {
                ["allOf": [["properties": ["a": $0]], ["properties": ["a": $0, "b": $0], "required": ["a"]]]]
            }
        ),
        ("if-then", levels(24) { ["if": $0, "then": $0] }),
        ("anyOf", levels(30) { ["anyOf": [$0, ["allOf": [$0, ["maxLength": 3]]]]] }),
        (
            "backtracking-patterns",
            [
                "patternProperties": .object(
                    JSONObject((0..<100).map { ("^(?=(a+)+$)(a|a)*x\($0)", JSON.object(["type": "string"])) })),
                "additionalProperties": false,
            ]
        ),
        ("chain-of-8000", levels(8000) { ["properties": ["x": $0], "required": ["x"]] }),
        (
            "10000-fields",
            ["properties": .object(JSONObject((0..<10_000).map { ("field\($0)", ["type": "string", "title": "t"]) }))]
        ),
    ]

    /// A schema of `count` definitions, each made by `part` from a reference to the one before.
    private static func levels(_ count: Int, _ part: (JSON) -> JSON) -> JSON {
        var parts: JSONObject = ["d0": ["type": "string"]]
        for level in 1...count { parts["d\(level)"] = part(["$ref": .string("#/$defs/d\(level - 1)")]) }
        return ["$ref": .string("#/$defs/d\(count)"), "$defs": .object(parts)]
    }
}
