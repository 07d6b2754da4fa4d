import Archive
import Domain
import JSON
import Foundation
import TestKit
import Testing

@testable import Engine

struct DownloadFolderTests {
    private let scratch: TemporaryFolder
    private let folder: DownloadFolder

    init() throws {
        scratch = try TemporaryFolder()
        folder = try DownloadFolder(scratch.appending("a/b"))
    }

    private func text(_ name: String) -> String? {
        try? String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
    }

    private func mode(_ path: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test func filesAreTheUsersAlone() throws {
        _ = try folder.make("x.part")
        #expect(try mode("\(folder.path)/x.part") == 0o600)
        #expect(try mode(folder.path) == 0o700)
    }

    @Test func noNameIsWrittenOver() throws {
        try scratch.write("theirs", to: "a/b/x.png")
        let part = try #require(try folder.make("x.part"))
        try part.put(Array("ours".utf8), at: 0)
        #expect(try folder.make("x.part") == nil)
        #expect(try !folder.place("x.part", as: "x.png"))
        #expect(text("x.png") == "theirs")
        #expect(try folder.place("x.part", as: "y.png"))
        #expect(text("y.png") == "ours")
        #expect(!folder.has("x.part"))
    }

    @Test func symbolicLinksAreNotFollowed() throws {
        let victim = try scratch.write("theirs", to: "victim")
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/x.part", withDestinationPath: victim)
        #expect(try folder.make("x.part") == nil)
        #expect(throws: DownloadProblem.self) { try folder.reopen("x.part") }
        #expect(folder.has("x.part"))
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/gone", withDestinationPath: "/nowhere")
        _ = try folder.make("z.part")
        #expect(try !folder.place("z.part", as: "gone"))
        #expect(text("../../victim") == "theirs")
    }

    @Test func theFolderThatWasOpenedStaysTheFolder() throws {
        try FileManager.default.moveItem(atPath: folder.path, toPath: scratch.appending("moved"))
        try scratch.write("", to: "a/b/other")
        _ = try folder.make("x.part")
        #expect(FileManager.default.fileExists(atPath: scratch.appending("moved/x.part")))
        #expect(!FileManager.default.fileExists(atPath: scratch.appending("a/b/x.part")))
    }

    @Test func anUnfinishedFileIsOneEaselsAtATime() throws {
        let part = try folder.make("x.part")
        #expect(throws: DownloadProblem.elsewhere) { try folder.reopen("x.part") }
        withExtendedLifetime(part) {}
    }

    @Test func anUnfinishedFileIsReadCutAndWritten() throws {
        let part = try #require(try folder.make("x.part"))
        try part.put(Array("abcdef".utf8), at: 0)
        try part.cut(to: 3)
        try part.put(Array("XY".utf8), at: 3)
        try part.synchronize()
        #expect(try part.size() == 5)
        #expect(try part.head(99) == Array("abcXY".utf8))
        #expect(try part.head(2) == Array("ab".utf8))
    }

    @Test func aFolderThatCannotBeMadeIsSaidSo() throws {
        try scratch.write("", to: "file")
        #expect(throws: DownloadProblem.self) { try DownloadFolder(scratch.appending("file/b")) }
        #expect(folder.freeBytes.map { $0 > 0 } == true)
    }

    // MARK: giving names

    private func placement() -> Placement {
        let run = Run(
            id: RunID("r"), service: .antekirt, title: "t", modality: .image, phase: .completed, createdAt: .noon)
        return Placement(folder: folder, name: FileName(of: run, index: 1))
    }

    private func piece(_ name: String) -> DownloadRecord.Piece {
        DownloadRecord.Piece(source: "s", index: 1, part: "n.part", name: name)
    }

    @Test func aFileAndItsDocumentHaveOneName() throws {
        _ = try folder.make("n.part")
        #expect(try placement().put("n.part", as: "n.png", beside: ["a": 1]))
        #expect(text("n.json") == "{\n  \"a\": 1\n}\n")
        #expect(folder.has("n.png"))
        #expect(try mode("\(folder.path)/n.json") == 0o600)
    }

    @Test func aNameThatIsHalfTakenIsLeftAlone() throws {
        _ = try folder.make("n.part")
        try scratch.write("theirs", to: "a/b/n.json")
        #expect(try !placement().put("n.part", as: "n.png", beside: ["a": 1]))
        #expect(text("n.json") == "theirs")
        #expect(!folder.has("n.png"))
        try scratch.write("theirs", to: "a/b/m.png")
        #expect(try !placement().put("n.part", as: "m.png", beside: ["a": 1]))
        #expect(!folder.has("m.json"))
        #expect(text("m.png") == "theirs")
    }

    /// Each moment at which an earlier session may have ended.
    @Test func whatWasLeftHalfDoneIsSettled() throws {
        // Before anything.
        _ = try folder.make("n.part")
        #expect(!placement().settle(piece("n.png")))
        // After the document.
        try scratch.write("{}", to: "a/b/n.json")
        #expect(!placement().settle(piece("n.png")))
        #expect(!folder.has("n.json"))
        #expect(folder.has("n.part"))
        // After the link, before the first name was taken away.
        try scratch.write("{}", to: "a/b/n.json")
        #expect(link("\(folder.path)/n.part", "\(folder.path)/n.png") == 0)
        #expect(placement().settle(piece("n.png")))
        #expect(!folder.has("n.part"))
        #expect(folder.has("n.png") && folder.has("n.json"))
        // After everything but the note.
        #expect(placement().settle(piece("n.png")))
        // Another's file took the name.
        _ = try folder.make("n.part")
        #expect(!placement().settle(piece("n.png")))
        #expect(folder.has("n.png") && folder.has("n.json"))
    }
}
