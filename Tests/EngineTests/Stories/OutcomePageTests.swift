import Foundation
import Testing

/// The page about outcomes says only what the stories show.
struct OutcomePageTests {
    private static let page =
        #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
        + "/Sources/Engine/Engine.docc/Outcomes.md"

    @Test func thePageHasTheRowsOfTheTableInItsOrder() throws {
        let lines = try String(contentsOfFile: Self.page, encoding: .utf8).split(separator: "\n").map(String.init)
        let rows = lines.drop { $0 != "|---|---|---|---|---|" }.dropFirst().prefix { $0.hasPrefix("| ") }
        #expect(Array(rows) == Outcome.table.map(\.words))
    }
}
