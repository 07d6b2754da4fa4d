import Domain
import Foundation
import TestKit
import Testing

@testable import Files

/// What a file that may hold limits is taken for: nothing but what is not there is no file.
struct TextFileTests {
    private let folder: TemporaryFolder
    private var path: String { folder.appending("config/config.toml") }

    init() throws { folder = try TemporaryFolder() }

    private func text(isNamed: Bool = false, limit: Int = 1 << 20) -> Result<String?, TextFile.Problem> {
        Result { () throws(TextFile.Problem) in
            try TextFile(path: path, isNamed: isNamed, limit: limit).text()
        }
    }

    private func link(_ name: String, to place: String) throws {
        try FileManager.default.createSymbolicLink(atPath: folder.appending(name), withDestinationPath: place)
    }

    @Test func aMissingFileIsNil() throws {
        #expect(text() == .success(nil))
        try folder.write("", to: "config/other")
        #expect(text() == .success(nil))
        #expect(text(isNamed: true) == .failure(.absent))
    }

    @Test(arguments: [("", ""), ("a = 1\r\n", "a = 1\r\n"), ("\u{FEFF}a = 1\n", "a = 1\n"), ("\t", "\t")])
    func aTextIsReadWhole(written: String, text: String) throws {
        try folder.write(written, to: "config/config.toml")
        #expect(self.text() == .success(text))
        #expect(self.text(isNamed: true) == .success(text))
    }

    @Test(
        arguments: [
            (Array("mouse = true\n".utf8) + [0] + Array("\n[spending]\n".utf8), "line 2, column 1 (byte 14)"),
            (Array("a = \"Z".utf8) + [0xFC, 0x22], "line 1, column 7 (byte 7)"),
            ([0xFF, 0xFE, 0x61, 0], "line 1, column 1 (byte 1)"),
        ] as [([UInt8], String)])
    func invalidUTF8IsReportedWithItsPosition(bytes: [UInt8], place: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder.appending("config"), withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: path))
        guard case .failure(.defect(let defect)) = text() else {
            Issue.record("it is taken for a text")
            return
        }
        #expect(defect.description.hasPrefix(place))
    }

    /// A way that leads nowhere is not the same as no file.
    @Test(arguments: [
        ("config/config.toml", "/no/such/place"), ("config/config.toml", "config.toml"), ("config", "nowhere"),
        ("config", "config"), ("config", "/dev/null"),
    ])
    func aBrokenPathIsNotAbsence(name: String, place: String) throws {
        if name != "config" { try folder.write("", to: "config/other") }
        try link(name, to: place)
        guard case .failure(let problem) = text() else {
            Issue.record("\(name) → \(place) is taken for no file")
            return
        }
        #expect(problem.description.hasPrefix("cannot be read: "))
        #expect(text(isNamed: true) == .failure(problem))
    }

    @Test func aLinkToAFileIsFollowed() throws {
        try folder.write("a = 1", to: "elsewhere/file")
        try link("config", to: "elsewhere")
        try link("elsewhere/config.toml", to: "file")
        #expect(text() == .success("a = 1"))
    }

    @Test func aFileInTheFoldersPlaceIsAProblem() throws {
        try folder.write("", to: "config")
        #expect(text() == .failure(.system(ENOTDIR)))
    }

    @Test(arguments: [false, true])
    func aFolderIsNoFile(isNamed: Bool) throws {
        try folder.write("", to: "config/config.toml/file")
        #expect(text(isNamed: isNamed) == .failure(.folder))
    }

    /// Nobody writes to it: whoever opened it would wait for ever.
    @Test func anUnnamedPipeIsNotRead() throws {
        try folder.write("", to: "config/other")
        #expect(mkfifo(path, 0o600) == 0)
        #expect(text() == .failure(.notRegular))
    }

    @Test func anUnnamedDeviceIsNotRead() throws {
        try folder.write("", to: "config/other")
        try link("config/config.toml", to: "/dev/zero")
        #expect(text() == .failure(.notRegular))
    }

    @Test func aPipeThatIsNamedIsRead() async throws {
        try folder.write("", to: "config/other")
        #expect(mkfifo(path, 0o600) == 0)
        // Opened for both, so that there is a writer before there is a reader.
        let writer = open(path, O_RDWR | O_CLOEXEC)
        try #require(writer >= 0)
        #expect(write(writer, "a = 1\n", 6) == 6)
        let path = path
        let reading = Task.detached { try TextFile(path: path, isNamed: true).text() }
        await waitUntil("the pipe is empty") {
            var ready = pollfd(fd: writer, events: Int16(POLLIN), revents: 0)
            return poll(&ready, 1, 0) == 0
        }
        close(writer)
        #expect(try await reading.value == "a = 1\n")
    }

    @Test func aDeviceWithoutAnEndIsReadToTheLimit() throws {
        let file = TextFile(path: "/dev/zero", isNamed: true, limit: 1000)
        #expect(throws: TextFile.Problem.tooLarge(limit: 1000)) { try file.bytes() }
    }

    @Test func anEmptyDeviceIsAnEmptyText() throws {
        #expect(try TextFile(path: "/dev/null", isNamed: true).text() == "")
    }

    @Test(arguments: [(1000, true), (1001, false)])
    func aFileHasABound(count: Int, isRead: Bool) throws {
        try folder.write(String(repeating: "x", count: count), to: "config/config.toml")
        #expect(
            text(limit: 1000)
                == (isRead ? .success(String(repeating: "x", count: count)) : .failure(.tooLarge(limit: 1000))))
    }

    /// A read that the system refuses is no end of the file.
    @Test func aFailedReadIsAProblem() throws {
        let file = TextFile(path: "/proc/self/mem", isNamed: false)
        #expect(throws: TextFile.Problem.system(EIO)) { try file.bytes() }
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func anUnreadableFileIsNotAbsence() throws {
        try folder.write("a = 1", to: "config/config.toml")
        chmod(folder.appending("config"), 0o600)
        #expect(text() == .failure(.system(EACCES)))
        chmod(folder.appending("config"), 0o700)
        chmod(path, 0)
        #expect(text() == .failure(.system(EACCES)))
    }

    @Test func aDescriptorIsReadByItsName() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        #expect(write(ends[1], "owl", 3) == 3)
        close(ends[1])
        defer { close(ends[0]) }
        #expect(try TextFile(path: "/dev/fd/\(ends[0])", isNamed: true).text() == "owl")
        // It stays open for who it belongs to.
        #expect(fcntl(ends[0], F_GETFD) >= 0)
        #expect(throws: TextFile.Problem.system(EBADF)) { try TextFile(path: "/dev/fd/999", isNamed: true).bytes() }
    }
}
