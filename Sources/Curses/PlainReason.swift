/// The reason for plain-text mode in place of the dashboard.
package enum PlainReason: Hashable, Sendable {
    /// The user asked for it, by `--plain`, `EASEL_PLAIN` or config.toml.
    case requested(TerminalOverrides.Source)
    /// `ACCESSIBLE` is set, by which users tell programs that they use a screen reader.
    case screenReader
    /// The terminal cannot show a screen.
    case terminal(TerminalError)

    /// The reason for plain-text mode whatever the terminal supports: the user's setting, else a screen reader. Nil
    /// when the dashboard is wanted.
    package init?(_ overrides: TerminalOverrides, environment: [String: String]) {
        if let choice = overrides.plain {
            guard choice.value else { return nil }
            self = .requested(choice.source)
        } else if let word = environment["ACCESSIBLE"], !word.isEmpty,
            !["0", "false", "no", "off"].contains(word.lowercased())
        {
            self = .screenReader
        } else {
            return nil
        }
    }

    /// The reason for plain-text mode on a terminal that cannot show a screen; nil where there is no terminal or it
    /// could not be opened.
    package init?(_ error: TerminalError) {
        switch error {
        case .unnamedTerminal, .unknownTerminal, .incapableTerminal: self = .terminal(error)
        case .notATerminal, .refused: return nil
        }
    }

    /// A sentence for the user where plain-text mode was not asked for; else nil.
    package var notice: String? {
        guard case .terminal(let error) = self else { return nil }
        return switch error {
        case .unnamedTerminal:
            "TERM is not set, so Easel uses plain-text mode. For the dashboard: TERM=xterm-256color easel"
        case .unknownTerminal(let name):
            "No terminfo entry for \(name) is installed, so Easel uses plain-text mode. "
                + "For the dashboard: TERM=xterm-256color easel"
        default: "This terminal cannot position the cursor, so Easel uses plain-text mode."
        }
    }

    /// The reason in a few words, for `easel doctor`.
    var words: String {
        switch self {
        case .requested(let source): TerminalProfile.setBy(source, .plain)
        case .screenReader: "ACCESSIBLE is set (screen reader)"
        case .terminal(.unnamedTerminal): "TERM is not set"
        case .terminal(.unknownTerminal(let name)): "no terminfo entry for \(name) is installed"
        case .terminal(.incapableTerminal(let name)): "\(name) cannot position the cursor"
        case .terminal(let error): error.description
        }
    }
}

extension TerminalFacts {
    /// The reason why the terminal `name`, with these facts, cannot show a screen; nil where it can.
    func obstacle(for name: String) -> TerminalError? {
        if name.isEmpty { return .unnamedTerminal }
        if entry == .unknown { return .unknownTerminal(name) }
        return canPlaceCursor ? nil : .incapableTerminal(name)
    }
}
