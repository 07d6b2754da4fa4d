import TestKit
import Testing

/// The queries that a program sends to its terminal, and the replies.
extension Victims {
    @Suite struct TerminalReaderTests {
        private static func sent(_ terminal: PseudoTerminal) -> String {
            String(decoding: terminal.output, as: UTF8.self)
        }

        @Test
        func theQueriesAreSentOnceBeforeTheFirstFrameWhichClearsAQueryThatTheTerminalPrinted() async throws {
            let terminal = try await VictimProcess.shown().terminal
            let sent = Self.sent(terminal)
            let question = try #require(sent.firstRange(of: "\u{1b}]11;?\u{1b}\\"))
            let clear = try #require(sent.firstRange(of: "\u{1b}[2J"))
            #expect(question.upperBound < clear.lowerBound)
            #expect(sent.ranges(of: "\u{1b}[c").count == 1)
            terminal.type("q")
            #expect(try await terminal.waitForExit() == 0)
        }

        @Test func aTerminalThatIsNotKnownToSupportQueriesIsSentOnlyCSI5N() async throws {
            let terminal = try await VictimProcess.shown(environment: ["TERM": "linux"]).terminal
            let sent = Self.sent(terminal)
            for question in ["\u{1b}]11;?", "$p", "\u{1b}[>0q", "\u{1b}[c"] { #expect(!sent.contains(question)) }
            terminal.type("q")
            #expect(try await terminal.waitForExit() == 0)
        }

        @Test func capabilitiesAreUsedOnceTheTerminalHasRepliedHoweverLate() async throws {
            let terminal = try await VictimProcess.shown().terminal
            #expect(!Self.sent(terminal).contains("\u{1b}[?2026h"))
            terminal.type("\u{1b}[?2026;2$y\u{1b}[?2031;2$yk")
            try await terminal.wait(forText: "keys 1k")
            terminal.type("k")
            try await terminal.wait(for: "the next frame") { $0.contains("keys 2k") && !$0.isSynchronized }
            #expect(Self.sent(terminal).contains("\u{1b}[?2026h"))
            #expect(Self.sent(terminal).contains("\u{1b}[?2031h"))
            terminal.type("q")
            #expect(try await terminal.waitForExit() == 0)
            #expect(Self.sent(terminal).contains("\u{1b}[?2031l"))
        }
    }
}
