import Foundation
import Testing

/// Checks the documentation comments: every declaration that other targets see has one, and none begins with a bare
/// clause (Swift's API Design Guidelines: a noun phrase, or a verb in the third person).
struct DocumentationTests {
    private static let clauses: Set<Substring> = ["What", "Whether", "How", "Why"]

    @Test(arguments: try Project.folders(in: "Sources"))
    func whatOtherTargetsSeeIsDocumented(_ folder: String) throws {
        for file in try Project.swiftFiles(in: "Sources/" + folder) {
            for declaration in Declaration.needingDocumentation(in: try Project.lines(of: file))
            where !declaration.isDocumented {
                Issue.record(
                    "\(file):\(declaration.line + 1): \(declaration.kind) \(declaration.name) has no documentation")
            }
        }
    }

    @Test(arguments: try Project.folders(in: "Sources"))
    func noCommentBeginsWithABareClause(_ folder: String) throws {
        for file in try Project.swiftFiles(in: "Sources/" + folder) {
            let lines = try Project.lines(of: file).map { $0.drop { $0 == " " } }
            for (index, line) in lines.enumerated() where line.hasPrefix("/// ") {
                guard index == 0 || !lines[index - 1].hasPrefix("///") else { continue }
                let word = line.dropFirst(4).prefix { $0.isLetter }
                if Self.clauses.contains(word) { Issue.record("\(file):\(index + 1): begins with “\(word)”") }
            }
        }
    }

    @Test func declarationsAreFound() {
        let lines = """
            package struct Plain {
                package var stored = 1
                package var watched = 1 {
                    didSet { stored = 2 }
                }
                package var computed: Int { 1 }
                /// Documented.
                @discardableResult
                package func act() {}
                package init(stored: Int) {
                    self.stored = stored
                }
                package init(text: String) {
                    self.stored = text.count
                }
                func hidden() {}
                package static func == (one: Plain, other: Plain) -> Bool { true }
            }
            public protocol Listening {
                func hear()
                var name: String { get }
            }
            """.components(separatedBy: "\n")
        let found = Declaration.needingDocumentation(in: lines)
        #expect(found.map(\.name) == ["Plain", "computed", "act", "init", "Listening", "hear", "name"])
        #expect(found.map(\.isDocumented) == [false, false, true, false, false, false, false])
    }
}
