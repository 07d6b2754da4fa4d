import Foundation
import TestKit
import Testing

@testable import Doctor

struct ToolChecksTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func tool(_ name: String, mode: Int = 0o755) throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: mode], ofItemAtPath: try folder.write("#!/bin/sh\n", to: name))
    }

    private func findings(_ environment: [String: String] = [:], editor: String = "vi") -> [Finding] {
        ToolChecks.findings(["PATH": "/nowhere:\(folder.path)"].merging(environment) { $1 }, editor: editor)
    }

    @Test func installedProgramsAreFound() throws {
        try tool("chafa")
        try tool("ffmpeg", mode: 0o644)
        try FileManager.default.createDirectory(
            atPath: folder.appending("secret-tool"), withIntermediateDirectories: true)
        try tool("vim")
        let findings = findings(editor: "vim -n")
        #expect(findings[0] == Finding(.ok, "chafa", folder.appending("chafa")))
        #expect(findings[1] == Finding(.note, "ffmpeg", "not installed; without it, videos have no preview"))
        #expect(findings[2].mark == .note, "a folder is no program")
        #expect(findings[3] == Finding(.ok, "editor", "vim -n, \(folder.appending("vim"))"))
    }

    @Test(arguments: [("nano", Finding.Mark.note), ("VAR=1 vim", .ok), ("/nowhere/vi", .note), ("", .note)])
    func aMissingEditorIsReported(editor: String, mark: Finding.Mark) {
        #expect(findings(editor: editor)[3].mark == mark)
    }

    @Test func theBrowserIsReported() {
        #expect(findings(["BROWSER": "w3m"]).last == Finding(.ok, "BROWSER", "w3m"))
    }
}
