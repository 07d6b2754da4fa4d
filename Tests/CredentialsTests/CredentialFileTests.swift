import Credentials
import Domain
import Foundation
import TestKit
import Testing

struct CredentialFileTests {
    private let folder: TemporaryFolder
    private let file: CredentialFile

    init() throws {
        folder = try TemporaryFolder()
        file = CredentialFile(path: folder.appending("easel/credentials.toml"))
    }

    private func write(_ text: String, permissions: Int = 0o600) throws {
        try folder.write(text, to: "easel/credentials.toml")
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: file.path)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.appending("easel"))
    }

    @Test func keepsATokenForEachService() throws {
        #expect(try file.token(for: .artinstring) == nil)
        try file.store(try #require(Secret("arti_one")), for: .artinstring)
        try file.store(try #require(Secret("ak_two")), for: .antekirt)
        try file.store(try #require(Secret("arti_three")), for: .artinstring)
        #expect(try file.token(for: .artinstring) == "arti_three")
        #expect(try file.token(for: .antekirt) == "ak_two")
        #expect(try file.remove(.artinstring))
        #expect(try !file.remove(.artinstring))
        #expect(try file.token(for: .artinstring) == nil)
        #expect(try file.token(for: .antekirt) == "ak_two")
        #expect(try file.remove(.antekirt))
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    /// Every byte that a token may have survives TOML.
    @Test func keepsEveryCharacter() throws {
        let all = String(decoding: Array(UInt8(0x21)...0x7E), as: UTF8.self)
        try file.store(try #require(Secret(all)), for: .antekirt)
        #expect(try file.token(for: .antekirt) == all)
    }

    @Test func allSettingsAreRead() throws {
        try write("# mine\n[artinstring]\ntoken = 'arti_one'\nnote = 1\n[other]\nx = 2\n")
        #expect(try file.token(for: .artinstring) == "arti_one")
        #expect(try file.token(for: .antekirt) == nil)
    }

    @Test(arguments: [
        "[artinstring]\ntoken = arti_hush", "[artinstring]\ntoken = 'arti_hush",
        "[artinstring]\ntoken = [\"arti_hush\"]",
        "artinstring = 'arti_hush'", "[artinstring]\nkey = 'arti_hush'", "arti_hush",
        "[artinstring]\ntoken = \"\\arti_hush\"",
    ])
    func problemsSayNothingOfTheContents(text: String) throws {
        try write(text)
        let problem = try #require(throws: CredentialFile.Problem.self) { try file.token(for: .artinstring) }
        #expect(!"\(problem) \(String(reflecting: problem))".contains("hush"))
        #expect(problem.description.hasPrefix(file.path))
    }

    @Test func aFileReadableByOthersIsRefusedAndUnchanged() throws {
        let text = "[artinstring]\ntoken = 'arti_hush'\n"
        try write(text, permissions: 0o644)
        let problem = try #require(throws: CredentialFile.Problem.self) { try file.token(for: .antekirt) }
        #expect(problem.description.contains("chmod 600 \(file.path)"))
        #expect(throws: problem) { try file.store(try #require(Secret("ak_x")), for: .antekirt) }
        #expect(throws: problem) { try file.remove(.artinstring) }
        #expect(try String(contentsOfFile: file.path, encoding: .utf8) == text)
    }
}
