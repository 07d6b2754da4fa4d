#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Archive
import Domain
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

struct ArchiveTests {
    private let folder: ScratchFolder
    private var path: String { folder.path + "/deep/down/easel.sqlite" }

    init() throws { folder = try ScratchFolder() }

    private func permissions(_ path: String) -> UInt32? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt32(status.st_mode) & 0o777 : nil
    }

    @Test func writtenDataSurvivesClosing() async throws {
        do {
            let archive = try Archive(path: path)
            try await archive.record(.sample(), at: .noon)
            try await archive.write(RequestTransition(Request.sample().id, .send, at: .noon))
        }
        let again = try Archive(path: path)
        #expect(try await again.unsettledRequests().map(\.state) == [.sending])
    }

    @Test func fileAndFolderAreTheUsersAlone() async throws {
        let archive = try Archive(path: path)
        try await archive.save([.whole])
        let expectations: [(String, UInt32)] = [("", 0o700), ("/easel.sqlite", 0o600), ("/easel.sqlite-wal", 0o600)]
        for (name, expected) in expectations {
            #expect(permissions(folder.path + "/deep/down" + name) == expected, "\(name)")
        }
    }

    @Test func twoArchivesOnOneFileSeeEachOthersWrites() async throws {
        let one = try Archive(path: path)
        let other = try Archive(path: path)
        try await one.save([.whole])
        #expect(try await other.recentRuns(limit: 1) == [.whole])
    }

    @Test func writesAreSynchronizedInFull() async throws {
        let durability = try await Archive(path: path).durability()
        #expect(durability == (journal: "wal", synchronous: 2))
    }

    @Test(arguments: ["no database at all, but long enough to be read as one", "SQLite format 3\0 and then nonsense"])
    func aDamagedFileIsRefusedAndLeftAsItWas(content: String) async throws {
        let path = folder.path + "/easel.sqlite"
        let bytes = Data((content + String(repeating: "x", count: 4096)).utf8)
        try bytes.write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: ArchiveError.self) { try Archive(path: path) }
        #expect(error?.kind == .damaged)
        #expect(error?.failure.what.contains(path) == true)
        #expect(error?.failure.next.isEmpty == false)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }

    @Test func aPathWithoutWritePermissionIsRefused() throws {
        let file = folder.path + "/file"
        try Data().write(to: URL(fileURLWithPath: file))
        let error = #expect(throws: ArchiveError.self) { try Archive(path: file + "/easel.sqlite") }
        #expect(error?.kind == .inaccessible)
        #expect(error?.failure.cause == .local)
    }

    @Test func aFolderInPlaceOfTheFileIsRefused() throws {
        let error = #expect(throws: ArchiveError.self) { try Archive(path: folder.path) }
        #expect(error?.kind == .inaccessible)
    }

    @Test func aFileThatMayNotBeWrittenIsRefused() throws {
        #if os(Linux)
            // A file system that refuses writes even to root.
            let error = #expect(throws: ArchiveError.self) { try Archive(path: "/sys/easel/easel.sqlite") }
            #expect(error.map { [.inaccessible, .readOnly].contains($0.kind) } == true)
        #endif
    }
}
