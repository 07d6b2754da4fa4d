import JSON
import Forms
import Domain

/// How long the worst schemas that we know of hold up a frame: those that double, nest, branch and backtrack.
enum HostileForms {
    static func measure() async throws -> [Figure] {
        var figures: [Figure] = []
        for (name, schema) in schemas {
            let entry = CatalogEntry(
                id: EntryID(service: .artinstring, kind: .prompt, value: "p"), title: "Hostile", modality: .image,
                schema: schema)
            let tree = FieldTree.form(for: entry)
            let values = JSONObject((0..<30).map { (String(repeating: "a", count: 30) + "\($0)", JSON.string("x")) })
            let answers = tree.answers(from: ["vars": .object(values)])
            let frame = await Stopwatch.best { _ = FieldTree.form(for: entry, budget: .frame) }
            let whole = await Stopwatch.best { _ = FieldTree.form(for: entry) }
            let rows = await Stopwatch.best { _ = tree.rows(for: answers).count }
            let check = await Stopwatch.best { _ = tree.check(answers) }
            figures += [
                Figure(what: "\(name): read between frames, ms", value: milliseconds(frame), mark: "below 16"),
                Figure(what: "\(name): read beside them, ms", value: milliseconds(whole), mark: "below 1000"),
                Figure(what: "\(name): rows, ms", value: milliseconds(rows), mark: "below 16"),
                Figure(what: "\(name): check, ms", value: milliseconds(check), mark: "below 16"),
            ]
        }
        return figures
    }

    private static let schemas: [(name: String, schema: JSON)] = [
        ("two required parts, 30 times", levels(30) { ["properties": ["a": $0, "b": $0], "required": ["a", "b"]] }),
        (
            "both of allOf, 30 times",
            levels(30) {
                ["allOf": [["properties": ["a": $0]], ["properties": ["a": $0, "b": $0], "required": ["a"]]]]
            }
        ),
        ("if and then, 24 times", levels(24) { ["if": $0, "then": $0] }),
        ("anyOf, 30 times", levels(30) { ["anyOf": [$0, ["allOf": [$0, ["maxLength": 3]]]]] }),
        (
            "100 patterns of 30 names",
            [
                "patternProperties": .object(
                    JSONObject((0..<100).map { ("^(?=(a+)+$)(a|a)*x\($0)", JSON.object(["type": "string"])) })),
                "additionalProperties": false,
            ]
        ),
        ("a chain of 8000", levels(8000) { ["properties": ["x": $0], "required": ["x"]] }),
        (
            "10000 fields",
            ["properties": .object(JSONObject((0..<10_000).map { ("field\($0)", ["type": "string", "title": "t"]) }))]
        ),
    ]

    /// Definitions that are each made of the one before.
    private static func levels(_ count: Int, _ part: (JSON) -> JSON) -> JSON {
        var parts: JSONObject = ["d0": ["type": "string"]]
        for level in 1...count { parts["d\(level)"] = part(["$ref": .string("#/$defs/d\(level - 1)")]) }
        return ["$ref": .string("#/$defs/d\(count)"), "$defs": .object(parts)]
    }

    private static func milliseconds(_ duration: Duration) -> String { (duration / .milliseconds(1)).rounded }
}
