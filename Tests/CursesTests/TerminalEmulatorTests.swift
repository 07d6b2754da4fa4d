import Canvas
import TestKit
import Testing

struct TerminalEmulatorTests {
    private static func fed(_ text: String, columns: Int = 10, rows: Int = 4) -> TerminalEmulator {
        var terminal = TerminalEmulator(columns: columns, rows: rows)
        // Byte by byte: a sequence may be split anywhere.
        for byte in text.utf8 { terminal.feed([byte]) }
        return terminal
    }

    @Test(arguments: [
        ("ab\r\ncd", "ab\ncd"),
        ("abc\u{8}X", "abX"),
        ("a\tb", "a       b"),
        ("\u{1b}[2;3Hx", "\n  x"),
        ("\u{1b}[3dx\u{1b}[4Gy", "\n\nx  y"),
        ("abc\u{1b}[2DX\u{1b}[CY", "aXcY"),
        ("\u{1b}[2Ba\u{1b}[Ab", "\n b\na"),
        ("abcdef\u{1b}[3G\u{1b}[K", "ab"),
        ("abcdef\u{1b}[3G\u{1b}[1K", "   def"),
        ("abcdef\u{1b}[2G\u{1b}[2X", "a  def"),
        ("abcdef\u{1b}[2G\u{1b}[2P", "adef"),
        ("abcdef\u{1b}[2G\u{1b}[2@", "a  bcdef"),
        ("a\u{1b}[5b", "aaaaaa"),
        ("a\r\nb\r\nc\u{1b}[2H\u{1b}[J", "a"),
        ("a\r\nb\r\nc\u{1b}[2J", ""),
        ("a\r\nb\r\nc\u{1b}[2H\u{1b}[L", "a\n\nb\nc"),
        ("a\r\nb\r\nc\u{1b}[1H\u{1b}[M", "b\nc"),
        ("a\r\nb\r\nc\r\nd\r\ne", "b\nc\nd\ne"),
        ("a\r\nb\r\nc\r\nd\u{1b}[2;3r\u{1b}[3H\r\nX", "a\nc\nX\nd"),
        ("a\r\nb\u{1b}[H\u{1b}Mz", "z\na\nb"),
        ("0123456789ab", "0123456789\nab"),
        ("0123456789\rX", "X123456789"),
        ("日本x", "日本x"),
        ("日本\u{1b}[2Gx", " x本"),
        ("e\u{301}x", "e\u{301}x"),
        ("\u{1b}]0;title\u{7}a\u{1b}]52;c;YQ==\u{1b}\\b\u{1b}Pq#0\u{1b}\\c", "abc"),
        ("a\u{1b}7\u{1b}[4;4Hb\u{1b}8c", "ac\n\n\n   b"),
        ("a\u{1b}(Bb\u{1b}[>1uc", "abc"),
    ])
    func bytesAndTheScreen(bytes: String, text: String) {
        #expect(Self.fed(bytes).text == text)
    }

    @Test func theAlternateScreenRestoresThePreviousContent() {
        var terminal = Self.fed("main\u{1b}[?1049h\u{1b}[Hother")
        #expect(terminal.isAlternateScreen)
        #expect(terminal.text == "other")
        terminal.feed("\u{1b}[?1049l".utf8)
        #expect(!terminal.isAlternateScreen)
        #expect(terminal.text == "main")
        #expect(terminal.cursor == (4, 0))
    }

    @Test func modes2() {
        var terminal = Self.fed("\u{1b}[?25l\u{1b}[?2004h\u{1b}[?1004h\u{1b}[?1000;1006h\u{7}")
        #expect(!terminal.isCursorVisible && terminal.isBracketedPaste && terminal.isReportingFocus)
        #expect(terminal.isReportingMouse && terminal.bells == 1)
        terminal.feed("\u{1b}[?25h\u{1b}[?2004l\u{1b}[?1004l\u{1b}[?1000l".utf8)
        #expect(terminal.isCursorVisible && !terminal.isBracketedPaste && !terminal.isReportingFocus)
        #expect(!terminal.isReportingMouse)
    }

    @Test func styles() {
        let terminal = Self.fed(
            "\u{1b}[1;31;44ma\u{1b}[0;38;5;200;7mb\u{1b}[m\u{1b}[38;2;1;2;3;48;2;4;5;6;3;4;2mc\u{1b}[39;49;22;23;24;92md"
        )
        let looks = terminal.cells[0].map(\.look)
        #expect(looks[0] == .init(foreground: .indexed(1), background: .indexed(4), bold: true))
        #expect(looks[1] == .init(foreground: .indexed(200), reverse: true))
        #expect(
            looks[2]
                == .init(
                    foreground: .rgb(1, 2, 3), background: .rgb(4, 5, 6), dim: true, italic: true, underline: true))
        #expect(looks[3] == .init(foreground: .indexed(10)))
    }

    @Test func printedCellsHaveTheOpenLinkAndErasedCellsHaveNone() {
        let terminal = Self.fed(
            "a\u{1b}]8;id=1;https://b.example/;c\u{1b}\\bc\u{1b}[1b\u{1b}]8;;\u{7}e\u{1b}[3G\u{1b}[X")
        #expect(
            terminal.cells[0].prefix(6).map(\.link)
                == [nil, "https://b.example/;c", nil, "https://b.example/;c", nil, nil])
    }

    @Test func searchCommandsAndResizing() {
        var terminal = Self.fed("\u{1b}[2;3Hneedle\u{1b}]52;c;YQ==\u{7}")
        #expect(terminal.find("needle").map { $0 == (2, 1) } == true)
        #expect(terminal.find("hay") == nil)
        #expect(terminal.commands == ["52;c;YQ=="])
        terminal.resize(columns: 5, rows: 2)
        #expect(terminal.text == "\n  nee")
    }

    @Test func aQueryIsAnsweredOnceTheReplyIsRead() {
        var terminal = Self.fed("a\u{1b}[5nb\u{1b}[6n\u{1b}[5n")
        #expect(terminal.answers == Array("\u{1b}[0n\u{1b}[0n".utf8))
        terminal.answers = []
        terminal.feed("c".utf8)
        #expect(terminal.answers.isEmpty)
        #expect(terminal.text == "abc")
    }

    @Test(arguments: ["\u{1b}[?20", "\u{1b}]52;c;YQ", "\u{1b}Pq#0", "\u{1b}"])
    func aCanceledSequenceHasNoEffect(half: String) {
        let terminal = Self.fed("a\(half)\u{18}\u{1b}\\b")
        #expect(terminal.text == "ab")
        #expect(terminal.isAtRest && terminal.commands.isEmpty)
    }

    @Test(arguments: [
        ("\u{1b}[?1049h", "\u{1b}[?1049l"), ("\u{1b}[?25l", "\u{1b}[?25h"), ("\u{1b}[?1h", "\u{1b}[?1l"),
        ("\u{1b}=", "\u{1b}>"), ("\u{1b}[?1002h", "\u{1b}[?1002l"), ("\u{1b}[?1004h", "\u{1b}[?1004l"),
        ("\u{1b}[?2004h", "\u{1b}[?2004l"), ("\u{1b}[?2026h", "\u{1b}[?2026l"),
        ("\u{1b}[?2031h", "\u{1b}[?2031l"), ("\u{1b}[1;31m", "\u{1b}[m"), ("\u{1b}[2;3r", "\u{1b}[r"),
        ("\u{1b}[22;0;0t\u{1b}]2;mine\u{7}", "\u{1b}[23;0;0t"), ("\u{1b}]2;half", "\u{18}"),
        ("\u{1b}]8;id=1;https://a.example\u{1b}\\", "\u{1b}]8;;\u{1b}\\"),
    ])
    func theTerminalIsRestoredOnlyWhenEverythingThatWasTurnedOnIsOffAgain(on: String, off: String) {
        var terminal = Self.fed("text")
        #expect(terminal.isAtRest)
        terminal.feed(on.utf8)
        #expect(!terminal.isAtRest)
        terminal.feed(off.utf8)
        #expect(terminal.isAtRest)
    }
}
