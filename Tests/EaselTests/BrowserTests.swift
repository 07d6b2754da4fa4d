import Canvas
import Dashboard
import Foundation
import TestKit
import Testing

@testable import easel

struct BrowserTests {
    private let folder: TemporaryFolder
    private let address: BrowserURL

    init() throws {
        folder = try TemporaryFolder()
        address = try #require(BrowserURL("https://example.org/owl?a=1&b=$(id)"))
    }

    /// A program that writes down what it was given, and ends with `code`.
    private func program(_ code: Int = 0) throws -> String {
        let path = try folder.write("#!/bin/sh\nprintf '%s|' \"$@\" > '\(folder.path)/seen'\nexit \(code)\n", to: "see")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    private func browser(_ command: String) throws -> Browser {
        try #require(
            Browser(environment: ["BROWSER": command, "PATH": "/usr/bin:/bin"], startTimeout: .seconds(60)))
    }

    private var seen: String { get throws { try String(contentsOfFile: folder.appending("seen"), encoding: .utf8) } }

    @Test(arguments: [
        ("PROGRAM", "ADDRESS|"), ("PROGRAM --new", "--new|ADDRESS|"), ("PROGRAM %s -x", "ADDRESS|-x|"),
        ("PROGRAM:other", "ADDRESS|"),
    ])
    func theURLIsOneArgument(command: String, words: String) async throws {
        let command = command.replacing("PROGRAM", with: try program())
        #expect(try await browser(command).open(address) == .started)
        #expect(try seen == words.replacing("ADDRESS", with: address.text))
    }

    @Test func failuresOfTheBrowserAreReported() async throws {
        let failing = try program(3)
        #expect(try await browser(failing).open(address) == .failed("\(failing) ended with exit code 3"))
        #expect(
            try await browser("/nonexistent/browser").open(address) == .failed("/nonexistent/browser was not found"))
    }

    @Test func aRunningProgramHasStarted() async throws {
        let browser = try #require(
            Browser(environment: ["BROWSER": "sleep 1; true", "PATH": "/usr/bin:/bin"], startTimeout: .milliseconds(1)))
        #expect(await browser.open(address) == .started)
    }

    @Test func withoutAProgramThereIsNone() {
        #expect(Browser(environment: [:]) == nil)
        #expect(Browser(environment: ["BROWSER": ""]) == nil)
    }

    @Test(arguments: [("w3m", true), ("/usr/bin/lynx -nopause", true), ("firefox %s", false), ("xdg-open", false)])
    func textBrowsersNeedTheTerminal(command: String, needsIt: Bool) throws {
        #expect(try browser(command).needsTerminal == needsIt)
    }
}
