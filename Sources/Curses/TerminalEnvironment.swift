/// The environment variables that describe the terminal and the connection to it.
struct TerminalEnvironment: Sendable {
    /// The multiplexer between the program and the terminal, as far as the environment shows it.
    enum Multiplexer: Hashable, Sendable {
        case none, tmux, screen
    }

    let environment: [String: String]

    /// The value of TERM; empty when it is not set.
    var name: String { environment["TERM"] ?? "" }
    var family: TerminalFamily { .named(name) }

    /// Nested multiplexers set the variables of both; the innermost sets TERM.
    var multiplexer: Multiplexer {
        let isScreen = name == "screen" || name.hasPrefix("screen-") || name.hasPrefix("screen.")
        if isSet("STY"), isScreen || !isSet("TMUX") { return .screen }
        return isSet("TMUX") ? .tmux : isScreen ? .screen : .none
    }

    /// True when pastes arrive marked (mode 2004). GNU screen does not forward the marks up to version 4.
    var marksPastes: Bool { family.marksPastes && multiplexer != .screen }

    /// True over ssh.
    var isRemote: Bool { ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"].contains(where: isSet) }

    /// Returns true when a variable is set and not empty (the rule of no-color.org for `NO_COLOR`).
    func isSet(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
}
