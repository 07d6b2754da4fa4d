internal import Canvas

extension TerminalProfile {
    static let linksName = "links"

    /// The decision about links (OSC 8); nil where the reported name of the terminal decides.
    ///
    /// Most terminals without support ignore the sequence, but some print it, and mosh and GNU screen do not forward
    /// it. So only terminals with known support get it.
    static func links(
        _ terminal: TerminalEnvironment, _ queries: [TerminalQuery.Kind], _ overrides: TerminalOverrides
    ) -> Decided<Bool?> {
        let (isSupported, reason): (Bool?, String)
        if let choice = overrides.links {
            (isSupported, reason) = (choice.value, setBy(choice.source, .links))
        } else if terminal.multiplexer == .screen {
            (isSupported, reason) = (false, "GNU screen does not forward them")
        } else if terminal.family.hasLinks, terminal.multiplexer == .none {
            (isSupported, reason) = (true, "\(terminal.name) supports them")
        } else if let name = supportingTerminal(terminal) {
            (isSupported, reason) = (true, "\(name) supports them")
        } else if queries.contains(.version) {
            (isSupported, reason) = (nil, "the terminal has not reported a name known to support them")
        } else {
            (isSupported, reason) = (false, "the terminal is not known to support them, and is not queried")
        }
        return Decided(
            linksName, isSupported, shown: isSupported == true ? "on" : "off", because: reason,
            override: override(.links))
    }

    /// The terminal with link support that the environment names; nil for any other.
    private static func supportingTerminal(_ terminal: TerminalEnvironment) -> String? {
        let environment = terminal.environment
        let program = environment["TERM_PROGRAM"] ?? ""
        if terminal.multiplexer == .tmux {
            let version = "tmux \(environment["TERM_PROGRAM_VERSION"] ?? "")"
            return program == "tmux" && supportsLinks(terminal: version) ? version : nil
        }
        // Variables are inherited by terminals started in others; these identify as xterm.
        guard terminal.name.hasPrefix("xterm") else { return nil }
        func number(_ name: String) -> Int { Int(environment[name] ?? "") ?? 0 }
        if number("VTE_VERSION") > firstVTE { return "VTE" }
        if number("KONSOLE_VERSION") >= 201_200 { return "Konsole" }
        if terminal.isSet("WT_SESSION") { return "Windows Terminal" }
        let programs: Set = ["iTerm.app", "WezTerm", "ghostty", "vscode", "contour", "rio", "mintty"]
        return programs.contains(program) ? program : nil
    }

    /// VTE 0.50.0 supports links, and crashes on them.
    private static let firstVTE = 5000

    /// Returns true when a terminal supports links, by its reported name and version (XTVERSION). tmux does from 3.4
    /// on, and filters them for a terminal without support.
    static func supportsLinks(terminal version: String) -> Bool {
        let names = ["kitty(", "foot(", "WezTerm ", "ghostty ", "iTerm2 ", "Konsole ", "contour ", "mintty ", "rio "]
        if names.contains(where: version.hasPrefix) { return true }
        if version.hasPrefix("VTE(") { return Int(version.dropFirst(4).prefix(while: \.isNumber)) ?? 0 > firstVTE }
        guard version.hasPrefix("tmux ") else { return false }
        let digits = version.dropFirst(5).drop { !$0.isNumber }
        let parts = digits.split(separator: ".").map { Int($0.prefix(while: \.isNumber)) ?? 0 }
        return (parts.first ?? 0, parts.dropFirst().first ?? 0) >= (3, 4) && !version.contains("openbsd")
    }
}
