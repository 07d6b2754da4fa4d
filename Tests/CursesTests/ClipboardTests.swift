import Testing

@testable import Curses

struct ClipboardTests {
    @Test(
        "The sequence carries base64",
        arguments: [("", ""), ("a", "YQ=="), ("ab", "YWI="), ("abc", "YWJj"), ("héllo", "aMOpbGxv"), ("~~~", "fn5+")])
    func plain(text: String, encoded: String) {
        #expect(Clipboard.sequence(for: text, insideTmux: false) == Array("\u{1b}]52;c;\(encoded)\u{7}".utf8))
    }

    @Test("Inside tmux it also comes wrapped, with its escape doubled")
    func tmux() {
        #expect(
            Clipboard.sequence(for: "a", insideTmux: true)
                == Array("\u{1b}]52;c;YQ==\u{7}\u{1b}Ptmux;\u{1b}\u{1b}]52;c;YQ==\u{7}\u{1b}\\".utf8))
    }

    @Test("A text above the limit is not offered")
    func limit() {
        #expect(Clipboard.sequence(for: String(repeating: "a", count: 74_994), insideTmux: false)?.count == 100_000)
        #expect(Clipboard.sequence(for: String(repeating: "a", count: 74_995), insideTmux: false) == nil)
    }
}
