import Canvas
import Curses
import Testing

@testable import easel

struct TerminalChecksTests {
    private static func findings(
        _ environment: [String: String], isTerminal: Bool = true, charset: String = "UTF-8",
        _ report: TerminalReport? = nil
    ) -> [Finding] {
        TerminalChecks.findings(
            TerminalChecks.TerminalEnvironment(
                environment: environment, inputIsTerminal: isTerminal, outputIsTerminal: true, charset: charset),
            report)
    }

    @Test(
        arguments: [
            (["TERM": "foot"], "TERM: foot"), ([:], "TERM: not set, so Easel speaks in lines"),
            (["SSH_TTY": "/dev/pts/1", "TMUX": "/tmp/x"], "way: through ssh, then tmux"),
            (["STY": "1"], "way: through screen"), (["TMUX": ""], "way: on this machine"),
            (["NO_COLOR": "1"], "NO_COLOR: 1"),
        ])
    func theEnvironmentIsTold(environment: [String: String], words: String) {
        #expect(Self.findings(environment).contains { $0.lines[0].contains(words) })
    }

    @Test(
        arguments: [
            ("UTF-8", ["LANG": "C.UTF-8"], "ok: locale: UTF-8"),
            ("ANSI_X3.4-1968", ["LANG": "de_DE.UTF-8"], "since no locale de_DE.UTF-8 is installed"),
            ("ISO-8859-1", ["LC_ALL": "", "LANG": "de_DE"], "ISO-8859-1 by the locale de_DE"),
            ("ANSI_X3.4-1968", [:], "since no locale is set"),
        ])
    func charactersAreExplained(charset: String, environment: [String: String], words: String) {
        #expect(Self.findings(environment, charset: charset).contains { $0.lines[0].contains(words) })
    }

    @Test func aPipeIsNoTerminal() {
        let finding = Self.findings([:], isTerminal: false)[0]
        #expect(finding.mark == .note && finding.advice.contains("easel --plain"))
    }

    @Test func theReportIsTold() {
        let report = TerminalReport(
            answers: [
                TerminalReport.Answer(
                    question: "background color (OSC 11)", answer: "rgb:00/00/00", time: .milliseconds(31)),
                TerminalReport.Answer(question: "name and version (XTVERSION)", answer: nil, time: nil),
            ],
            decisions: [
                TerminalReport.Decision(
                    name: "colors", value: "256", reason: "COLORTERM is not set", override: "EASEL_COLORS")
            ], connection: ConnectionQuality(roundTrip: .milliseconds(500), bytesPerSecond: 64_000))
        let lines = Self.findings([:], report).flatMap(\.lines)
        #expect(lines.contains("ok: asked for background color (OSC 11): rgb:00/00/00 (31 ms)"))
        #expect(lines.contains("note: asked for name and version (XTVERSION): no answer"))
        #expect(lines.contains("ok: colors: 256, since COLORTERM is not set"))
        #expect(lines.contains("  to change it: EASEL_COLORS"))
        #expect(lines.contains("note: link: slow (500 ms)"))
        #expect(lines.contains("ok: speed: 64 kB a second"))
    }
}
