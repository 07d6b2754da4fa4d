/// The reason why the dashboard cannot be shown on this terminal.
package enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Standard input or output is not a terminal.
    case notATerminal
    /// TERM is not set.
    case unnamedTerminal
    /// No terminfo entry for TERM is installed.
    case unknownTerminal(String)
    /// The terminal cannot position the cursor (terminfo `cup`).
    case incapableTerminal(String)
    /// ncurses could not open the terminal, though it has a terminfo entry.
    case refused(String)

    /// The error in one sentence, and the remedy in another.
    package var description: String {
        switch self {
        case .notATerminal:
            "The dashboard needs a terminal for input and output. Without one, easel run sends a run and waits for "
                + "it, and easel --plain is a text mode without a full screen; easel --help lists all commands."
        case .unnamedTerminal:
            "TERM is not set. Set it, for example: TERM=xterm-256color easel"
        case .unknownTerminal(let name):
            "No terminfo entry for \(name) is installed. Install it (Debian: ncurses-term), or try "
                + "TERM=xterm-256color easel"
        case .incapableTerminal(let name):
            "The terminal \(name) cannot position the cursor. Use another terminal, or try "
                + "TERM=xterm-256color easel"
        case .refused(let name):
            "The terminal \(name) could not be opened. Try TERM=xterm-256color easel"
        }
    }
}
