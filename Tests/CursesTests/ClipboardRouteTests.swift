import Testing

@testable import Curses

struct ClipboardRouteTests {
    @Test(
        arguments: [
            (["TERM": "xterm-256color"], .plain),
            (["TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"], .tmux),
            (["TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"], .tmux),
            (["TERM": "screen-256color", "STY": "1.pts-0.host"], .screen),
            (["TERM": "screen.xterm-256color", "STY": "1.pts-0.host"], .screen),
            // Inside one over ssh, only the name remains.
            (["TERM": "screen"], .screen),
            // Nested: the name is the innermost one's.
            (["TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0", "STY": "1.pts-0.host"], .tmux),
            (["TERM": "screen.xterm", "TMUX": "/tmp/tmux-0/default,1,0", "STY": "1.pts-0.host"], .screen),
            (["TERM": "xterm-256color", "TMUX": "", "STY": ""], .plain),
            (["TERM": "linux"], .none),
            (["TERM": "linux-16color"], .none),
            ([:], .plain),
        ] as [([String: String], ClipboardRoute)])
    func theRouteByTheEnvironment(environment: [String: String], route: ClipboardRoute) {
        #expect(ClipboardRoute(environment: environment) == route)
    }

    @Test(arguments: [("", ""), ("a", "YQ=="), ("ab", "YWI="), ("abc", "YWJj"), ("héllo", "aMOpbGxv"), ("~~~", "fn5+")])
    func theSequenceContainsBase64(text: String, encoded: String) {
        #expect(ClipboardRoute.plain.sequence(for: text) == Array("\u{1b}]52;c;\(encoded)\u{7}".utf8))
    }

    @Test func insideTmuxItIsAlsoSentInAPassthroughWithItsEscapeDoubled() {
        #expect(
            ClipboardRoute.tmux.sequence(for: "a")
                == Array("\u{1b}]52;c;YQ==\u{7}\u{1b}Ptmux;\u{1b}\u{1b}]52;c;YQ==\u{7}\u{1b}\\".utf8))
    }

    @Test func gnuScreenIsSentChunksThatItsOldestVersionAcceptsWhichFormTheSequence() throws {
        let text = String(repeating: "abc", count: 400)
        let bytes = try #require(ClipboardRoute.screen.sequence(for: text))
        let pieces = String(decoding: bytes, as: UTF8.self).split(separator: "\u{1b}\\")
        #expect(pieces.count > 3)
        #expect(pieces.allSatisfy { $0.hasPrefix("\u{1b}P") && $0.utf8.count < 256 })
        let joined = pieces.map { $0.dropFirst(2) }.joined()
        #expect(Array(joined.utf8) == ClipboardRoute.plain.sequence(for: text))
    }

    @Test func aTextAboveTheLimitIsNotSentAndWithoutARouteNoneIs() {
        #expect(ClipboardRoute.plain.sequence(for: String(repeating: "a", count: 74_994))?.count == 100_000)
        #expect(ClipboardRoute.plain.sequence(for: String(repeating: "a", count: 74_995)) == nil)
        #expect(ClipboardRoute.none.sequence(for: "a") == nil)
    }
}
