import Files
import Foundation
import TestKit
import Testing

@testable import Credentials

struct OwnerOnlyFileTests {
    private let folder: TemporaryFolder
    private let file: OwnerOnlyFile

    init() throws {
        folder = try TemporaryFolder()
        file = OwnerOnlyFile(path: folder.appending("easel/tokens"))
    }

    private func permissions(_ path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    private func set(_ permissions: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    }

    @Test func writesForTheOwnerAlone() throws {
        #expect(try file.read() == nil)
        try file.write([1, 2, 3])
        #expect(try file.read() == [1, 2, 3])
        #expect(try permissions(file.path) == 0o600)
        #expect(try permissions(file.folder) == 0o700)
        try file.write([4])
        #expect(try file.read() == [4])
        #expect(try FileManager.default.contentsOfDirectory(atPath: file.folder) == ["tokens"])
        try file.delete()
        #expect(try file.read() == nil)
        try file.delete()
    }

    @Test func writingClosesTheFolderToOthers() throws {
        try FileManager.default.createDirectory(atPath: file.folder, withIntermediateDirectories: true)
        try set(0o777, file.folder)
        try file.write([1])
        #expect(try permissions(file.folder) == 0o700)
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o602, 0o601, 0o644, 0o666])
    func filesOpenToOthersAreRefused(mode: Int) throws {
        try file.write([1])
        try set(mode, file.path)
        #expect(throws: OwnerOnlyFile.Refusal.openToOthers) { try file.read() }
    }

    @Test(arguments: [0o720, 0o702, 0o777])
    func refusesAFolderThatOthersMayWriteTo(mode: Int) throws {
        try file.write([1])
        try set(mode, file.folder)
        #expect(throws: OwnerOnlyFile.Refusal.openFolder) { try file.read() }
    }

    @Test func refusesASymbolicLink() throws {
        try file.write([1])
        let link = OwnerOnlyFile(path: file.folder + "/link")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: file.path)
        #expect(throws: OwnerOnlyFile.Refusal.symbolicLink) { try link.read() }
    }

    /// A folder that cannot be followed is not the same as no tokens.
    @Test func brokenPathsAreRefused() throws {
        let lost = folder.appending("lost")
        try FileManager.default.createSymbolicLink(atPath: lost, withDestinationPath: folder.appending("none"))
        #expect(throws: OwnerOnlyFile.Refusal.unreachable(.danglingLink(lost))) {
            try OwnerOnlyFile(path: lost + "/tokens").read()
        }
        let plain = try folder.write("", to: "plain")
        #expect(throws: OwnerOnlyFile.Refusal.system(call: "open", errno: ENOTDIR)) {
            try OwnerOnlyFile(path: plain + "/tokens").read()
        }
        #expect(try OwnerOnlyFile(path: folder.appending("a/b/c/tokens")).read() == nil)
    }

    @Test func onlyRegularFilesAreRead() throws {
        try file.write([1])
        #expect(throws: OwnerOnlyFile.Refusal.notRegular) { try OwnerOnlyFile(path: file.folder).read() }
        let pipe = file.folder + "/pipe"
        try #require(mkfifo(pipe, 0o600) == 0)
        #expect(throws: OwnerOnlyFile.Refusal.notRegular) { try OwnerOnlyFile(path: pipe).read() }
    }

    /// Only the superuser can give a file away.
    @Test(.enabled(if: geteuid() == 0)) func refusesTheFileOfAnother() throws {
        try file.write([1])
        try #require(chown(file.path, 12345, 12345) == 0)
        #expect(throws: OwnerOnlyFile.Refusal.otherOwner) { try file.read() }
        try #require(chown(file.path, 0, 0) == 0)
        try #require(chown(file.folder, 12345, 12345) == 0)
        #expect(throws: OwnerOnlyFile.Refusal.openFolder) { try file.read() }
        #expect(throws: OwnerOnlyFile.Refusal.openFolder) { try file.write([2]) }
    }

    @Test func refusesALargeFile() throws {
        try file.write(Array(repeating: 120, count: 65_536))
        #expect(try file.read()?.count == 65_536)
        try file.write(Array(repeating: 120, count: 65_537))
        #expect(throws: OwnerOnlyFile.Refusal.tooLarge) { try file.read() }
    }

    @Test func aLinkIsReplacedAndItsTargetUnchanged() throws {
        let other = try folder.write("theirs", to: "other")
        try file.write([1])
        try FileManager.default.removeItem(atPath: file.path)
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: other)
        try file.write([2])
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "theirs")
        #expect(try file.read() == [2])
    }

    @Test func refusalsNameTheRemedy() {
        #expect(OwnerOnlyFile.Refusal.openToOthers.message(for: file).contains("chmod 600 \(file.path)"))
        #expect(OwnerOnlyFile.Refusal.openFolder.message(for: file).contains("chmod 700 \(file.folder)"))
    }
}
