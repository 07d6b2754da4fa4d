import Foundation
import Testing

/// Compares the imports with the table of targets: arrows only point down.
struct ImportTests {
    @Test(arguments: TargetTable.rows.map(\.name))
    func importsPointDown(target: String) throws {
        let row = try #require(TargetTable.rows.first { $0.name == target })
        let files = try Project.swiftFiles(in: "Sources/\(target)")
        #expect(!files.isEmpty)
        let allowed = row.ours.union(row.others).union(row.isPure ? [] : TargetTable.everywhere)
        for file in files {
            for module in try Project.imports(of: file) {
                let isFoundationFallback = module == "Foundation" && row.others.contains("FoundationEssentials")
                #expect(
                    allowed.contains(module) || isFoundationFallback,
                    "\(file) imports \(module), which \(target) may not")
            }
        }
    }

    @Test func everyTargetIsInTheTable() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Project.root + "/Sources")
        #expect(Set(folders).subtracting(TargetTable.cTargets) == Set(TargetTable.rows.map(\.name)))
    }

    /// A table with a circle could not be drawn, and its arrows would not point down.
    @Test func theTableHasNoCircle() {
        var rest = TargetTable.rows
        var done = TargetTable.cTargets
        while let index = rest.firstIndex(where: { $0.ours.isSubset(of: done) }) {
            done.insert(rest.remove(at: index).name)
        }
        #expect(rest.map(\.name).isEmpty)
    }

    /// Only the executable's own tests may see its internals; everything else is tested through its target.
    @Test func onlyTheProgramsTestsImportItsInternals() throws {
        for file in try Project.swiftFiles(in: "Tests") where !file.hasPrefix("Tests/EaselTests/") {
            let lines = try Project.lines(of: file)
            #expect(!lines.contains { $0.hasPrefix("@testable import easel") }, "\(file)")
        }
    }

    @Test func importsAreRead() {
        let text = """
            package import Canvas
            import struct Foundation.Date
            @preconcurrency import GRDB
            #if canImport(FoundationEssentials)
                import FoundationEssentials
            #endif
            // import Nothing
            let text = "import Nothing"
            """
        #expect(Project.imports(in: text) == ["Canvas", "Foundation", "GRDB", "FoundationEssentials"])
    }
}
