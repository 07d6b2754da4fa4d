internal import Canvas

/// The way to notify the user while the terminal is in the background.
package struct NotificationStyle: Hashable, Sendable {
    /// The sequences for desktop notifications.
    package enum Sequence: Hashable, Sendable {
        /// `OSC 9 ; text` (iTerm2): text without a title.
        case osc9
        /// `OSC 777 ; notify ; title ; text` (urxvt, and many after it).
        case osc777
        /// `OSC 99 ; metadata ; text` (kitty).
        case osc99
    }

    /// True when the bell rings. It passes through every multiplexer, at least as a mark on the window.
    package var ringsBell: Bool
    /// The sequence to send; nil where the terminal is not known to support one.
    package var sequence: Sequence?
    /// True inside tmux, which drops such sequences unless they are wrapped.
    package var isInsideTmux: Bool

    /// Creates a style; see the properties for the parameters.
    package init(ringsBell: Bool, sequence: Sequence? = nil, isInsideTmux: Bool = false) {
        self.ringsBell = ringsBell
        self.sequence = sequence
        self.isInsideTmux = isInsideTmux
    }

    /// The bell alone.
    package static let bell = NotificationStyle(ringsBell: true)
    /// No notification.
    package static let off = NotificationStyle(ringsBell: false)

    /// Detects the style from the environment variables of terminals.
    ///
    /// Programs such as notify-send are not used: over ssh they would run on the wrong machine.
    package init(environment: [String: String]) {
        let terminal = TerminalEnvironment(environment: environment)
        self.init(
            ringsBell: true, sequence: Self.sequence(terminal), isInsideTmux: terminal.multiplexer == .tmux)
    }

    private static func sequence(_ terminal: TerminalEnvironment) -> Sequence? {
        // GNU screen forwards nothing and hides the outer terminal.
        if terminal.multiplexer == .screen { return nil }
        let (environment, isSet, term) = (terminal.environment, terminal.isSet, terminal.name)
        if isSet("KITTY_WINDOW_ID") || term == "xterm-kitty" { return .osc99 }
        let program = environment["TERM_PROGRAM"] ?? ""
        if program == "iTerm.app" || environment["LC_TERMINAL"] == "iTerm2" { return .osc9 }
        let takes777: Set = ["WezTerm", "ghostty", "WarpTerminal", "contour"]
        if takes777.contains(program) || isSet("VTE_VERSION") || isSet("KONSOLE_VERSION") { return .osc777 }
        let families = ["foot", "xterm-ghostty", "wezterm", "rxvt-unicode", "contour"]
        if families.contains(where: { term == $0 || term.hasPrefix($0 + "-") }) { return .osc777 }
        // These identify as xterm, and use OSC 9 for progress.
        if isSet("WT_SESSION") || isSet("ConEmuPID") || program == "Apple_Terminal" || program == "vscode" {
            return nil
        }
        // Over ssh a terminal reports no more than this; one that does not support the sequence ignores it.
        return term.hasPrefix("xterm") || terminal.multiplexer == .tmux ? .osc9 : nil
    }

    /// The maximum width of a text, in columns.
    private static let limit = 200

    /// Returns the bytes to send. Both texts are sanitized: nothing in them can end the sequence or begin another.
    package func bytes(title: String, text: String) -> [UInt8] {
        let bell: [UInt8] = ringsBell ? [7] : []
        guard let sequence else { return bell }
        let title = DisplayText(title).truncated(to: Self.limit).string
        let text = DisplayText(text).truncated(to: Self.limit).string
        // Where there is one text only, it begins with the title. OSC 9 with a leading digit has another meaning.
        let sentence = "\(title): \(text)"
        let command =
            switch sequence {
            case .osc9: "9;\(sentence)"
            // A semicolon would end the title.
            case .osc777: "777;notify;\(title.map { $0 == ";" ? "," : String($0) }.joined());\(text)"
            case .osc99: "99;;\(sentence)"
            }
        let plain = Array("\u{1b}]\(command)".utf8) + [7]
        return bell + (isInsideTmux ? Passthrough.wrapped(plain) : plain)
    }
}
