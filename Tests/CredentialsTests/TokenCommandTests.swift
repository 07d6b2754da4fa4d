import Testing

@testable import Credentials

struct TokenCommandTests {
    private func token(_ words: [String], limit: Duration = .seconds(60)) async throws -> String {
        try await TokenCommand(
            words, environment: ["PATH": "/usr/bin:/bin"], limit: limit
        ).token()
    }

    @Test(arguments: [
        ["printf", "arti_one"], ["printf", "arti_one\\n"], ["printf", "arti_one\\nsecond\\n"],
        ["printf", "arti_one\\r\\nsecond\\r\\n"], ["/usr/bin/printf", "arti_one\\n"],
        ["sh", "-c", "echo arti_one; exec 1>&-; exit 0"],
        // What it leaves behind keeps its output open.
        ["sh", "-c", "echo arti_one; sleep 30 &"],
    ])
    func takesTheFirstLine(words: [String]) async throws { #expect(try await token(words) == "arti_one") }

    @Test(
        arguments: [
            (["true"], .emptyOutput), (["printf", "\\narti_one\\n"], .emptyOutput),
            (["sh", "-c", "echo arti_one; exit 3"], .process(.failed(3))),
            (["sh", "-c", "echo arti_one; kill -9 $$"], .process(.terminated(9))),
            (["easel-no-such-program"], .process(.notFound)), (["/no/such/program"], .process(.notFound)),
            ([""], .process(.notFound)),
            (["sh", "-c", "head -c 1000000 /dev/zero | tr '\\0' x"], .process(.outputTooLarge(8192))),
            (["sh", "-c", "while :; do echo xxxxxxxxxxxxxxxx; done"], .process(.outputTooLarge(8192))),
        ] as [([String], TokenCommand.Problem)])
    func fails(words: [String], problem: TokenCommand.Problem) async {
        await #expect(throws: problem) { try await token(words) }
    }

    /// Also one that does not heed SIGTERM, and one that has already printed its token.
    @Test(arguments: ["sleep 60", "trap '' TERM; while :; do sleep 1; done", "echo arti_one; exec sleep 60"])
    func isStoppedWhenItHangs(script: String) async {
        let limit = Duration.milliseconds(200)
        await #expect(throws: TokenCommand.Problem.process(.timedOut(limit))) {
            try await token(["sh", "-c", script], limit: limit)
        }
    }

    @Test func problemsSayNothingOfTheOutput() async {
        do {
            _ = try await token(["sh", "-c", "echo arti_printed; exit 1"])
            Issue.record("it should have failed")
        } catch {
            #expect("\(error)" == "ended with exit code 1")
            #expect(!String(reflecting: error).contains("arti_printed"))
        }
    }
}
