import Foundation
import Testing

/// Holds the imports to the table of targets and arrows: arrows only point down.
struct ImportTests {
    /// The targets, and what of ours and of others each may import.
    static let allowed: [String: Set<String>] = [
        "Domain": [],
        "Canvas": [],
        "Themes": ["Canvas", "TOMLKit"],
        "ServerSentEvents": [],
        "ArtClient": [
            "Domain", "ServerSentEvents", "AsyncHTTPClient", "NIOCore", "NIOPosix", "NIOHTTP1", "CZlib",
            "NIOSSL", "FoundationEssentials",
        ],
        "Archive": ["Domain", "GRDB", "FoundationEssentials"],
        "Processes": ["CProcesses"],
        "Files": ["Domain"],
        "Credentials": ["Domain", "Files", "Processes", "TOMLKit", "FoundationEssentials"],
        "Engine": ["Domain", "ArtClient", "Archive", "Processes", "Logging", "FoundationEssentials"],
        "Dashboard": ["Domain", "Canvas", "Themes"],
        "Curses": ["Canvas", "CNcurses"],
        "Simulator": ["Domain", "CZlib", "Hummingbird", "Logging", "NIOCore", "FoundationEssentials"],
        "easel": [
            "Domain", "Canvas", "Themes", "ArtClient", "Archive", "Files", "Credentials", "Engine", "Dashboard",
            "Curses", "Simulator", "Processes", "ArgumentParser", "Logging", "TOMLKit", "FoundationEssentials",
        ],
        "Benchmarks": [
            "Domain", "Canvas", "Themes", "Dashboard", "ServerSentEvents", "ArtClient", "Archive", "Engine",
            "Simulator", "Logging", "NIOCore", "NIOPosix", "Subprocess", "FoundationEssentials",
        ],
    ]

    /// What every target may import: the language's own modules and the C library's.
    static let everywhere: Set<String> = ["Synchronization", "Glibc", "Musl", "Darwin"]
    /// Targets that touch nothing outside, and so get nothing but the standard library.
    static let pure: Set<String> = ["Domain", "Canvas", "Dashboard"]

    @Test(arguments: allowed.keys.sorted())
    func importsPointDown(target: String) throws {
        let may = try #require(Self.allowed[target])
        let files = try Project.swiftFiles(in: "Sources/\(target)")
        #expect(!files.isEmpty)
        for file in files {
            for module in try Project.imports(of: file) {
                let isFoundationFallback = module == "Foundation" && may.contains("FoundationEssentials")
                let isCommon = Self.everywhere.contains(module) && !Self.pure.contains(target)
                #expect(
                    may.contains(module) || isCommon || isFoundationFallback,
                    "\(file) imports \(module), which \(target) may not")
            }
        }
    }

    @Test func everyTargetIsInTheTable() throws {
        let targets = try FileManager.default.contentsOfDirectory(atPath: Project.root + "/Sources")
        #expect(Set(targets).subtracting(["CNcurses", "CProcesses", "CZlib"]) == Set(Self.allowed.keys))
    }

    @Test func importsAreRead() throws {
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
