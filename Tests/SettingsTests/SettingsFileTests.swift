import Foundation
import TestKit
import Testing

@testable import Settings

struct SettingsFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder.appending("easel/config.toml") }

    private func save(_ name: String, in path: String? = nil) async throws {
        try await SettingsFile(path: path ?? self.path, home: "/home/me").save(theme: name)
    }

    private func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

    private func mode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test func theFileAndItsFoldersAreCreated() async throws {
        try await save("dawn")
        #expect(try Settings.read(path, isNamed: true, home: nil).theme == "dawn")
        #expect(try mode(path) == 0o600)
        #expect(try mode(folder.appending("easel")) == 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.appending("easel")) == ["config.toml"])
    }

    @Test func modeAndEverythingElseStay() async throws {
        try folder.write("\u{FEFF}# mine\r\nmouse = false\r\n", to: "easel/config.toml")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        try await save("paper")
        try await save("tide")
        #expect(try bytes(path) == Array("\u{FEFF}# mine\r\nmouse = false\r\ntheme = \"tide\"\r\n".utf8))
        #expect(try mode(path) == 0o640)
    }

    @Test func aLinkStaysALink() async throws {
        try folder.write("theme = \"dusk\" # mine\n", to: "dotfiles/easel.toml")
        try folder.write("", to: "easel/other")
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "../dotfiles/easel.toml")
        try await save("auto")
        #expect(try bytes(folder.appending("dotfiles/easel.toml")) == Array("theme = \"auto\" # mine\n".utf8))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "../dotfiles/easel.toml")
    }

    @Test(arguments: [
        ("mouse = \n", "has an error in line 1"), ("mouse = 3\n", "has an error in line 1, column 9: mouse must be"),
        ("musik = true\n", "has an error in line 1, column 9: musik is not a setting"),
        // Another spelling of the key: a second one would be an error.
        ("\"th\\u0065me\" = \"dusk\"\n", "sets the theme in a way"),
        ("theme = { a = 1 }\n", "has an error in line 1, column 9: theme must be a string"),
    ])
    func aFileThatEaselCannotReadIsLeftAlone(_ text: String, _ words: String) async throws {
        try folder.write(text, to: "easel/config.toml")
        let problem = await #expect(throws: SettingsFile.Problem.self) { try await save("dusk") }
        #expect(problem?.description.hasPrefix(words) == true, "\(problem?.description ?? "")")
        #expect(try bytes(path) == Array(text.utf8))
    }

    @Test func otherFilesAreRefused() async throws {
        try folder.write("", to: "easel/config.toml/x")
        try FileManager.default.createSymbolicLink(
            atPath: folder.appending("lost.toml"), withDestinationPath: "nowhere")
        try Data([0x61, 0xFF]).write(to: URL(filePath: folder.appending("latin.toml")))
        try folder.write("", to: "file")
        for (path, words) in [
            (path, "it is a folder"), (folder.appending("lost.toml"), "broken link"),
            (folder.appending("latin.toml"), "is not UTF-8 text"), ("-", "is not a file on disk"),
            ("/dev/stdin", "is not a file on disk"), (folder.appending("file/config.toml"), "cannot be read: "),
        ] {
            let problem = await #expect(throws: SettingsFile.Problem.self) { try await save("dusk", in: path) }
            #expect(problem?.description.contains(words) == true, "\(path): \(problem?.description ?? "")")
        }
    }
}
