import Canvas
import Testing

@testable import Curses

struct TerminalProfileTests {
    private static func overrides(
        _ setting: [(TerminalOverrides.Name, String, TerminalOverrides.Source)]
    ) -> TerminalOverrides {
        var overrides = TerminalOverrides()
        for (name, word, source) in setting { _ = overrides.note(name, word, from: source) }
        return overrides
    }

    private static func decision(_ name: String, of profile: TerminalProfile) -> TerminalReport.Decision? {
        profile.decisions.first { $0.name == name }
    }

    @Test(
        arguments: [
            ([:], TerminalFacts(colors: 0), ColorDepth.monochrome, false),
            ([:], TerminalFacts(colors: 8), .ansi8, false),
            ([:], TerminalFacts(colors: 16), .ansi16, false),
            ([:], TerminalFacts(colors: 88), .ansi16, false),
            ([:], TerminalFacts(colors: 256), .palette256, false),
            ([:], TerminalFacts(colors: 1 << 24, usesDirectColor: true), .trueColor, true),
            ([:], TerminalFacts(colors: 256, supportsTrueColor: true), .trueColor, true),
            (["COLORTERM": "truecolor"], TerminalFacts(colors: 256), .trueColor, true),
            (["COLORTERM": "24bit"], TerminalFacts(colors: 256), .trueColor, true),
            (["COLORTERM": "TrueColor"], TerminalFacts(colors: 256), .trueColor, true),
            (["COLORTERM": "yes"], TerminalFacts(colors: 256), .palette256, false),
            (["COLORTERM": "truecolor"], TerminalFacts(colors: 0), .monochrome, false),
            (["COLORTERM": "truecolor"], TerminalFacts(colors: 1 << 24, usesDirectColor: true), .trueColor, true),
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
    func depthFollowsTerminfoCOLORTERMAndNOCOLOR(
        environment: [String: String], facts: TerminalFacts, depth: ColorDepth, needsOverlay: Bool
    ) {
        let profile = TerminalProfile(environment: environment, facts: facts)
        #expect(profile.depth == depth)
        #expect(profile.needsOverlay == needsOverlay)
    }

    @Test(
        arguments: [
            ([(.colors, "256", .configuration)], [:], TerminalFacts(colors: 8), ColorDepth.palette256, true),
            ([(.colors, "24bit", .environment)], ["SSH_TTY": "x"], TerminalFacts(colors: 256), .trueColor, true),
            ([(.colors, "16", .environment)], ["COLORTERM": "truecolor"], TerminalFacts(colors: 256), .ansi16, false),
            ([(.colors, "16", .flag)], [:], TerminalFacts(colors: 8), .ansi16, true),
            ([(.colors, "8", .flag)], [:], TerminalFacts(colors: 256), .ansi8, false),
            ([(.colors, "8", .flag)], [:], TerminalFacts(colors: 0), .ansi8, true),
            ([(.colors, "none", .configuration)], [:], TerminalFacts(colors: 256), .monochrome, false),
            ([(.colors, "256", .flag)], [:], TerminalFacts(colors: 1 << 24, usesDirectColor: true), .palette256, true),
            ([(.colors, "24bit", .environment)], ["NO_COLOR": "1"], TerminalFacts(colors: 256), .monochrome, false),
            ([(.colors, "24bit", .flag)], ["NO_COLOR": "1"], TerminalFacts(colors: 256), .trueColor, true),
            ([(.colors, "auto", .flag)], ["NO_COLOR": "1"], TerminalFacts(colors: 256), .monochrome, false),
        ]
            as [(
                [(TerminalOverrides.Name, String, TerminalOverrides.Source)], [String: String], TerminalFacts,
                ColorDepth,
                Bool
            )])
    func settingsTakePrecedenceAndNOCOLOROverAllButAFlag(
        setting: [(TerminalOverrides.Name, String, TerminalOverrides.Source)], environment: [String: String],
        facts: TerminalFacts, depth: ColorDepth, needsOverlay: Bool
    ) {
        let profile = TerminalProfile(environment: environment, facts: facts, overrides: Self.overrides(setting))
        #expect(profile.depth == depth)
        #expect(profile.needsOverlay == needsOverlay)
    }

    /// A terminal's expected profile over ssh, by its name alone.
    struct Row: CustomTestStringConvertible, Sendable {
        let name: String
        let facts: TerminalFacts
        let depth: ColorDepth
        var isPlain = false
        var mouse = true
        var queries = 5
        var clipboard = ClipboardRoute.plain
        var trust = TextTrust.careful
        var testDescription: String { name }
    }

    @Test(arguments: [
        Row(
            name: "linux", facts: TerminalFacts(colors: 8), depth: .ansi8, mouse: false, queries: 0,
            clipboard: .none, trust: .console),
        Row(name: "putty", facts: TerminalFacts(colors: 8), depth: .ansi8),
        Row(name: "putty-256color", facts: TerminalFacts(colors: 256), depth: .palette256),
        Row(name: "xterm", facts: TerminalFacts(colors: 8), depth: .ansi8),
        Row(name: "xterm-256color", facts: TerminalFacts(colors: 256), depth: .palette256),
        Row(name: "xterm-direct", facts: TerminalFacts(colors: 1 << 24, usesDirectColor: true), depth: .trueColor),
        Row(
            name: "foot", facts: TerminalFacts(colors: 256, entry: .substitute("xterm-256color")),
            depth: .trueColor, trust: .recent),
        Row(
            name: "xterm-kitty", facts: TerminalFacts(colors: 256, entry: .substitute("xterm-256color")),
            depth: .trueColor, trust: .recent),
        Row(
            name: "screen-256color", facts: TerminalFacts(colors: 256), depth: .palette256, queries: 0,
            clipboard: .screen),
        Row(name: "tmux-256color", facts: TerminalFacts(colors: 256), depth: .palette256),
        Row(name: "mosh", facts: TerminalFacts(colors: 8), depth: .ansi8),
        Row(name: "vt220", facts: TerminalFacts(colors: 0), depth: .monochrome, mouse: false, queries: 0),
        Row(
            name: "dumb", facts: TerminalFacts(colors: 0, canPlaceCursor: false), depth: .monochrome, isPlain: true,
            mouse: false, queries: 0),
        Row(
            name: "nobodys", facts: TerminalFacts(colors: 0, entry: .unknown, canPlaceCursor: false),
            depth: .monochrome, isPlain: true, mouse: false, queries: 0),
        Row(
            name: "", facts: TerminalFacts(colors: 0, entry: .unknown, canPlaceCursor: false), depth: .monochrome,
            isPlain: true, mouse: false, queries: 0),
    ])
    func terminalsByTheirNames(row: Row) {
        let profile = TerminalProfile(
            environment: ["TERM": row.name, "SSH_CONNECTION": "a b"].filter { !$0.value.isEmpty }, facts: row.facts)
        #expect(profile.depth == row.depth)
        #expect(profile.isPlain == row.isPlain)
        #expect(profile.reportsMouse == row.mouse)
        #expect(profile.queries.count == row.queries)
        #expect(profile.clipboard == row.clipboard)
        #expect(profile.trust == row.trust)
        #expect(profile.replyTimeout == .seconds(5))
        let names = [
            "display", "terminfo entry", "colors", "characters", "Unicode", "escape delay", "terminal queries",
            "synchronized output",
            "mouse", "clipboard", "links", "notifications", "background",
        ]
        #expect(profile.decisions.map(\.name) == names)
        #expect(profile.decisions.allSatisfy { !$0.value.isEmpty && !$0.reason.isEmpty })
    }

    @Test(
        arguments: [
            (["TERM": "xterm-256color"], nil, 5), (["TERM": "xterm-256color"], "off", 0), (["TERM": "linux"], "on", 5),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], nil, 3),
            (["TERM": "screen-256color", "TMUX": "x"], nil, 5), (["TERM": "screen"], nil, 0),
            (["TERM": "ansi"], nil, 0), (["TERM": "screen.xterm-256color"], nil, 0),
            (["TERM": "screen.xterm", "TMUX": "x"], nil, 5), (["TERM": "xterm-256color", "STY": "x"], nil, 0),
            (["TERM": "screen", "STY": "x", "TMUX": "x"], nil, 0),
            (["TERM": "tmux-256color", "STY": "x", "TMUX": "x"], nil, 5),
        ] as [([String: String], String?, Int)])
    func queriesByTerminal(environment: [String: String], setting: String?, count: Int) {
        let overrides = Self.overrides(setting.map { [(.queries, $0, .environment)] } ?? [])
        let profile = TerminalProfile(environment: environment, facts: TerminalFacts(colors: 8), overrides: overrides)
        #expect(profile.queries.count == count)
        #expect(count == 0 || profile.queries.contains(.attributes))
    }

    @Test(
        arguments: [
            ([:], nil, nil), (["COLORFGBG": "15;0"], nil, .dark), (["COLORFGBG": "0;15"], nil, .light),
            (["COLORFGBG": "0;default;7"], nil, .light), (["COLORFGBG": "12;8"], nil, .dark),
            (["COLORFGBG": "15;default"], nil, nil), (["COLORFGBG": "7"], nil, nil), (["COLORFGBG": "0;99"], nil, nil),
            (["COLORFGBG": "15;0"], "light", .light),
        ] as [([String: String], String?, Appearance?)])
    func theAppearanceBySettingElseByCOLORFGBGUntilTheTerminalReportsIt(
        environment: [String: String], setting: String?, appearance: Appearance?
    ) {
        let overrides = Self.overrides(setting.map { [(.appearance, $0, .configuration)] } ?? [])
        let profile = TerminalProfile(environment: environment, facts: TerminalFacts(colors: 8), overrides: overrides)
        #expect(profile.appearance == appearance)
        #expect(profile.isAppearanceFixed == (setting != nil))
    }

    @Test(
        arguments: [(nil, nil, true, false), ("off", "on", false, true), ("on", "off", true, false)]
            as [(String?, String?, Bool, Bool)])
    func onAndOff(mouse: String?, synchronized: String?, reportsMouse: Bool, isSynchronized: Bool) {
        var setting: [(TerminalOverrides.Name, String, TerminalOverrides.Source)] = []
        if let mouse { setting.append((.mouse, mouse, .flag)) }
        if let synchronized { setting.append((.synchronized, synchronized, .flag)) }
        let profile = TerminalProfile(
            environment: ["TERM": "xterm"], facts: TerminalFacts(colors: 8), overrides: Self.overrides(setting))
        #expect(profile.reportsMouse == reportsMouse)
        #expect(profile.isSynchronized == (synchronized == nil ? nil : isSynchronized))
    }

    @Test func repliesReplaceEarlierDecisions() {
        let profile = TerminalProfile(environment: ["TERM": "xterm"], facts: TerminalFacts(colors: 8))
        let decisions = profile.decisions(
            appearance: .light, isSynchronized: true, trust: .recent, supportsLinks: true)
        #expect(decisions.count == profile.decisions.count)
        #expect(decisions.first { $0.name == "background" }?.value == "light")
        #expect(decisions.first { $0.name == "synchronized output" }?.value == "on")
        #expect(decisions.first { $0.name == "links" }?.value == "on")
        #expect(
            decisions.first { $0.name == "Unicode" }?.value == "emoji up to Unicode 14, right-to-left text as it is")
        #expect(
            profile.decisions(appearance: nil, isSynchronized: false, trust: .careful, supportsLinks: false)
                == profile.decisions)
    }

    @Test(
        arguments: [
            (["TERM": "xterm-kitty"], nil, .recent), (["TERM": "xterm-kitty", "TMUX": "x"], nil, .careful),
            (["TERM": "xterm-256color"], nil, .careful), (["TERM": "linux"], nil, .console),
            (["TERM": "linux"], "careful", .careful), (["TERM": "xterm-kitty"], "careful", .careful),
            (["TERM": "xterm"], "full", TextTrust(unicode: 99, keepsOrder: true)),
        ] as [([String: String], String?, TextTrust)])
    func trustByTheTerminalsNameButNotThroughAMultiplexerOrBySetting(
        environment: [String: String], setting: String?, trust: TextTrust
    ) {
        let overrides = Self.overrides(setting.map { [(.unicode, $0, .flag)] } ?? [])
        let profile = TerminalProfile(environment: environment, facts: TerminalFacts(colors: 8), overrides: overrides)
        #expect(profile.trust == trust)
        #expect(profile.isTrustFixed == (setting != nil || trust != .careful))
    }

    @Test func anNcursesThatAcceptsNoGeneratedEntryFallsBackToTheInstalledOne() {
        var profile = TerminalProfile(environment: ["COLORTERM": "truecolor"], facts: TerminalFacts(colors: 256))
        profile.fallBack(toColors: 256)
        #expect(profile.depth == .palette256)
        #expect(!profile.needsOverlay)
        #expect(Self.decision("colors", of: profile)?.value == "256")
    }

    @Test(
        arguments: [
            ([:], 25), (["SSH_CONNECTION": "a"], 100), (["SSH_TTY": "a"], 100), (["SSH_TTY": ""], 25),
            (["ESCDELAY": "60"], 60), (["ESCDELAY": "60", "SSH_TTY": "a"], 60), (["ESCDELAY": "0"], 25),
            (["ESCDELAY": "soon"], 25), (["ESCDELAY": "9999999"], 25),
        ] as [([String: String], Int)])
    func theEscapeDelayIsLongerOverSshUnlessESCDELAYSetsIt(environment: [String: String], milliseconds: Int) {
        #expect(TerminalProfile(environment: environment, facts: TerminalFacts(colors: 8)).escapeDelay == milliseconds)
    }

    @Test(
        arguments: [
            ("UTF-8", nil, false), ("utf8", nil, false), ("ANSI_X3.4-1968", nil, true), ("US-ASCII", nil, true),
            ("ISO-8859-1", nil, true), ("", nil, true), ("UTF-8", "on", true), ("UTF-8", "off", false),
            ("US-ASCII", "off", true),
        ] as [(String, String?, Bool)])
    func onlyAUTF8LocaleCanShowMoreThanASCIIWhateverTheSetting(charset: String, setting: String?, isASCII: Bool) {
        let facts = TerminalFacts(colors: 8, charset: charset)
        let overrides = Self.overrides(setting.map { [(.ascii, $0, .flag)] } ?? [])
        #expect(TerminalProfile(environment: [:], facts: facts, overrides: overrides).isASCII == isASCII)
    }

    @Test(arguments: [
        (["TERM": "xterm-256color"], true), (["TERM": "tmux-256color", "TMUX": "/tmp/s,1,0"], true),
        (["TERM": "screen-256color", "TMUX": "/tmp/s,1,0"], true), (["TERM": "screen", "STY": "1.s"], false),
        (["TERM": "linux"], false), (["TERM": "vt220"], false),
    ])
    func terminalsThatMarkPastes(environment: [String: String], marks: Bool) {
        #expect(TerminalProfile(environment: environment, facts: TerminalFacts(colors: 256)).marksPastes == marks)
    }
}
