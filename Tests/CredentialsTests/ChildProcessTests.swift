import Testing

@testable import Credentials

struct ChildProcessTests {
    private let environment = ["PATH": "/usr/bin:/bin", "LANG": "C"]

    private func output(_ words: [String], input: [UInt8] = []) async throws -> String {
        let process = ChildProcess(words[0], Array(words.dropFirst()), environment: environment, errorOutput: .detected)
        return String(decoding: try await process.output(input: input, timeLimit: .seconds(120)), as: UTF8.self)
    }

    @Test func readsItsInputToTheEnd() async throws {
        #expect(try await output(["cat"]) == "")
        #expect(try await output(["cat"], input: Array("hush".utf8)) == "hush")
    }

    /// A write to a program that has gone raises SIGPIPE, which ends the process.
    @Test func programThatDoesNotRead() async throws {
        for _ in 0..<40 {
            #expect(try await output(["true"], input: Array(repeating: 120, count: 4096)) == "")
            await #expect(throws: ChildProcess.Problem.failed(1)) { try await output(["false"], input: [120]) }
        }
    }

    @Test func tooLongInputStartsNoChild() async {
        await #expect(throws: ChildProcess.Problem.notStarted) {
            try await output(["cat"], input: Array(repeating: 120, count: 4097))
        }
    }

    @Test func theProgramGetsOnlyItsEnvironment() async throws {
        #expect(Set(try await output(["env"]).split(separator: "\n")) == ["PATH=/usr/bin:/bin", "LANG=C"])
    }

    /// What it says there is not kept.
    @Test func errorOutputIsDetected() async throws {
        let complains = ["sh", "-c", "echo arti_hush >&2; exit 1"]
        let problem = await #expect(throws: ChildProcess.Problem.self) { try await output(complains) }
        #expect(problem == .failedWithMessage(1))
        #expect(!"\(problem.debugDescription)".contains("hush"))
        #expect(try await output(["sh", "-c", "echo warning >&2; echo fine"]) == "fine\n")
    }

    @Test func cancellationEndsIt() async {
        let task = Task { try await output(["sleep", "60"]) }
        task.cancel()
        await #expect(throws: ChildProcess.Problem.self) { try await task.value }
    }
}
