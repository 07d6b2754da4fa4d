import JSON
import Forms
import Domain
import Testing

/// JSON Schema's own test suite, draft 2020-12, as an oracle.
struct ConformanceTests {
    /// The groups that need the draft's metaschema, which is another document and is never fetched.
    private static let remote: Set<String> = [
        "remote ref, containing refs itself", "validate definition against metaschema",
    ]

    @Test(.enabled(if: SchemaCorpus.folder != nil, "the corpus is not beside the repository"))
    func everyResultAgrees() throws {
        var count = 0
        for (name, groups) in try SchemaCorpus.suite() where !name.contains("optional/format/") {
            for group in groups.array ?? [] {
                let schema = CompiledSchema(try #require(group["schema"]))
                let title = try #require(group["description"]?.string)
                for test in try #require(group["tests"]?.array) {
                    let value = try #require(test["data"])
                    let report = schema.report(on: value, lengths: .codePoints, allowsMissingDefaults: false)
                    count += 1
                    if Self.remote.contains(title) { continue }
                    #expect(
                        report.isClean == test["valid"]?.bool,
                        "\(name): \(title): \(test["description"]?.string ?? ""): \(value.text.prefix(80))")
                }
            }
        }
        #expect(count >= 1050)
    }

    /// Formats are advice, and checked less strictly than in the suite.
    @Test(.enabled(if: SchemaCorpus.folder != nil, "the corpus is not beside the repository"))
    func mostFormatsAreRecognized() throws {
        var (agreed, count) = (0, 0)
        for (name, groups) in try SchemaCorpus.suite() where name.contains("optional/format/") {
            for group in groups.array ?? [] {
                let schema = CompiledSchema(try #require(group["schema"]))
                for test in try #require(group["tests"]?.array) {
                    let report = schema.report(on: try #require(test["data"]))
                    count += 1
                    if (report.isClean && report.advice.isEmpty) == test["valid"]?.bool { agreed += 1 }
                }
            }
        }
        #expect(count >= 700)
        #expect(agreed >= count * 84 / 100, "\(agreed) of \(count)")
    }

    /// Every schema of the suite gives a form.
    @Test(.enabled(if: SchemaCorpus.folder != nil, "the corpus is not beside the repository"))
    func oddSchemasStillGiveForms() throws {
        var (count, raw) = (0, 0)
        for (_, groups) in try SchemaCorpus.suite() {
            for group in groups.array ?? [] {
                let tree = FieldTree(schema: group["schema"])
                _ = tree.check(.unset)
                count += 1
                if !tree.rawFields.isEmpty { raw += 1 }
                for test in group["tests"]?.array ?? [] {
                    let answers = tree.answers(from: test["data"] ?? .null)
                    _ = tree.rows(for: answers)
                    _ = tree.check(answers)
                }
            }
        }
        #expect(count >= 290)
        #expect(raw <= 25, "\(raw) of \(count)")
    }
}
