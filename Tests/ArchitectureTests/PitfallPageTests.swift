import Foundation
import Testing

/// The page about pitfalls answers all of them, and by tests that there are.
struct PitfallPageTests {
    private static func rows() throws -> [[String]] {
        let page = try Project.text(of: "Sources/easel/easel.docc/Pitfalls.md")
        return page.split(separator: "\n").filter { $0.hasPrefix("| P") }.map { line in
            line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
        }
    }

    @Test func everyPitfallHasItsRow() throws {
        let rows = try Self.rows()
        #expect(rows.map(\.first) == (1...30).map { "P\($0)" })
        for row in rows {
            #expect(row.count == 4 && row.allSatisfy { !$0.isEmpty }, "\(row.first ?? "")")
        }
    }

    /// `Suite` or `Suite.test` in the last column is a suite and a function under `Tests`.
    @Test func whatShowsItExists() throws {
        var suites: [String: String] = [:]
        for file in try Project.swiftFiles(in: "Tests") {
            let text = try Project.text(of: file)
            for match in text.matches(of: /(?:struct|extension) ([A-Za-z.]+)/) {
                suites[String(match.1), default: ""] += text
            }
        }
        for row in try Self.rows() {
            for name in (row.last ?? "").matches(of: /`([A-Z][A-Za-z]*Tests)(?:\.([A-Za-z0-9]+))?`/) {
                let suite = suites[String(name.1)]
                #expect(suite != nil, "\(row[0]): there is no suite \(name.1)")
                if let test = name.2 {
                    #expect(suite?.contains("func \(test)(") == true, "\(row[0]): \(name.1) has no test \(test)")
                }
            }
        }
    }
}
