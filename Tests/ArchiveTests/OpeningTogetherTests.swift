import Domain
import GRDB
import Testing

@testable import Archive

/// Several Easels that start at the same moment, and locks that a file system does not give.
struct OpeningTogetherTests {
    /// The file before its last step was taken.
    private static let stepBack = """
        ALTER TABLE requests DROP COLUMN secrets;
        DELETE FROM grdb_migrations WHERE identifier = 'where the secrets of requests stand';
        """

    @Test(arguments: [false, true], [false, true])
    func allOfThemCanWrite(isOld: Bool, hasLocks: Bool) async throws {
        // Without a turn the steps are taken as done where another has taken them.
        let locks = hasLocks ? LockFile.Calls() : LockFile.Calls(take: { _ in 5 }, tryRange: { _ in 0 })
        for round in 0..<12 {
            let folder = try ScratchFolder()
            let path = folder.path + "/easel.sqlite"
            if isOld {
                do { try await Archive(path: path).record(.sample(), at: .noon) }
                try await DatabaseQueue(path: path).write { db in try db.execute(sql: Self.stepBack) }
            }
            let hindrances = try await withThrowingTaskGroup(of: ArchiveError?.self) { group in
                for index in 0..<6 {
                    group.addTask {
                        let archive = try Archive(path: path, locks: locks)
                        try await archive.record(.sample("of-\(index)"), at: .noon)
                        return archive.readOnlyReason
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(hindrances.allSatisfy { $0 == nil }, "round \(round): \(hindrances)")
            #expect(try await Archive(path: path).unsettledRequests().count == (isOld ? 7 : 6))
        }
    }

    @Test(arguments: [37, 38, 95, 22] as [CInt], [true, false])
    func aFileSystemWithoutLocksIsNamedAndNotTakenForAnotherProgram(
        code: CInt, isOfRange: Bool
    ) async throws {
        let folder = try ScratchFolder()
        let path = folder.path + "/easel.sqlite"
        do { try await Archive(path: path).record(.sample(), at: .noon) }
        let calls = LockFile.Calls(
            take: { _ in isOfRange ? 0 : code }, tryRange: { _ in isOfRange ? code : 0 })
        let archive = try Archive(path: path, locks: calls)
        #expect(archive.readOnlyReason?.kind == .noLocks)
        #expect(try await archive.unsettledRequests().count == 1)
        await #expect(throws: ArchiveError.self) { try await archive.record(.sample("new"), at: .noon) }
        let failure = try #require(archive.readOnlyReason?.failure)
        #expect(failure.what == "\(path) is on a file system without locks: \(FileSystem.name(at: path))")
        #expect(failure.meaning.contains("nothing that costs is sent"))
        #expect(failure.next.contains("XDG_DATA_HOME"))
    }

    @Test func aLockedArchiveIsWaitedForUntilTheTimeout() async throws {
        let folder = try ScratchFolder()
        let path = folder.path + "/easel.opening.lock"
        let held = try LockFile(path: path)
        #expect(held != nil)
        let start = ContinuousClock.now
        // Whoever was stopped with it keeps nobody out for ever.
        let archive = try Archive(path: folder.path + "/easel.sqlite", timeout: .milliseconds(50))
        #expect(archive.readOnlyReason == nil)
        #expect(ContinuousClock.now - start >= .milliseconds(50))
        withExtendedLifetime(held) {}
    }

    @Test(arguments: [
        ("/home/me/.local/share/easel/easel.lock", "NFS"), ("/home/me", "NFS"), ("/home/meadow/x", "ext4"),
        ("/mnt/a b/x", "sshfs"), ("/", "ext4"), ("/dev/shm/x", "tmpfs"),
    ])
    func aMountIsFoundByTheLongestPath(path: String, name: String) {
        let mounts = """
            22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
            30 22 0:24 / /dev/shm rw - tmpfs tmpfs rw
            41 22 0:50 / /home/me rw,relatime shared:9 - autofs systemd-1 rw
            42 22 0:51 /export/me /home/me rw,relatime shared:9 - nfs4 server:/export rw
            43 22 0:52 / /mnt/a\\040b rw - fuse.sshfs me@host: rw
            bad line
            """
        #expect(FileSystem.name(at: path, mounts: mounts) == name)
    }
}
