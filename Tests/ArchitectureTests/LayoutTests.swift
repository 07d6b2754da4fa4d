import Foundation
import Testing

/// Holds the tree to its layout: what stands at the top, how long files are, which names say nothing.
struct LayoutTests {
    @Test func topLevelIsFixed() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Project.root)
        let visible = Set(names.filter { !$0.hasPrefix(".") && $0 != "Package.resolved" })
        #expect(visible == ["Package.swift", "README.md", "Sources", "Tests", "themes"])
    }

    @Test func filesHoldOneThing() throws {
        for file in try Project.swiftFiles(in: "Sources") where !file.hasSuffix("+Ranges.swift") {
            let lines = try String(contentsOfFile: Project.root + "/" + file, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= 350, "\(file) has \(lines.count) lines: which second thing does it hold?")
        }
    }

    @Test func namesSayTheirRole() throws {
        let empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utilities", "Common", "Misc"]
        for file in try Project.swiftFiles(in: "Sources") {
            let name = file.split(separator: "/").last.map { String($0.dropLast(6)) } ?? ""
            #expect(!empty.contains { name.hasSuffix($0) }, "\(file) does not say its role")
        }
    }

    @Test func escapeHatchesCarryTheirProof() throws {
        for file in try Project.swiftFiles(in: "Sources") {
            let lines = try String(contentsOfFile: Project.root + "/" + file, encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated()
            where line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") {
                let before = lines[max(0, index - 4)..<index]
                #expect(before.contains { $0.contains("//") }, "\(file):\(index + 1) has no proof beside it")
            }
            #expect(!lines.contains { $0.contains("fatalError(") || $0.contains("try!") }, "\(file) traps")
        }
    }
}
