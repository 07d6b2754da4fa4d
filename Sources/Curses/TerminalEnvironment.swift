/// What the environment tells of the terminal and of the way to it.
struct TerminalEnvironment: Sendable {
    /// What stands between the program and the terminal, as far as it shows.
    enum Multiplexer: Hashable, Sendable {
        case none, tmux, screen
    }

    let environment: [String: String]

    /// The terminal's name; empty when it is not told.
    var name: String { environment["TERM"] ?? "" }
    var family: TerminalFamily { .named(name) }

    /// One in the other sets the variables of both; the innermost names the terminal.
    var multiplexer: Multiplexer {
        let isScreen = name == "screen" || name.hasPrefix("screen-") || name.hasPrefix("screen.")
        if isSet("STY"), isScreen || !isSet("TMUX") { return .screen }
        return isSet("TMUX") ? .tmux : isScreen ? .screen : .none
    }

    /// Whether a paste comes marked. GNU screen keeps the marks to itself up to version 4.
    var marksPastes: Bool { family.marksPastes && multiplexer != .screen }

    /// Whether the terminal is at the other end of a network.
    var isRemote: Bool { ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"].contains(where: isSet) }

    /// Whether a variable is there and not empty, as `NO_COLOR` asks to be read.
    func isSet(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
}
