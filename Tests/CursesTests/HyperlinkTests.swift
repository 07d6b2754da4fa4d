import Canvas
import TestKit
import Testing

@testable import Curses
@testable import TerminalVictim

struct HyperlinkTests {
    @Test func aLinkIsSentAsOSC8AndRowsWithTheSameAddressShareAnId() throws {
        let links = try ["https://a.example/?q=1;2", "https://a.example/?q=1;2", "https://b.example"].map {
            Hyperlink(y: 0, columns: 0..<1, address: try #require(BrowserURL($0)))
        }
        #expect(links[0].opening == links[1].opening)
        let parts = links.map { $0.opening.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false) }
        #expect(parts[0][0] == "\u{1B}]8" && parts[0][2] == "https://a.example/?q=1;2\u{1B}\\")
        #expect(parts[0][1].hasPrefix("id=") && parts[0][1] != parts[2][1])
        #expect(Hyperlink.closing == "\u{1B}]8;;\u{1B}\\")
    }
}

/// The links that a terminal receives.
extension Victims {
    @Suite struct HyperlinkTests {
        /// An environment of VTE, which supports links.
        private static let taker = ["VTE_VERSION": "7006"]

        /// The address behind each cell below the first row; the text of each row.
        private static func seen(_ screen: TerminalEmulator) -> [[String?]] {
            screen.cells.dropFirst().map { $0.map(\.link) + [$0.map(\.text).joined()] }
        }

        /// The same for a page, as intended.
        private static func meant(_ page: Int, _ screen: TerminalEmulator, hasLinks: Bool = true) -> [[String?]] {
            var frame = Frame(Size(width: screen.columns, height: screen.rows))
            LinkedPage(number: page).draw(in: &frame)
            return (1..<screen.rows).map { y in
                let row = (0..<screen.columns).map { x in
                    frame.hyperlinks.first { hasLinks && $0.y == y && $0.columns.contains(x) }?.address.text
                }
                return row + [(0..<screen.columns).compactMap { frame[$0, y]?.cluster }.joined()]
            }
        }

        private static func wait(
            forPage page: Int, _ terminal: PseudoTerminal, hasLinks: Bool = true
        ) async throws {
            try await terminal.wait(for: "page \(page) and its links", seconds: 5) {
                $0.contains("page \(page)") && seen($0) == meant(page, $0, hasLinks: hasLinks)
            }
        }

        /// The number of links that were opened or closed.
        private static func sequences(_ terminal: PseudoTerminal) -> Int {
            terminal.screen.commands.count { $0.hasPrefix("8;") }
        }

        @Test func everyCellHasItsLinkWhateverWasThereBefore() async throws {
            let terminal = try await VictimProcess.shown(environment: Self.taker).terminal
            #expect(Self.sequences(terminal) == 0)
            terminal.type("u")
            try await Self.wait(forPage: 0, terminal)
            for page in 1...24 {
                terminal.type("r")
                try await Self.wait(forPage: page, terminal)
            }
            terminal.resize(columns: 31, rows: 9)
            try await Self.wait(forPage: 24, terminal)
            terminal.resize(columns: 80, rows: 24)
            try await Self.wait(forPage: 24, terminal)
            let sent = Self.sequences(terminal)
            terminal.type("k")
            try await terminal.wait(forText: "k page 24")
            #expect(Self.sequences(terminal) == sent)
            // A child has drawn on the terminal meanwhile.
            terminal.type("l")
            try await terminal.wait(forText: "lent")
            #expect(terminal.isRestored)
            terminal.type("\r")
            try await Self.wait(forPage: 24, terminal)
            terminal.type("q")
            #expect(try await terminal.waitForExit() == 0)
            #expect(terminal.isRestored)
        }

        @Test(arguments: [[:], ["TERM": "linux"]])
        func aTerminalWithoutKnownSupportIsSentNoLinks(environment: [String: String]) async throws {
            let terminal = try await VictimProcess.shown(environment: environment).terminal
            terminal.type("u")
            try await Self.wait(forPage: 0, terminal, hasLinks: false)
            terminal.type("rr")
            try await Self.wait(forPage: 2, terminal, hasLinks: false)
            terminal.type("q")
            #expect(try await terminal.waitForExit() == 0)
            #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1b}]8"))
        }

        @Test func aTerminalThatReportsItsNameIsSentTheLinksOfWhatItShowsAlready() async throws {
            let terminal = try await VictimProcess.shown().terminal
            terminal.type("u")
            try await Self.wait(forPage: 0, terminal, hasLinks: false)
            terminal.type("\u{1b}P>|kitty(0.30.1)\u{1b}\\")
            try await Self.wait(forPage: 0, terminal)
            terminal.type("q")
            #expect(try await terminal.waitForExit() == 0)
        }

        @Test(arguments: ["q", "t", "F"])
        func aLinkWhoseEndWasNotSentIsClosed(key: String) async throws {
            let terminal = try await VictimProcess.shown(environment: Self.taker).terminal
            terminal.type("U")
            try await terminal.wait(for: "half a link") { $0.cells.joined().contains { $0.link != nil } }
            #expect(!terminal.screen.isAtRest)
            terminal.type(key)
            _ = try await terminal.waitForExit()
            #expect(terminal.isRestored)
        }
    }
}
