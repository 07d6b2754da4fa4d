import Foundation
import TestKit
import Testing

/// The screen at the end of a slow connection.
extension Victims {
    @Suite struct SlowLinkTests {
        /// The speed of a connection, with a window in which a page takes two seconds.
        enum LinkSpeed: Int, CaseIterable, Sendable {
            case modem = 1200, mobile = 8000

            nonisolated(nonsending) func victim() async throws -> PseudoTerminal {
                try await VictimProcess.shown(
                    columns: self == .modem ? 80 : 200, rows: self == .modem ? 30 : 80,
                    line: SlowLine(bytesPerSecond: rawValue, delay: .milliseconds(300))
                ).terminal
            }
        }

        /// Waits for the whole page, whose last row is sent last.
        private func wholePage(_ number: Int, _ terminal: PseudoTerminal) async throws {
            let page = Self.page(number, terminal.screen)
            try await terminal.wait(for: "all of page \(number)", seconds: 60) { screen in
                screen.cells.last.map { $0.map(\.text).joined() } == page.last
            }
            #expect(Array(terminal.screen.lines.dropFirst()) == page)
        }

        /// The rows of a page below the first.
        private static func page(_ number: Int, _ screen: TerminalEmulator) -> [String] {
            (1..<screen.rows).map { y in
                String(
                    (0..<screen.columns).map { x in
                        Character(Unicode.Scalar(UInt8(97 + (x * 7 + y * 3 + number * (x % 5 + 1)) % 26)))
                    })
            }
        }

        @Test func theFirstFrameIsReportedOnceWhenAllOfItIsOnTheScreen() async throws {
            let line = SlowLine(bytesPerSecond: LinkSpeed.modem.rawValue, delay: .milliseconds(300))
            let victim = try VictimProcess(columns: 80, rows: 24, line: line)
            let terminal = victim.terminal
            try await terminal.wait(for: "the first frame", seconds: 60) { _ in victim.log.contains("first frame") }
            #expect(Array(terminal.screen.lines.dropFirst()) == Self.page(0, terminal.screen))
            // One window, with the queries at the start.
            #expect(terminal.output.count < 2 * 80 * 24)
            terminal.type("r")
            try await wholePage(1, terminal)
            terminal.type("k")
            try await terminal.wait(forText: "keys 2k")
            #expect(victim.log.components(separatedBy: "first frame").count == 2)
        }

        @Test(arguments: LinkSpeed.allCases)
        func theResponseToAKeyPrecedesTheRestOfAPage(speed: LinkSpeed) async throws {
            let terminal = try await speed.victim()
            try await wholePage(0, terminal)
            terminal.type("r")
            try await terminal.wait(forText: "page 1")
            terminal.type("k")
            try await terminal.wait(forText: "keys 2k")
            #expect(terminal.screen.lines.last != Self.page(1, terminal.screen).last)
            try await wholePage(1, terminal)
        }

        @Test func pagesThatCouldNotBeSeenAreSkippedAndTheLastOneIsShown() async throws {
            let terminal = try await LinkSpeed.modem.victim()
            try await wholePage(0, terminal)
            terminal.type("a")
            try await wholePage(40, terminal)
            terminal.type("s")
            try await terminal.wait(forText: "skipped ")
            #expect(!terminal.screen.contains("skipped 0"))
        }

        @Test func quittingWorksInTheMiddleOfAPage() async throws {
            let terminal = try await LinkSpeed.modem.victim()
            terminal.type("r")
            try await terminal.wait(forText: "page 1")
            terminal.type("q")
            #expect(try await terminal.waitForExit() == 0)
            #expect(terminal.isRestored)
        }

        @Test func aLongClipboardTextIsSentWholeAndKeysAreHandledMeanwhile() async throws {
            let victim = try await VictimProcess.shown()
            // Nothing reads its output meanwhile.
            victim.terminal.type("ccw")
            try await victim.wait(forLogLine: "copy sent\ncopy sent\nkeys 3\n")
            try await victim.terminal.wait(forText: "keys 3w")
            let texts = victim.terminal.screen.commands.filter { $0.hasPrefix("52;c;") }
            #expect(texts.map(\.utf8.count) == [99_997, 99_997])
        }

        @Test func nothingIsSentWhileIdle() async throws {
            let terminal = try await VictimProcess.shown().terminal
            try await wholePage(0, terminal)
            terminal.type("k")
            try await terminal.wait(forText: "keys 1k")
            let sent = terminal.output.count
            var patience = Patience(seconds: 1)
            while try await patience.pause() {}
            terminal.type("q")
            #expect(try await terminal.waitForExit() == 0)
            // At most the query after the response to the key, and then the end.
            let after = String(decoding: terminal.output.dropFirst(sent), as: UTF8.self)
            #expect(after.hasPrefix("\u{1b}[5n\u{18}") || after.hasPrefix("\u{18}"))
        }
    }
}
