import Foundation
import TestKit
import Testing

@testable import Processes

struct ChildTests {
    private let folder: TemporaryFolder
    private static let environment = ["PATH": "/usr/bin:/bin", "LANG": "C"]

    init() throws { folder = try TemporaryFolder() }

    private func file(_ text: String, mode: Int, name: String = "program") throws -> String {
        let path = try folder.write(text, to: name)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    private func shell(_ script: String, _ change: (inout Child) -> Void = { _ in }) throws -> Child {
        var child = Child(
            try Executable("sh", in: "/usr/bin:/bin"), ["-c", script], environment: Self.environment)
        child.output = .captured(limit: 1000)
        child.errors = .captured(limit: 1000)
        change(&child)
        return child
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    // MARK: finding

    @Test func theFirstProgramOfThePathIsFound() throws {
        let program = try file("#!/bin/sh\n", mode: 0o755, name: "b/tool")
        try FileManager.default.createDirectory(atPath: folder.appending("a/tool"), withIntermediateDirectories: true)
        _ = try file("#!/bin/sh\n", mode: 0o644, name: "c/tool")
        let path = "\(folder.path)/a:\(folder.path)/none:\(folder.path)/c:\(folder.path)/b"
        #expect(try Executable("tool", in: path).path == program)
        #expect(try Executable(program, in: nil).path == program)
        #expect(throws: Executable.Problem.notRunnable("\(folder.path)/c/tool")) {
            try Executable("tool", in: "\(folder.path)/c")
        }
        for name in ["tool", "", "/no/such/program", "\(program)/below"] {
            #expect(throws: Executable.Problem.missing) { try Executable(name, in: "/nowhere:") }
        }
        #expect(throws: Executable.Problem.notRunnable(folder.appending("a"))) {
            try Executable(folder.appending("a"), in: nil)
        }
    }

    // MARK: starting

    /// Files that pass for programs until the kernel looks at them.
    @Test(arguments: ["", "no program", "#!/no/such/interpreter\n", "#!\n", "\u{7f}ELF and no more"])
    func aFileThatIsNotAProgramIsAnError(text: String) async throws {
        let program = try Executable(try file(text, mode: 0o755), in: nil)
        for _ in 0..<20 {
            await #expect(throws: Child.Problem.self) {
                _ = try await Child(program, [], environment: Self.environment).run()
            }
        }
    }

    @Test func aMissingFileOrAFolderIsAnError() async throws {
        let path = try file("#!/bin/sh\n", mode: 0o755)
        let program = try Executable(path, in: nil)
        try FileManager.default.removeItem(atPath: path)
        let child = Child(program, [], environment: [:])
        await #expect(throws: Child.Problem.notStarted(ENOENT)) { _ = try await child.run() }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        await #expect(throws: Child.Problem.notStarted(EACCES)) { _ = try await child.run() }
    }

    @Test func argumentsThatAreTooLongAreAnError() async throws {
        let long = String(repeating: "x", count: 8 << 20)
        let child = Child(try Executable("true", in: nil), [long], environment: [:])
        await #expect(throws: Child.Problem.notStarted(E2BIG)) { _ = try await child.run() }
        let input = try shell("cat") { $0.input = .bytes(Array(repeating: 0, count: 4097)) }
        await #expect(throws: Child.Problem.notStarted(E2BIG)) { _ = try await input.run() }
        let zero = Child(try Executable("true", in: nil), ["a\0b"], environment: [:])
        await #expect(throws: Child.Problem.notStarted(EINVAL)) { _ = try await zero.run() }
    }

    /// A thread of the test holds it open for writing for as long as the children try.
    @Test func aProgramBeingWrittenIsAnError() async throws {
        let path = try file("#!/bin/sh\n", mode: 0o755)
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        let child = Child(try Executable(path, in: nil), [], environment: [:])
        await #expect(throws: Child.Problem.notStarted(ETXTBSY)) { _ = try await child.run() }
        try handle.close()
        #expect(try await child.run().status == .exited(0))
    }

    // MARK: living

    @Test func theChildGetsInputAndReturnsOutput() async throws {
        let end = try await shell("cat; echo problem >&2; exit 3") { $0.input = .bytes(Array("hush".utf8)) }.run()
        #expect(end.status == .exited(3))
        #expect(text(end.output) == "hush" && text(end.errors) == "problem\n")
        #expect(try await shell("kill -9 $$").run().status == .signaled(9))
        #expect(text(try await shell("cat") { $0.input = .null }.run().output) == "")
        let variables = text(
            try await Child(try Executable("env", in: nil), [], environment: Self.environment).kept.run().output)
        #expect(Set(variables.split(separator: "\n")) == ["PATH=/usr/bin:/bin", "LANG=C"])
    }

    /// Nothing of Easel's but the three streams, and signals as they are by default.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd")))
    func inheritsNothing() async throws {
        let open = try FileHandle(forReadingFrom: URL(filePath: "/dev/null"))
        // The fourth is the folder that is listed.
        let output = text(try await shell("ls /proc/self/fd; grep SigIgn /proc/self/status").run().output)
        #expect(output.hasPrefix("0\n1\n2\n3\nSigIgn:\t"), "\(output)")
        // 32 and 33 are the C library's own, which nobody can set.
        let ignored = output.split(separator: "\t").last.flatMap { UInt64($0.prefix { $0 != "\n" }, radix: 16) }
        #expect(ignored.map { $0 & ~(0b11 << 31) } == 0, "\(output)")
        try open.close()
    }

    @Test func tooMuchOutputEndsTheChild() async throws {
        let endless = try shell("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxx; done")
        await #expect(throws: Child.Problem.outputTooLarge) { _ = try await endless.run() }
        let stubborn = try shell("trap '' TERM; while :; do echo xxxxxxxxxxxxxxxxx; done") {
            $0.terminationGrace = .milliseconds(100)
        }
        await #expect(throws: Child.Problem.outputTooLarge) { _ = try await stubborn.run() }
    }

    /// What it leaves behind keeps its output open.
    @Test func descendantsAreNotWaitedFor() async throws {
        let start = ContinuousClock.now
        #expect(text(try await shell("echo one; sleep 300 &").run().output) == "one\n")
        #expect(ContinuousClock.now - start < .seconds(100))
    }

    @Test(arguments: ["exec sleep 300", "trap '' TERM; while :; do sleep 0.05; done"], [false, true])
    func cancelingEndsIt(script: String, isKept: Bool) async throws {
        let child = try shell("echo $$ > \(folder.path)/process; \(script)") {
            $0.terminationGrace = .milliseconds(100)
            if !isKept { ($0.output, $0.errors) = (.null, .null) }
        }
        let running = Task { try await child.run() }
        let mark = folder.appending("process")
        await waitUntil("it runs") { (try? String(contentsOfFile: mark, encoding: .utf8))?.hasSuffix("\n") ?? false }
        running.cancel()
        let status = try await running.value.status
        #expect(status == .signaled(script.hasPrefix("exec") ? SIGTERM : SIGKILL))
        let written = try String(contentsOfFile: mark, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(kill(try #require(Int32(written)), 0) != 0)
    }

    @Test func aCanceledTaskStartsNoChild() async throws {
        let child = try shell("touch \(folder.path)/touched")
        let running = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await child.run()
        }
        await #expect(throws: Child.Problem.cancelled) { _ = try await running.value }
        #expect(!FileManager.default.fileExists(atPath: folder.appending("touched")))
    }

    @Test func manyAtOnce() async throws {
        try await withThrowingTaskGroup(of: String.self) { group in
            for index in 0..<40 { group.addTask { [self] in text(try await shell("echo \(index)").run().output) } }
            var all: Set<String> = []
            for try await line in group { all.insert(line) }
            #expect(all.count == 40)
        }
    }
}

extension Child {
    fileprivate var kept: Child {
        var child = self
        child.output = .captured(limit: 1000)
        return child
    }
}
