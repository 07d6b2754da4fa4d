import Canvas
import Curses
import Testing

struct TerminalProfileTests {
    @Test(
        "Depth follows terminfo, COLORTERM and NO_COLOR",
        arguments: [
            ([:], TerminalFacts(colors: 0), ColorDepth.monochrome, false),
            ([:], TerminalFacts(colors: 8), .ansi8, false),
            ([:], TerminalFacts(colors: 16), .ansi16, false),
            ([:], TerminalFacts(colors: 88), .ansi16, false),
            ([:], TerminalFacts(colors: 256), .palette256, false),
            ([:], TerminalFacts(colors: 1 << 24, takesRGB: true), .trueColor, false),
            ([:], TerminalFacts(colors: 256, knowsRGB: true), .trueColor, true),
            (["COLORTERM": "truecolor"], TerminalFacts(colors: 256), .trueColor, true),
            (["COLORTERM": "24bit"], TerminalFacts(colors: 256), .trueColor, true),
            (["COLORTERM": "TrueColor"], TerminalFacts(colors: 256), .trueColor, true),
            (["COLORTERM": "yes"], TerminalFacts(colors: 256), .palette256, false),
            (["COLORTERM": "truecolor"], TerminalFacts(colors: 0), .monochrome, false),
            (["COLORTERM": "truecolor"], TerminalFacts(colors: 1 << 24, takesRGB: true), .trueColor, false),
            (["COLORTERM": "truecolor", "NO_COLOR": "1"], TerminalFacts(colors: 256), .monochrome, false),
            (["NO_COLOR": ""], TerminalFacts(colors: 256), .palette256, false),
            (["SSH_CONNECTION": "a b"], TerminalFacts(colors: 256), .palette256, false),
            (["SSH_TTY": "x", "COLORTERM": "truecolor"], TerminalFacts(colors: 256), .trueColor, true),
            (["TERM": "screen-256color", "COLORTERM": "truecolor"], TerminalFacts(colors: 256), .palette256, false),
            (
                ["TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "x"], TerminalFacts(colors: 256),
                .trueColor, true
            ),
        ] as [([String: String], TerminalFacts, ColorDepth, Bool)])
    func depth(environment: [String: String], facts: TerminalFacts, depth: ColorDepth, needsOverlay: Bool) {
        let profile = TerminalProfile(environment: environment, facts: facts)
        #expect(profile.depth == depth)
        #expect(profile.needsOverlay == needsOverlay)
    }

    @Test(
        "An escape is waited for longer over ssh, unless ESCDELAY says how long",
        arguments: [
            ([:], 25), (["SSH_CONNECTION": "a"], 100), (["SSH_TTY": "a"], 100), (["SSH_TTY": ""], 25),
            (["ESCDELAY": "60"], 60), (["ESCDELAY": "60", "SSH_TTY": "a"], 60), (["ESCDELAY": "0"], 25),
            (["ESCDELAY": "soon"], 25), (["ESCDELAY": "9999999"], 25),
        ] as [([String: String], Int)])
    func escapeDelay(environment: [String: String], milliseconds: Int) {
        #expect(TerminalProfile(environment: environment, facts: TerminalFacts(colors: 8)).escapeDelay == milliseconds)
    }

    @Test(
        "Only a UTF-8 locale can show more than ASCII",
        arguments: [
            ("UTF-8", false), ("utf8", false), ("ANSI_X3.4-1968", true), ("US-ASCII", true), ("ISO-8859-1", true),
            ("", true),
        ])
    func ascii(charset: String, isASCII: Bool) {
        let facts = TerminalFacts(colors: 8, charset: charset)
        #expect(TerminalProfile(environment: [:], facts: facts).isASCII == isASCII)
    }
}
