import Foundation
import Testing

/// Checks that no banned word comes back, in names, strings, comments and pages.
struct WordTests {
    /// The glossary itself names the words that are not used, and the changelog the former names.
    private static let excepted: Set<String> = ["Sources/easel/easel.docc/Architecture.md"]
    /// The titles and texts that the simulated services send, which are no words of Easel's.
    private static let served = "Sources/Simulator/Content/"
    /// The columns and members of existing archives, which cannot be renamed.
    private static let persisted: Set<String> = ["departure", "inquiry", "witness"]

    @Test(arguments: try Project.folders(in: "Sources"))
    func noBannedWordComesBack(_ folder: String) throws {
        let files = try Project.files(in: "Sources/" + folder, endingWith: [".swift", ".md", ".c", ".h"])
        for file in files where !Self.excepted.contains(file) && !file.hasPrefix(Self.served) { try check(file) }
    }

    @Test(arguments: ["README.md", ".github/CONTRIBUTING.md"])
    func noBannedWordComesBackInThePages(_ page: String) throws { try check(page) }

    private func check(_ file: String) throws {
        for (index, line) in try Project.lines(of: file).enumerated() {
            for hit in BannedWords.hits(in: line)
            where !(file.hasPrefix("Sources/Archive/") && Self.persisted.contains(hit)) {
                let instead = BannedWords.table.first { $0.phrase == hit }?.instead ?? ""
                Issue.record("\(file):\(index + 1): “\(hit)”: use \(instead)")
            }
        }
    }

    @Test(arguments: [
        ("let hindranceText = 1", ["hindrance"]), ("actor Gauges {", ["Gauges"]), ("the gauges of a service", []),
        ("Who a person is", ["a person"]), ("a personal token", []), ("Mend the value.", ["mend"]),
        ("amended, commend", []), ("letBeGone", []), ("case letBe", ["letBe"]), ("what became\tof it", ["became of"]),
    ])
    func bannedWordsAreFound(_ line: String, _ hits: [String]) { #expect(BannedWords.hits(in: line) == hits) }
}
