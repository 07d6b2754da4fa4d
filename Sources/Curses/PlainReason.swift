/// Why lines of text are used in place of a screen.
package enum PlainReason: Hashable, Sendable {
    /// Somebody said so: by `--plain`, `EASEL_PLAIN` or config.toml.
    case requested(TerminalOverrides.Source)
    /// `ACCESSIBLE`, by which people tell programs of this kind that they read with a screen reader.
    case screenReader
    /// The terminal cannot show a screen.
    case terminal(TerminalError)

    /// Why lines are wanted, whatever the terminal can do: what was said of it counts, else a screen reader. Nil where
    /// a screen is wanted.
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

    /// Why lines are all that the terminal can show; nil where it is none, or could not be had.
    package init?(_ error: TerminalError) {
        switch error {
        case .unnamedTerminal, .unknownTerminal, .incapableTerminal: self = .terminal(error)
        case .notATerminal, .refused: return nil
        }
    }

    /// What is said of it, where nobody asked for lines.
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

    /// The reason in a few words, as `easel doctor` tells it.
    var words: String {
        switch self {
        case .requested(let source): TerminalProfile.said(source, .plain)
        case .screenReader: "ACCESSIBLE is set (screen reader)"
        case .terminal(.unnamedTerminal): "TERM is not set"
        case .terminal(.unknownTerminal(let name)): "no terminfo entry for \(name) is installed"
        case .terminal(.incapableTerminal(let name)): "\(name) cannot position the cursor"
        case .terminal(let error): error.description
        }
    }
}

extension TerminalFacts {
    /// Why the terminal called `name`, of which these are the facts, cannot show a screen; nil where it can.
    func obstacle(for name: String) -> TerminalError? {
        if name.isEmpty { return .unnamedTerminal }
        if entry == .unknown { return .unknownTerminal(name) }
        return canPlaceCursor ? nil : .incapableTerminal(name)
    }
}
