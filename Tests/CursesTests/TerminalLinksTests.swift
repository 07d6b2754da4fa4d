import Canvas
import Testing

@testable import Curses

struct TerminalLinksTests {
    private static func isSupported(_ environment: [String: String], _ setting: String? = nil) -> Bool? {
        var overrides = TerminalOverrides()
        if let setting { _ = overrides.note(.links, setting, from: .environment) }
        return TerminalProfile(environment: environment, facts: TerminalFacts(colors: 256), overrides: overrides)
            .supportsLinks
    }

    @Test(
        arguments: [
            (["TERM": "xterm-kitty"], true), (["TERM": "foot"], true), (["TERM": "alacritty"], true),
            (["TERM": "xterm-ghostty"], true), (["TERM": "wezterm"], true), (["TERM": "contour"], true),
            (["TERM": "xterm-256color"], nil), (["TERM": "xterm-256color", "VTE_VERSION": "7006"], true),
            (["TERM": "xterm-256color", "VTE_VERSION": "5000"], nil),
            (["TERM": "xterm-256color", "VTE_VERSION": "4803"], nil),
            (["TERM": "xterm-256color", "KONSOLE_VERSION": "220401"], true),
            (["TERM": "xterm-256color", "KONSOLE_VERSION": "190800"], nil),
            (["TERM": "xterm-256color", "WT_SESSION": "x"], true),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], true),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], nil),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "vscode"], true),
            (["TERM": "linux"], false), (["TERM": "linux", "TERM_PROGRAM": "vscode"], false),
            (["TERM": "screen"], false), (["TERM": "screen", "STY": "x", "VTE_VERSION": "7006"], false),
            (["TERM": "xterm-kitty", "STY": "x"], false), (["TERM": "vt220"], false), (["TERM": "dumb"], false),
            ([:], false),
            (["TERM": "tmux-256color", "TMUX": "x"], nil),
            (["TERM": "tmux-256color", "TMUX": "x", "VTE_VERSION": "7006"], nil),
            (["TERM": "xterm-kitty", "TMUX": "x"], nil), (["TERM": "tmux-256color", "VTE_VERSION": "7006"], nil),
            (["TERM": "tmux-256color", "TMUX": "x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"], nil),
            (["TERM": "tmux-256color", "TMUX": "x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"], true),
        ] as [([String: String], Bool?)])
    func supportByTheTerminalsNameInTheEnvironment(environment: [String: String], isSupported: Bool?) {
        #expect(Self.isSupported(environment) == isSupported)
    }

    @Test(arguments: [
        (["TERM": "xterm-kitty"], "off", false), (["TERM": "linux"], "on", true), (["TERM": "screen"], "on", true),
        (["TERM": "xterm-kitty"], "auto", true),
    ])
    func theUsersSettingTakesPrecedence(environment: [String: String], setting: String, isSupported: Bool) {
        #expect(Self.isSupported(environment, setting) == isSupported)
    }

    @Test func aTerminalThatIsNotQueriedGetsNoLinksForItsName() {
        var overrides = TerminalOverrides()
        _ = overrides.note(.queries, "off", from: .flag)
        let profile = TerminalProfile(
            environment: ["TERM": "xterm"], facts: TerminalFacts(colors: 8), overrides: overrides)
        #expect(profile.supportsLinks == false)
    }

    @Test(arguments: [
        ("kitty(0.26.5)", true), ("foot(1.13.1)", true), ("WezTerm 20230712-072601", true), ("ghostty 1.1.3", true),
        ("iTerm2 3.5.0", true), ("Konsole 23.08.1", true), ("mintty 3.6.4", true), ("VTE(7006)", true),
        ("VTE(5000)", false), ("VTE(4803)", false), ("VTE(", false), ("XTerm(379)", false), ("tmux 3.3a", false),
        ("tmux 3.4", true), ("tmux 3.10", true), ("tmux 4.0", true), ("tmux next-3.6", true), ("tmux 2.9", false),
        ("tmux openbsd-7.4", false), ("tmux", false), ("", false), ("my kitty(1)", false),
    ])
    func supportByTheReportedName(version: String, isSupported: Bool) {
        #expect(TerminalProfile.supportsLinks(terminal: version) == isSupported)
    }
}
