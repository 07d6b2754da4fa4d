import Credentials
import Domain
import Foundation
import Logging
import TestKit
import Testing

@testable import easel

struct LogFileTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.appending("state/easel/easel.log")
    }

    private func logger(_ level: Logger.Level = .info) throws -> Logger {
        let redaction = LogRedaction([try #require(Secret("arti_hush"))])
        return Logger(label: "test") { LogFile(path: path, label: $0, level: level, redaction: redaction) }
    }

    private var text: String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }

    private func permissions(_ path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test func writesForTheOwnerAlone() throws {
        try logger().info("begun", metadata: ["b": "2", "a": "1"])
        #expect(text.hasSuffix(" info test \"begun a=1 b=2\"\n"))
        #expect(try permissions(path) == 0o600)
        #expect(try permissions(folder.appending("state/easel")) == 0o700)
    }

    @Test func closesAnOlderFileToOthers() throws {
        try folder.write("before\n", to: "state/easel/easel.log")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        try logger().info("after")
        #expect(text.hasPrefix("before\n"))
        #expect(try permissions(path) == 0o600)
    }

    @Test func levelDecides() throws {
        let logger = try logger(.warning)
        logger.info("quiet")
        logger.error("loud")
        #expect(!text.contains("quiet"))
        #expect(text.contains("loud"))
    }

    /// Neither a token nor a signed address, in the message or beside it.
    @Test func hidesTokensAndSignedAddresses() throws {
        try logger().error(
            "got arti_hush", metadata: ["error": "https://cdn.example/a?sig=5iGn", "header": "Bearer arti_hush"])
        #expect(text.contains("got *** error=https:"))
        #expect(text.contains("cdn.example"))
        #expect(text.contains("header=Bearer ***"))
        #expect(!text.contains("hush"))
        #expect(!text.contains("5iGn"))
    }

    /// However long Easel runs, and whoever else writes to it.
    @Test func isBoundedWhileItRuns() throws {
        let logger = try logger()
        logger.info("begun")
        // Another Easel writes to it as well.
        let other = try #require(FileHandle(forWritingAtPath: path))
        try other.seekToEnd()
        try other.write(contentsOf: Data(String(repeating: "theirs\n", count: 571_420).utf8))
        logger.info("after")
        #expect(text.utf8.count < 1_000_100)
        #expect(text.hasPrefix("theirs\n"), "from a line that is whole")
        #expect(text.hasSuffix("theirs\n\(try #require(text.split(separator: "\n").last))\n"))
        #expect(text.hasSuffix(" info test \"after\"\n"), "the newest stay")
        logger.info("later")
        #expect(text.contains("\"after\"") && text.hasSuffix("\"later\"\n"))
    }

    @Test func hiddenCharactersAreVisible() throws {
        try logger().error("name \u{202E}gpj.exe\u{200B}")
        #expect(text.contains(#"name \u202egpj.exe\u200b"#))
    }

    @Test func hostileTextStaysInItsLine() throws {
        try logger().error("one\n2026 error test \u{1b}[31m\u{9b}2J")
        #expect(text.split(separator: "\n").count == 1)
        #expect(!text.contains("\u{1b}"))
    }

    @Test func linkIsNotFollowed() throws {
        let other = try folder.write("theirs", to: "other")
        try FileManager.default.createDirectory(
            atPath: folder.appending("state/easel"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: other)
        try logger().error("lost")
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "theirs")
    }
}
