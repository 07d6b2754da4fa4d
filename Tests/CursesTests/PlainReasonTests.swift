import Testing

@testable import Curses

struct PlainReasonTests {
    @Test(
        arguments: [
            (nil, [:], nil, nil), ("on", ["EASEL_PLAIN": "0"], nil, .requested(.flag)),
            (nil, ["EASEL_PLAIN": "1"], nil, .requested(.environment)), (nil, ["EASEL_PLAIN": "no"], "on", nil),
            (nil, ["EASEL_PLAIN": ""], "on", .requested(.configuration)),
            (nil, ["ACCESSIBLE": "1"], nil, .screenReader),
            (nil, ["ACCESSIBLE": "false"], nil, nil), (nil, ["ACCESSIBLE": "1", "EASEL_PLAIN": "0"], nil, nil),
        ] as [(String?, [String: String], String?, PlainReason?)])
    func requestTakesPrecedence(flag: String?, environment: [String: String], set: String?, reason: PlainReason?) {
        var overrides = TerminalOverrides()
        if let set { _ = overrides.note(.plain, set, from: .configuration) }
        _ = overrides.note(environment: environment)
        if let flag { _ = overrides.note(.plain, flag, from: .flag) }
        #expect(PlainReason(overrides, environment: environment) == reason)
        // doctor reports the same decision.
        let named = environment.merging(["TERM": "xterm"]) { $1 }
        let profile = TerminalProfile(environment: named, facts: TerminalFacts(colors: 8), overrides: overrides)
        #expect(profile.isPlain == (reason != nil))
    }

    @Test(
        arguments: [
            (.unnamedTerminal, true), (.unknownTerminal("foot"), true), (.incapableTerminal("dumb"), true),
            (.notATerminal, false), (.refused("xterm"), false),
        ] as [(TerminalError, Bool)])
    func incapableTerminalGetsPlainText(error: TerminalError, isPlain: Bool) {
        let reason = PlainReason(error)
        #expect((reason != nil) == isPlain)
        #expect(reason.map { $0.notice != nil } ?? true, "the reason is shown")
        if case .unknownTerminal(let name) = error { #expect(reason?.notice?.contains(name) == true) }
    }
}
