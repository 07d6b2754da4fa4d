import Foundation
import TestKit
import Testing

@testable import Doctor

struct FileChecksTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func file(_ mode: Int) throws -> String {
        let path = try folder.write("words", to: "file")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    @Test(arguments: [(0o600, Finding.Mark.ok), (0o400, .ok), (0o640, .problem), (0o666, .problem)])
    func othersMayNotRead(mode: Int, mark: Finding.Mark) throws {
        // Who may do everything can write to a file that nobody may.
        let isRoot = geteuid() == 0
        let finding = FileChecks.finding("log", try file(mode), .privateFile)
        #expect(finding.mark == (mode == 0o400 && !isRoot ? .problem : mark), "\(finding.line)")
        if mark == .problem { #expect(finding.advice == "chmod 0600 \(folder.appending("file"))") }
    }

    @Test func aMissingFileIsNoProblem() {
        #expect(FileChecks.finding("log", folder.appending("none"), .privateFile).mark == .ok)
    }

    @Test func aLinkToAFolderIsOne() throws {
        let link = folder.appending("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path)
        #expect(FileChecks.finding("configuration", link, .folder).mark == .ok)
    }

    /// A path through itself is not the same as one that is not there yet.
    @Test func anInaccessiblePathIsAProblem() throws {
        let link = folder.appending("loop")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: link)
        let finding = FileChecks.finding("log", link + "/log", .privateFile)
        #expect(finding.mark == .problem && finding.words.contains("cannot be accessed"))
    }

    @Test func aBrokenLinkIsNotAbsence() throws {
        let link = folder.appending("lost")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.appending("none"))
        for path in [link + "/easel.sqlite", try file(0o600) + "/easel.sqlite"] {
            #expect(FileChecks.finding("data", path, .privateFile).mark == .problem, "\(path)")
        }
    }

    @Test func aFolderIsNoFile() throws {
        #expect(FileChecks.finding("log", folder.path, .privateFile).mark == .problem)
        #expect(FileChecks.finding("downloads", try file(0o600), .folder).mark == .problem)
        #expect(FileChecks.finding("downloads", folder.path, .folder).mark == .ok)
    }
}
