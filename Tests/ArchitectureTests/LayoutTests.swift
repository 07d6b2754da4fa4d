import Foundation
import Testing

/// Checks the layout of the tree: its top level, the length of files, their names, and a test target for each target.
struct LayoutTests {
    @Test func topLevelIsFixed() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Project.root)
        let visible = Set(names.filter { !$0.hasPrefix(".") && $0 != "Package.resolved" })
        #expect(visible == ["Package.swift", "README.md", "Sources", "Tests", "themes"])
    }

    /// A target's tests are in a target of the same name; those of these are where the comment says.
    @Test func everyTargetHasTests() throws {
        let elsewhere: Set<String> = [
            "Painting",  // SimulatorTests: only the simulator draws.
            "Benchmarks", "LoadBenchmarks",  // They measure and decide nothing.
        ]
        let manifest = try Project.text(of: "Package.swift")
        for row in TargetTable.rows where !elsewhere.contains(row.name) {
            let name = (row.name == "easel" ? "Easel" : row.name) + "Tests"
            #expect(manifest.contains(#"name: "\#(name)""#), "Package.swift has no \(name)")
            #expect(try !Project.swiftFiles(in: "Tests/\(name)").isEmpty, "\(name) is empty")
        }
        let folders = try FileManager.default.contentsOfDirectory(atPath: Project.root + "/Tests")
        for folder in folders {
            #expect(manifest.contains(#"name: "\#(folder)""#), "Package.swift leaves out Tests/\(folder)")
        }
    }

    @Test func filesHoldOneThing() throws {
        for file in try Project.swiftFiles(in: "Sources") where !file.hasSuffix("+Ranges.swift") {
            let lines = try Project.lines(of: file)
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
            let lines = try Project.lines(of: file)
            for (index, line) in lines.enumerated()
            where line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") {
                let before = lines[max(0, index - 4)..<index]
                #expect(before.contains { $0.contains("//") }, "\(file):\(index + 1) has no proof beside it")
            }
            #expect(!lines.contains { $0.contains("fatalError(") || $0.contains("try!") }, "\(file) traps")
        }
    }
}
