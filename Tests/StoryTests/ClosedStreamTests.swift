import Foundation
import TestKit
import Testing

/// Standard streams that are closed: what each command does without input or output.
extension Stories {
    @Suite struct ClosedStreamTests {
        private static let nowhere = "Standard output is closed"

        @Test(
            arguments: [
                // An input that is closed has ended.
                ("login --offline <&-", 2, ""),
                ("run stoic-owl --vars - --dry-run <&-", 2, "not valid JSON"), ("logout <&-", 0, "nothing was stored"),
                ("doctor --offline <&- || true", 0, "Programs"), ("--version <&-", 0, "0."),
                // The dashboard needs both.
                ("--demo <&-", 2, "terminal"), ("--demo >&-", 2, "terminal"), ("<&- >&-", 2, "terminal"),
                // What cannot be told is not done.
                ("--plain --demo >&-", 2, nowhere), ("--plain >&- </dev/null", 2, nowhere),
                ("run stoic-owl >&-", 2, nowhere), ("run stoic-owl --dry-run --json >&-", 2, nowhere),
                ("doctor --offline --json >&-", 2, nowhere), ("login --offline >&-", 2, nowhere),
                ("logout >&-", 2, nowhere), ("simulate >&-", 2, nowhere), ("--help >&-", 2, nowhere),
                ("--version >&-", 2, nowhere), ("doctor --offline 1</dev/null", 2, nowhere),
                // Then the exit is all that there is.
                ("doctor --offline --json <&- >&- 2>&-", 2, ""), ("--plain <&- >&- 2>&-", 2, ""),
                ("logout 2>&-", 0, "nothing was stored"), ("doctor --offline --json 2>&- | head -c 1", 0, "{"),
            ] as [(String, Int32, String)])
        func eachCommandEndsAndSaysWhy(command: String, code: Int32, words: String) async throws {
            let shell = try ShellProcess()
            let end = try await shell.run("$easel \(command)")
            #expect(end.code == code, "\(end.words)")
            #expect(words.isEmpty || end.words.contains(words), "\(end.words)")
            // Nothing that was to be told went into a file of Easel's.
            let archive = shell.home.appending(".local/share/easel/easel.sqlite")
            if let bytes = FileManager.default.contents(atPath: archive), !bytes.isEmpty {
                #expect(bytes.starts(with: Array("SQLite format 3".utf8)))
            }
        }

        /// It has ended, as one that holds nothing.
        @Test(arguments: ["--plain --demo", "--plain", "login", "run stoic-owl --vars -"])
        func anInputThatIsClosedIsAnEmptyOne(command: String) async throws {
            let shell = try ShellProcess()
            let closed = try await shell.run("$easel \(command) <&-")
            let empty = try await shell.run("$easel \(command) </dev/null")
            #expect(closed.code == empty.code && closed.code < 128, "\(closed.words)")
            // The demo's port is another one each time, and what is done at once has no order.
            #expect(closed.words.split(separator: "\n").first == empty.words.split(separator: "\n").first)
        }
    }
}
