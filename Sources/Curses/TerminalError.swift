/// Why the dashboard cannot be shown on this terminal.
package enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Standard input or output is not a terminal.
    case notATerminal
    /// TERM is not set.
    case unnamedTerminal
    /// No terminfo entry for TERM is installed.
    case unknownTerminal(String)
    /// The terminal cannot place its cursor.
    case incapableTerminal(String)
    /// The terminal's description was found, yet the terminal could not be taken.
    case refused(String)

    /// One sentence on what is wrong and one on what to do.
    package var description: String {
        switch self {
        case .notATerminal:
            "The dashboard needs a terminal as its input and output. Without one, easel run sends a run and waits for "
                + "it, easel --plain takes commands line by line, and easel --help lists the rest."
        case .unnamedTerminal:
            "TERM is not set, so the kind of terminal is unknown. Set it, for example: TERM=xterm-256color easel"
        case .unknownTerminal(let name):
            "This machine has no description of the terminal \(name). Install it (in Debian: the package "
                + "ncurses-term), or try TERM=xterm-256color easel"
        case .incapableTerminal(let name):
            "The terminal \(name) cannot place its cursor, so it cannot show the dashboard. Use another "
                + "terminal, or try TERM=xterm-256color easel"
        case .refused(let name):
            "The terminal \(name) could not be opened. Try TERM=xterm-256color easel"
        }
    }
}
