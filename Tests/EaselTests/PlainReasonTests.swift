import Curses
import Testing

@testable import easel

struct PlainReasonTests {
    @Test(
        arguments: [
            (false, [:], false, nil), (true, ["EASEL_PLAIN": "0"], false, .argument),
            (false, ["EASEL_PLAIN": "1"], false, .variable), (false, ["EASEL_PLAIN": "no"], true, nil),
            (false, ["EASEL_PLAIN": ""], true, .configuration), (false, ["ACCESSIBLE": "1"], false, .screenReader),
            (false, ["ACCESSIBLE": "false"], false, nil), (false, ["ACCESSIBLE": "1", "EASEL_PLAIN": "0"], false, nil),
        ] as [(Bool, [String: String], Bool, PlainReason?)])
    func whoeverSaysSoFirst(isAsked: Bool, environment: [String: String], isSet: Bool, reason: PlainReason?) {
        #expect(PlainReason(isAsked: isAsked, environment: environment, isSet: isSet) == reason)
    }

    @Test(
        arguments: [
            (.unnamedTerminal, true), (.unknownTerminal("foot"), true), (.incapableTerminal("dumb"), true),
            (.notATerminal, false), (.refused("xterm"), false),
        ] as [(TerminalError, Bool)])
    func aTerminalThatCannotShowADashboardGetsLines(error: TerminalError, isPlain: Bool) {
        let reason = PlainReason(error)
        #expect((reason != nil) == isPlain)
        #expect(reason.map { $0.notice != nil } ?? true, "a person is told why")
        if case .unknownTerminal(let name) = error { #expect(reason?.notice?.contains(name) == true) }
    }
}
