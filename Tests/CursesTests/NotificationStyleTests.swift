import Testing

@testable import Curses

struct NotificationStyleTests {
    @Test(
        arguments: [
            (["TERM": "xterm-kitty"], .osc99), (["TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"], .osc99),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], .osc9),
            (["TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"], .osc9),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], .osc777),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "ghostty"], .osc777),
            (["TERM": "xterm-ghostty"], .osc777), (["TERM": "foot"], .osc777), (["TERM": "foot-extra"], .osc777),
            (["TERM": "rxvt-unicode-256color"], .osc777),
            (["TERM": "xterm-256color", "VTE_VERSION": "7600"], .osc777),
            (["TERM": "xterm-256color"], .osc9), (["TERM": "xterm-256color", "SSH_TTY": "/dev/pts/1"], .osc9),
            (["TERM": "xterm-256color", "WT_SESSION": "x"], nil),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], nil),
            (["TERM": "linux"], nil), (["TERM": "vt220"], nil), ([:], nil), (["TERM": "footage"], nil),
            (["TERM": "screen-256color"], nil), (["TERM": "screen-256color", "KITTY_WINDOW_ID": "1"], nil),
            (["TERM": "screen-256color", "TMUX": "x"], .osc9), (["TERM": "tmux-256color", "TMUX": "x"], .osc9),
            (["TERM": "tmux-256color", "TMUX": "x", "KITTY_WINDOW_ID": "1"], .osc99),
        ] as [([String: String], NotificationStyle.Sequence?)])
    func theSequenceByTheTerminalsEnvironment(environment: [String: String], sequence: NotificationStyle.Sequence?) {
        let style = NotificationStyle(environment: environment)
        #expect(style.sequence == sequence)
        #expect(style.ringsBell)
        #expect(style.isInsideTmux == (environment["TMUX"] != nil))
    }

    private static func text(_ style: NotificationStyle, _ title: String, _ text: String) -> String {
        String(decoding: style.bytes(title: title, text: text), as: UTF8.self)
    }

    @Test(
        arguments: [
            (.off, ""), (.bell, "\u{7}"),
            (NotificationStyle(ringsBell: true, sequence: .osc9), "\u{7}\u{1b}]9;Easel: Owl is done.\u{7}"),
            (NotificationStyle(ringsBell: false, sequence: .osc777), "\u{1b}]777;notify;Easel;Owl is done.\u{7}"),
            (NotificationStyle(ringsBell: true, sequence: .osc99), "\u{7}\u{1b}]99;;Easel: Owl is done.\u{7}"),
            (
                NotificationStyle(ringsBell: true, sequence: .osc9, isInsideTmux: true),
                "\u{7}\u{1b}Ptmux;\u{1b}\u{1b}]9;Easel: Owl is done.\u{7}\u{1b}\\"
            ),
        ] as [(NotificationStyle, String)])
    func theBytesSent(style: NotificationStyle, bytes: String) {
        #expect(Self.text(style, "Easel", "Owl is done.") == bytes)
    }

    @Test(arguments: [false, true])
    func untrustedTextCanNeitherEndTheSequenceNorBeginAnother(isInsideTmux: Bool) {
        let nasty = "a\u{7}b\u{1b}]52;c;YQ==\u{1b}\\c\u{9c}d\u{9b}31m\u{202e}\n\r;e"
        for sequence in [.osc9, .osc777, .osc99] as [NotificationStyle.Sequence] {
            let style = NotificationStyle(ringsBell: false, sequence: sequence, isInsideTmux: isInsideTmux)
            let sent = Self.text(style, nasty, nasty)
            let controls = sent.unicodeScalars.filter { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
            // The sequence's own escape and terminator, and in tmux the passthrough with the escape doubled.
            #expect(controls.map(\.value) == (isInsideTmux ? [27, 27, 27, 7, 27] : [27, 7]))
        }
        let titled = NotificationStyle(ringsBell: false, sequence: .osc777)
        #expect(Self.text(titled, "a;b", "c").contains("notify;a,b;c"))
    }

    @Test func aLongTextIsTruncated() {
        let style = NotificationStyle(ringsBell: false, sequence: .osc9)
        #expect(style.bytes(title: "Easel", text: String(repeating: "x", count: 100_000)).count < 300)
    }
}
