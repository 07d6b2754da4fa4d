import Foundation
import Testing

/// Checks that the module's pages agree with the tests.
struct DocumentationTests {
    private static let root = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
    private static let pages = root + "/Sources/ArtClient/ArtClient.docc/"

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test(arguments: ["browse", "run", "spend"])
    func examplesMatchCompiledOnes(_ name: String) throws {
        let source = try text(Self.root + "/Tests/ArtClientTests/Documentation/Examples.swift")
        let start = try #require(source.range(of: "// begin: \(name)\n"))
        let end = try #require(source.range(of: "// end: \(name)\n"))
        let example = source[start.upperBound..<end.lowerBound]
        #expect(try text(Self.pages + "ArtClient.md").contains("```swift\n\(example)```\n"))
    }

    /// The cells of the table rows whose first cell begins with one of `prefixes`.
    private func rows(_ page: String) -> [[String]] {
        page.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    /// The required rows: the endpoints, codes and statuses of both documents, and
    /// their known ambiguities.
    private static let wanted: [String] =
        (1...29).map { "A\($0)" } + (1...24).map { "B\($0)" } + [
            "GET /api/v1/me", "GET /api/v1/me/quotas", "GET /api/v1/prompts", "GET /api/v1/prompts/:slug",
            "GET /api/v1/prompts/random", "GET /api/v1/collections", "GET /api/v1/runs", "GET /api/v1/runs/:id",
            "POST /api/v1/runs", "GET /api/runs/:id/stream", "GET /api/v1/account/me", "GET /api/v1/account/api-keys",
            "GET /api/v1/artists", "GET /api/v1/artists/:id", "GET /api/v1/models", "GET /api/v1/models/:id",
            "GET /api/v1/generations", "GET /api/v1/generations/:id", "POST /api/v1/generations/image",
            "POST /api/v1/generations/svg", "POST /api/v1/generations/video",
            "401 unauthorized", "400 invalid_body", "400 invalid_cursor", "400 invalid_since", "400 invalid_status",
            "400 invalid_modality", "400 invalid_tier", "400 missing_variables", "400 missing_provider_key",
            "402 tier_required", "402 quota_exceeded", "404 prompt_not_found", "404 not_found", "429 rate_limited",
            "429 over_quota", "502 enqueue_failed",
            "Antekirt 200", "Antekirt 202", "Antekirt 400", "Antekirt 401", "Antekirt 402", "Antekirt 403",
            "Antekirt 404", "Antekirt 500",
        ]

    @Test func everyRequiredRowExists() throws {
        let named = Set(rows(try text(Self.pages + "Conformance.md")).compactMap(\.first))
        let missing = Self.wanted.filter { !named.contains($0) && !named.contains("`\($0)`") }
        #expect(missing.isEmpty)
    }

    /// A row names its tests as `Suite.test`; both must be in the sources of the tests.
    @Test func everyNamedTestExists() throws {
        let table = rows(try text(Self.pages + "Conformance.md"))
        var suites: [String: String] = [:]
        let folder = Self.root + "/Tests"
        let files = try #require(FileManager.default.enumerator(atPath: folder))
        for case let file as String in files where file.hasSuffix("Tests.swift") {
            let name = file.split(separator: "/").last.map { String($0.dropLast(6)) } ?? ""
            suites[name] = try text(folder + "/" + file)
        }
        for row in table where row.last != "tests" {
            #expect(row.count == 3, "\(row)")
            let names = (row.last ?? "").matches(of: /`(\w+)\.([^`]+)`/)
            #expect(!names.isEmpty, "\(row[0]) names no test")
            for name in names {
                let source = suites[String(name.1)] ?? ""
                let test = String(name.2)
                let isThere = source.contains("func \(test)(") || source.contains("func test(")
                #expect(isThere, "\(row[0]): \(name.1).\(test)")
            }
        }
    }
}
