import Foundation
import TestKit
import Testing

@testable import Files

struct FileReplacementTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder.appending("a/file") }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending("a")).sorted()
    }

    @Test(arguments: [nil, "other", ""])
    func aFileThatHasChangedIsKept(_ expected: String?) throws {
        try folder.write("now", to: "a/file")
        #expect(throws: FileReplacement.Problem.changed) {
            try FileReplacement(path: path).write(Array("new".utf8), replacing: expected.map { Array($0.utf8) })
        }
        #expect(try Data(contentsOf: URL(filePath: path)) == Data("now".utf8))
        #expect(try names() == ["file"])
    }

    @Test func contentsAreReplaced() throws {
        try folder.write("now", to: "a/file")
        let new = [UInt8](repeating: 7, count: 300_000)
        try FileReplacement(path: path).write(new, replacing: Array("now".utf8))
        #expect(try Array(Data(contentsOf: URL(filePath: path))) == new)
        #expect(try names() == ["file"])
    }

    @Test func missingFoldersAreCreated() throws {
        let path = folder.appending("b/c/d")
        try FileReplacement(path: path).write([1], replacing: nil)
        #expect(try Array(Data(contentsOf: URL(filePath: path))) == [1])
    }

    @Test func aFileThatIsGoneIsNotCreatedAgain() throws {
        #expect(throws: FileReplacement.Problem.system(ENOENT)) {
            try FileReplacement(path: path).write([1], replacing: [2])
        }
        #expect(!FileManager.default.fileExists(atPath: folder.appending("a")))
    }
}
