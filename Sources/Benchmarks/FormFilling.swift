import Canvas
import Dashboard
import JSON
import Forms
import Domain
import Themes

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How long schemas take to become forms, and a key in the largest of them: over the corpus of public schemas beside
/// the repository, where it is present.
enum FormFilling {
    /// A schema of the corpus.
    private struct Sample {
        let name: String
        let schema: JSON
    }

    static func measure() async throws -> [Figure] {
        let samples = try corpus()
        guard !samples.isEmpty else { return [Figure(what: "no ../shared/corpus/schemas here", value: "-")] }
        let raw = samples.filter { !FieldTree(schema: $0.schema).rawFields.isEmpty }
        var largest = (sample: samples[0], fields: 0, rows: 0)
        for sample in samples {
            let tree = FieldTree(schema: sample.schema)
            let rows = tree.rows(for: .unset).count
            if (rows, tree.count) > (largest.rows, largest.fields) { largest = (sample, tree.count, rows) }
        }
        let most = samples.max { $0.schema.text.utf8.count < $1.schema.text.utf8.count } ?? samples[0]
        let reading = await Stopwatch.best { _ = FieldTree(schema: most.schema) }
        let all = await Stopwatch.best { for sample in samples { _ = FieldTree(schema: sample.schema) } }
        var figures = [
            Figure(
                what: "schemas that become a form without raw JSON",
                value: "\(samples.count - raw.count)/\(samples.count)",
                mark: "all"),
            Figure(what: "the largest file read, ms (\(most.name))", value: milliseconds(reading)),
            Figure(what: "all \(samples.count) read, ms", value: milliseconds(all)),
        ]
        figures += try await keys(in: largest.sample.schema, "\(largest.rows) rows of \(largest.sample.name)")
        let list: JSON = [
            "properties": ["prompt": ["type": "string"], "tags": ["type": "array", "items": ["type": "string"]]]
        ]
        figures += try await keys(
            in: list, "a list of 5000",
            answers: [
                "group": [
                    "members": [
                        "vars": [
                            "group": [
                                "members": ["tags": ["list": .array((0..<5000).map { ["text": .string("tag \($0)")] })]]
                            ]
                        ]
                    ]
                ]
            ])
        return figures
    }

    /// A key typed into the first text of the form of `schema`, and the frame after it.
    private static func keys(in schema: JSON, _ what: String, answers: JSONObject? = nil) async throws -> [Figure] {
        let entry = CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p"), title: "Largest", modality: .image,
            schema: schema)
        var state = State(
            size: Size(width: 120, height: 36), now: .now(), services: [.artinstring],
            ids: RequestIDSource(seed: (1, 2, 3, 4)))
        var now = Timestamp.now()
        func tell(_ event: Event) {
            now = now + .milliseconds(20)
            _ = state.reduce(event, now: now)
        }
        tell(
            .engine(
                .entries(
                    .artinstring, .prompt,
                    CatalogPage(entries: [entry], isFirst: true, isLast: true, total: 1))))
        if let answers {
            tell(.engine(.restored(drafts: [Draft(entry: entry.id, values: answers, savedAt: now)], place: nil)))
        }
        tell(.input(.key(.enter)))
        if state.form?.unread != nil { tell(.formRead(entry.id, FieldTree.form(for: entry))) }
        let look = RenderContext(theme: try ThemeCatalog().theme(named: "dusk", depth: .trueColor), glyphs: .unicode)
        var rest = 400
        while state.form?.line.flatMap({ state.form?.area(of: $0) }) == nil, rest > 0 {
            tell(.input(.key(.tab)))
            rest -= 1
        }
        let key = await Stopwatch.best { tell(.input(.key(.character("a")))) }
        let frame = await Stopwatch.best { _ = state.render(look) }
        return [
            Figure(what: "a key in \(what), ms", value: milliseconds(key), mark: "below 1"),
            Figure(what: "a frame of it, ms", value: milliseconds(frame), mark: "below 1"),
        ]
    }

    private static func corpus() throws -> [Sample] {
        let folder =
            String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/") ?? #filePath.startIndex))
            + "/../../../shared/corpus/schemas/"
        guard let table = try? Data(contentsOf: URL(filePath: folder + "SOURCES.tsv")) else { return [] }
        return try String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst().compactMap { line in
            guard let name = line.split(separator: "\t").first.map(String.init),
                !name.hasPrefix("json-schema-test-suite/"),
                let data = try? Data(contentsOf: URL(filePath: folder + name))
            else { return nil }
            return Sample(name: name, schema: try JSONParser.parse(data))
        }
    }

    private static func milliseconds(_ duration: Duration) -> String { (duration / .milliseconds(1)).rounded }
}
