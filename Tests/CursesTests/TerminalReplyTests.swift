import Canvas
import Testing

@testable import Curses

struct TerminalReplyTests {
    private static func replies(_ text: String) -> [TerminalReply] {
        var decoder = KeyDecoder()
        return decoder.decode(Array(text.utf8), at: .now).compactMap {
            if case .reply(let reply) = $0 { reply } else { nil }
        }
    }

    @Test(
        arguments: [
            ("\u{1B}[?62;22c", .attributes([62, 22])), ("\u{1B}[?1;2c", .attributes([1, 2])),
            ("\u{1B}[?6c", .attributes([6])),
            ("\u{1B}[>1;7600;0c", .other), ("\u{1B}[?2026;2$y", .mode(2026, .reset)),
            ("\u{1B}[?2026;0$y", .mode(2026, .unknown)),
            ("\u{1B}[?2031;1$y", .mode(2031, .set)), ("\u{1B}[?2026;4$y", .mode(2026, .alwaysReset)),
            ("\u{1B}[?2026;9$y", .other), ("\u{1B}[4;2$y", .other), ("\u{1B}[?997;1n", .appearance(.dark)),
            ("\u{1B}[?997;2n", .appearance(.light)), ("\u{1B}[?997;3n", .other), ("\u{1B}[0n", .status),
            ("\u{1B}[3n", .other), ("\u{1B}P>|kitty(0.26.5)\u{1B}\\", .version("kitty(0.26.5)")),
            ("\u{1B}]10;rgb:0/0/0\u{7}", .other), ("\u{1B}]11;nonsense\u{7}", .other),
            ("\u{1B}]4;1;rgb:0/0/0\u{7}", .other),
            ("\u{1B}[12;40R", .other), ("\u{1B}[?0u", .other), ("\u{1B}[8;24;80t", .other),
        ] as [(String, TerminalReply)])
    func repliesOfTerminals(text: String, reply: TerminalReply) {
        #expect(Self.replies(text) == [reply])
    }

    @Test func aTerminalsNameIsUntrustedMadeVisibleAndLimited() {
        #expect(Self.replies("\u{1B}P>|x\u{202E}\u{9B}31m\u{1B}\\") == [.version("x\u{FFFD}\u{FFFD}31m")])
        guard case .version(let name)? = Self.replies("\u{1B}P>|\(String(repeating: "x", count: 3000))\u{1B}\\").first
        else {
            Issue.record("no name")
            return
        }
        #expect(name.count <= 60)
    }
}
