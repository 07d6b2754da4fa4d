import Benchmark
import Forms
import JSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The time that schemas take to become forms, and that a key and a frame take in a large form.
///
/// The schemas are the public ones of the folder that `EASEL_SCHEMAS` names; without it, only the list of 5,000 items
/// is measured.
enum FormBenchmarks {
    private struct Sample {
        let name: String
        let schema: JSON
    }

    /// Registers the reading of the samples, and a key and a frame in the form with the most rows.
    static func register() {
        let items: JSON = [
            "properties": ["prompt": ["type": "string"], "tags": ["type": "array", "items": ["type": "string"]]]
        ]
        registerTyping("list-of-5000-items", schema: items, answers: OpenForm.answers(tags: 5000))

        guard let samples = try? samples(), let largest = samples.max(by: { rows($0) < rows($1) }) else { return }
        Benchmark("public-schemas-read") { _ in
            for sample in samples { blackHole(FieldTree(schema: sample.schema)) }
        }
        registerTyping("largest-public-form", schema: largest.schema)
    }

    private static func registerTyping(_ name: String, schema: JSON, answers: JSONObject? = nil) {
        Benchmark(
            "\(name)-key", closure: { (_: Benchmark, form: OpenForm) in form.type() },
            setup: { try OpenForm(schema: schema, answers: answers) })
        Benchmark(
            "\(name)-frame", closure: { (_: Benchmark, form: OpenForm) in blackHole(form.draw()) },
            setup: { try OpenForm(schema: schema, answers: answers) })
    }

    private static func rows(_ sample: Sample) -> Int { FieldTree(schema: sample.schema).rows(for: .unset).count }

    private static func samples() throws -> [Sample] {
        guard let folder = ProcessInfo.processInfo.environment["EASEL_SCHEMAS"] else { return [] }
        let table = String(decoding: try Data(contentsOf: URL(filePath: folder + "/SOURCES.tsv")), as: UTF8.self)
        return try table.split(separator: "\n").dropFirst().compactMap { line in
            guard let name = line.split(separator: "\t").first.map(String.init),
                !name.hasPrefix("json-schema-test-suite/"),
                let data = try? Data(contentsOf: URL(filePath: folder + "/" + name))
            else { return nil }
            return Sample(name: name, schema: try JSONParser.parse(data))
        }
    }
}
