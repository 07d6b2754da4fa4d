import Canvas
import Testing

@testable import Curses

struct TerminalProfileTmuxTests {
    private static let tmux = [
        "TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0", "TMUX_PANE": "%3",
    ]
    private static let facts = TerminalFacts(colors: 256, path: "/dev/pts/3")

    private static func overrides(_ colors: String?) -> TerminalOverrides {
        var overrides = TerminalOverrides()
        if let colors { _ = overrides.note(.colors, colors, from: .environment) }
        return overrides
    }

    private static func clients(_ lines: String...) -> TmuxClients? {
        TmuxClients(Array(lines.map { "/dev/pts/3 0 \($0)\n" }.joined().utf8), terminal: "/dev/pts/3")
    }

    private static func colors(_ profile: TerminalProfile) throws -> TerminalReport.Decision {
        try #require(profile.decisions.first { $0.name == "colors" })
    }

    @Test(
        arguments: [
            ([:], facts, nil, true), (["TERM": "tmux-256color"], facts, nil, true),
            (["COLORTERM": "truecolor"], facts, nil, true), (["TERM": "xterm-256color"], facts, nil, true),
            (["TERM": "screen"], TerminalFacts(colors: 8, path: "/dev/pts/3"), nil, true),
            ([:], facts, "auto", true),
            // Something else decides.
            ([:], facts, "256", false), ([:], facts, "24bit", false), ([:], facts, "none", false),
            (["NO_COLOR": "1"], facts, nil, false), ([:], TerminalFacts(colors: 0, path: "/dev/pts/3"), nil, false),
            // No tmux, or not known enough.
            (["TMUX": ""], facts, nil, false), (["TMUX_PANE": ""], facts, nil, false),
            ([:], TerminalFacts(colors: 256), nil, false), (["STY": "1.x", "TERM": "screen"], facts, nil, false),
        ] as [([String: String], TerminalFacts, String?, Bool)])
    func tmuxDecidesWhereNothingElseDoes(
        more: [String: String], facts: TerminalFacts, setting: String?, isAsked: Bool
    ) {
        let environment = Self.tmux.merging(more) { $1 }
        let profile = TerminalProfile(
            environment: environment, facts: facts, overrides: Self.overrides(setting))
        #expect((profile.tmuxQuestion != nil) == isAsked)
        #expect(profile.screenDepth == (isAsked ? .trueColor : profile.depth))
        if isAsked { #expect(profile.needsOverlay) }
    }

    @Test func untilTmuxAnswersTheEnvironmentDecides() throws {
        var profile = TerminalProfile(environment: Self.tmux, facts: Self.facts)
        #expect(profile.depth == .palette256)
        profile.adopt(nil)
        #expect(profile.depth == .palette256)
        #expect(try Self.colors(profile).reason.hasPrefix("tmux has not reported its clients; COLORTERM is not set"))
        let promised = TerminalProfile(
            environment: Self.tmux.merging(["COLORTERM": "truecolor"]) { $1 }, facts: Self.facts)
        #expect(promised.depth == .trueColor)
    }

    @Test(
        arguments: [
            (["RGB foot"], .trueColor, "tmux reports RGB for its client", ""),
            (["RGB foot", "RGB,title foot"], .trueColor, "tmux reports RGB for all 2 clients", ""),
            (
                ["title xterm-256color"], .palette256, "tmux reports no RGB for its client xterm-256color",
                "set -as terminal-features \",xterm-256color:RGB\""
            ),
            (
                ["title xterm", "RGB foot", "title putty"], .palette256,
                "tmux reports no RGB for its client xterm, putty",
                "set -as terminal-features \",xterm:RGB,putty:RGB\""
            ),
            (
                ["title my term"], .palette256, "tmux reports a client without RGB",
                "set -as terminal-features \",TERM:RGB\""
            ),
        ] as [([String], ColorDepth, String, String)])
    func theClientsDecideWhateverCOLORTERMPromises(
        lines: [String], depth: ColorDepth, reason: String, line: String
    ) throws {
        for more in [[:], ["COLORTERM": "truecolor"]] {
            var profile = TerminalProfile(environment: Self.tmux.merging(more) { $1 }, facts: Self.facts)
            let text = lines.map { "/dev/pts/3 0 \($0)\n" }.joined()
            profile.adopt(TmuxClients(Array(text.utf8), terminal: "/dev/pts/3"))
            #expect(profile.depth == depth)
            #expect(profile.screenDepth == .trueColor)
            let decision = try Self.colors(profile)
            #expect(decision.value == (depth == .trueColor ? "24bit" : "256"))
            #expect(decision.reason == reason)
            #expect(decision.override.hasPrefix("EASEL_COLORS"))
            #expect(line.isEmpty ? decision.advice.isEmpty : decision.advice.hasSuffix(line))
        }
    }

    @Test func anotherTerminalChangesTheDepthAndAMissingAnswerDoesNot() {
        var profile = TerminalProfile(environment: Self.tmux, facts: Self.facts)
        profile.adopt(Self.clients("RGB foot"))
        profile.adopt(nil)
        #expect(profile.depth == .trueColor)
        profile.adopt(Self.clients("RGB foot", "title xterm"))
        #expect(profile.depth == .palette256)
        profile.adopt(Self.clients("RGB foot"))
        #expect(profile.depth == .trueColor)
    }

    @Test func theUsersChoiceStays() {
        var profile = TerminalProfile(
            environment: Self.tmux, facts: Self.facts, overrides: Self.overrides("256"))
        profile.adopt(Self.clients("RGB foot"))
        #expect(profile.depth == .palette256)
    }

    @Test func anNcursesThatOnlyUsesInstalledEntriesKeepsItsDepth() {
        var profile = TerminalProfile(environment: Self.tmux, facts: Self.facts)
        profile.fallBack(toColors: 256)
        profile.adopt(Self.clients("RGB foot"))
        #expect(profile.depth == .palette256 && profile.screenDepth == .palette256 && !profile.needsOverlay)
    }
}
