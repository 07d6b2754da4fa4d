import Canvas
import Curses
import Testing

@testable import Doctor

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
            (["TERM": "foot"], "TERM: foot"), ([:], "TERM: not set, using plain-text mode"),
            (["SSH_TTY": "/dev/pts/1", "TMUX": "/tmp/x"], "connection: through ssh, then tmux"),
            (["STY": "1"], "connection: through screen"), (["TMUX": ""], "connection: local"),
            (["NO_COLOR": "1"], "NO_COLOR: 1"),
        ])
    func theEnvironmentIsReported(environment: [String: String], words: String) {
        #expect(Self.findings(environment).contains { $0.line.contains(words) })
    }

    @Test(
        arguments: [
            ("UTF-8", ["LANG": "C.UTF-8"], "ok: locale: UTF-8"),
            ("ANSI_X3.4-1968", ["LANG": "de_DE.UTF-8"], "locale de_DE.UTF-8 is not installed"),
            ("ISO-8859-1", ["LC_ALL": "", "LANG": "de_DE"], "ISO-8859-1 by locale de_DE"),
            ("ANSI_X3.4-1968", [:], "no locale is set"),
        ])
    func charactersAreExplained(charset: String, environment: [String: String], words: String) {
        #expect(Self.findings(environment, charset: charset).contains { $0.line.contains(words) })
    }

    @Test func aPipeIsNotATerminal() {
        let finding = Self.findings([:], isTerminal: false)[0]
        #expect(finding.mark == .note && finding.advice.contains("easel --plain"))
    }

    @Test func theReportIsPrinted() {
        let report = TerminalReport(
            replies: [
                TerminalReport.Reply(
                    query: "background color (OSC 11)", text: "rgb:00/00/00", time: .milliseconds(31)),
                TerminalReport.Reply(query: "name and version (XTVERSION)", text: nil, time: nil),
            ],
            decisions: [
                TerminalReport.Decision(
                    name: "colors", value: "256", reason: "COLORTERM is not set", override: "EASEL_COLORS"),
                TerminalReport.Decision(
                    name: "colors in tmux", value: "256", reason: "no RGB", override: "", advice: "Add RGB"),
            ], connection: ConnectionQuality(roundTrip: .milliseconds(500), bytesPerSecond: 64_000))
        let lines = Self.findings([:], report).flatMap { $0.lines(isVerbose: true) }
        #expect(lines.contains("ok: query background color (OSC 11): rgb:00/00/00 (31 ms)"))
        #expect(lines.contains("note: query name and version (XTVERSION): no reply"))
        #expect(lines.contains("ok: colors: 256") && lines.contains("  reason: COLORTERM is not set"))
        #expect(lines.contains("  to change it: EASEL_COLORS"))
        #expect(lines.contains("note: colors in tmux: 256. Add RGB"))
        #expect(lines.contains("note: round trip: slow (500 ms)"))
        #expect(lines.contains("ok: throughput: 64 kB/s"))
    }
}
