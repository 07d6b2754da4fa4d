import Session
import Canvas
package import Curses

/// The checks of the terminal: environment, locale, replies and decisions.
package enum TerminalChecks {
    /// The facts about a terminal that need no query.
    package struct TerminalEnvironment: Sendable {
        package let environment: [String: String]
        package let inputIsTerminal: Bool
        package let outputIsTerminal: Bool
        /// The locale's character set, as nl_langinfo(3) names it.
        package let charset: String

        /// Collects the facts about the terminal of a process.
        package init(
            environment: [String: String], inputIsTerminal: Bool, outputIsTerminal: Bool, charset: String
        ) {
            self.environment = environment
            self.inputIsTerminal = inputIsTerminal
            self.outputIsTerminal = outputIsTerminal
            self.charset = charset
        }
    }

    /// Reports the environment, and the terminal's own `report` where there is one.
    package static func findings(_ terminal: TerminalEnvironment, _ report: TerminalReport?) -> [Finding] {
        var findings: [Finding] = []
        let environment = terminal.environment
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        let isTerminal = terminal.inputIsTerminal && terminal.outputIsTerminal
        findings.append(
            isTerminal
                ? Finding(.ok, "terminal", "standard input and output")
                : Finding(
                    .note, "terminal", "standard input or output is not a terminal",
                    advice: "The dashboard needs a terminal; easel run and easel --plain do not"))
        findings.append(
            value("TERM").map { Finding(.ok, "TERM", $0) }
                ?? Finding(
                    .note, "TERM", "not set, using plain-text mode",
                    advice: "Try: TERM=xterm-256color easel"))
        for name in ["COLORTERM", "NO_COLOR", "TERM_PROGRAM", "EASEL_PLAIN", "ACCESSIBLE"] {
            if let value = value(name) { findings.append(Finding(.ok, name, value)) }
        }
        let ssh = ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"].contains { value($0) != nil } ? ["ssh"] : []
        let hops = ssh + (value("TMUX") == nil ? [] : ["tmux"]) + (value("STY") == nil ? [] : ["screen"])
        findings.append(
            Finding(.ok, "connection", hops.isEmpty ? "local" : "through " + hops.joined(separator: ", then ")))
        findings.append(charset(terminal.charset, environment))
        guard let report else { return findings }
        findings += report.replies.map { reply in
            reply.text.map { Finding(.ok, "query \(reply.query)", $0, time: reply.time) }
                ?? Finding(.note, "query \(reply.query)", "no reply")
        }
        findings += report.decisions.map {
            Finding(
                $0.advice.isEmpty ? .ok : .note, $0.name, $0.value, reason: $0.reason, advice: $0.advice,
                override: $0.override)
        }
        return findings + link(report)
    }

    private static func charset(_ charset: String, _ environment: [String: String]) -> Finding {
        let isUTF8 = charset.lowercased().filter { $0 != "-" && $0 != "_" } == "utf8"
        if isUTF8 { return Finding(.ok, "locale", charset) }
        let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        let why =
            name.map {
                $0.lowercased().contains("utf") ? ": locale \($0) is not installed" : " by locale \($0)"
            }
            ?? ": no locale is set"
        return Finding(
            .note, "locale", "\(charset)\(why); using ASCII characters",
            advice: "Try: LC_ALL=C.UTF-8 easel")
    }

    private static func link(_ report: TerminalReport) -> [Finding] {
        var findings: [Finding] = []
        if let time = report.connection.roundTrip {
            findings.append(
                Finding(
                    report.connection.isSlow ? .note : .ok, "round trip", report.connection.isSlow ? "slow" : "fast",
                    time: time))
        }
        if let speed = report.connection.bytesPerSecond {
            findings.append(Finding(.ok, "throughput", "\(Wording.bytes(speed))/s"))
        }
        return findings
    }
}
