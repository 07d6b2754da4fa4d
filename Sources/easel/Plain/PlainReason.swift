import Curses

/// Why Easel speaks in lines rather than drawing a dashboard.
enum PlainReason: Hashable, Sendable {
    /// `--plain`.
    case argument
    /// `EASEL_PLAIN`.
    case variable
    /// `plain` in config.toml.
    case configuration
    /// `ACCESSIBLE`, by which people tell programs of this kind that they read with a screen reader.
    case screenReader
    /// The terminal cannot show a dashboard.
    case terminal(TerminalError)

    /// Why lines are wanted, by whoever says so first: the argument, the environment, config.toml, a screen reader.
    /// Nil where nobody does.
    ///
    /// - Parameters:
    ///   - isAsked: Whether the argument was given.
    ///   - isSet: What config.toml says.
    init?(isAsked: Bool, environment: [String: String], isSet: Bool) {
        func said(_ name: String) -> Bool? {
            environment[name].flatMap { $0.isEmpty ? nil : !["0", "false", "no", "off"].contains($0.lowercased()) }
        }
        if isAsked {
            self = .argument
        } else if let isWanted = said("EASEL_PLAIN") {
            guard isWanted else { return nil }
            self = .variable
        } else if isSet {
            self = .configuration
        } else if said("ACCESSIBLE") == true {
            self = .screenReader
        } else {
            return nil
        }
    }

    /// Why lines are all that the terminal can show; nil where it is none, or could not be had.
    init?(_ error: TerminalError) {
        switch error {
        case .unnamedTerminal, .unknownTerminal, .incapableTerminal: self = .terminal(error)
        case .notATerminal, .refused: return nil
        }
    }

    /// What is said of it, where nobody asked for lines.
    var notice: String? {
        guard case .terminal(let error) = self else { return nil }
        return switch error {
        case .unnamedTerminal:
            "TERM is not set, so Easel speaks in lines. TERM=xterm-256color easel draws the dashboard."
        case .unknownTerminal(let name):
            "This machine has no description of the terminal \(name), so Easel speaks in lines. "
                + "TERM=xterm-256color easel draws the dashboard."
        default: "This terminal cannot place its cursor, so Easel speaks in lines."
        }
    }
}
