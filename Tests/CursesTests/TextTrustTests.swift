import Canvas
import Curses
import Testing

struct TextTrustTests {
    @Test(
        arguments: [
            ("kitty(0.26.5)", .recent), ("foot(1.13.1)", .recent), ("WezTerm 20230712-072601", .recent),
            ("ghostty 1.1.3", .recent), ("XTerm(379)", .recent), ("XTerm(335)", nil), ("XTerm(", nil),
            ("VTE(7006)", TextTrust(unicode: 14, keepsOrder: false)), ("VTE(5202)", nil), ("tmux 3.3a", nil),
            ("Konsole 23.08.1", nil), ("mintty 3.6.4", nil), ("iTerm2 3.5.0", nil), ("", nil), ("my kitty(1)", nil),
        ] as [(String, TextTrust?)])
    func trustByTheReportedName(version: String, trust: TextTrust?) {
        #expect(TextTrust(terminal: version) == trust)
    }
}
