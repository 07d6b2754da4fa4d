#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Archive
import Testing

struct ArchiveInspectionTests {
    private let folder: ScratchFolder
    private var path: String { folder.path + "/easel.sqlite" }

    init() throws { folder = try ScratchFolder() }

    @Test func countsAndTellsWhoLeads() async throws {
        let archive = try Archive(path: path)
        try await archive.record(.sample(), at: .noon)
        let idle = try ArchiveInspection(path: path)
        #expect(idle.requests == 1 && idle.runs == 1)
        #expect(idle.appliedMigrations == idle.knownMigrations && idle.appliedMigrations > 0 && !idle.isNewer)
        #expect(idle.isLocked == false)
        #expect(try await archive.acquireLeadership())
        #expect(try ArchiveInspection(path: path).isLocked == true)
        // To look is not to lead.
        await archive.resignLeadership()
        #expect(try await Archive(path: path).acquireLeadership())
    }

    @Test func whatIsNoArchiveIsTold() throws {
        #expect(throws: ArchiveError.self) { try ArchiveInspection(path: path) }
        try #require(FileManager.default.createFile(atPath: path, contents: Data("no database".utf8)))
        #expect(throws: ArchiveError.self) { try ArchiveInspection(path: path) }
    }
}
