package import Canvas

/// What terminfo and the locale say about a terminal.
package struct TerminalFacts: Hashable, Sendable {
    /// The `colors` capability; 0 when the terminal has none.
    package var colors: Int
    /// Whether the entry's colour numbers are 24-bit values (the flag `RGB`).
    package var takesRGB: Bool
    /// Whether the entry says that the terminal knows 24-bit colours in the common form (the flag `Tc`).
    package var knowsRGB: Bool
    /// The locale's character set, as `nl_langinfo(CODESET)` names it.
    package var charset: String

    package init(colors: Int, takesRGB: Bool = false, knowsRGB: Bool = false, charset: String = "UTF-8") {
        self.colors = colors
        self.takesRGB = takesRGB
        self.knowsRGB = knowsRGB
        self.charset = charset
    }
}

/// How a terminal is used: colours, characters, and how long an escape is waited for.
package struct TerminalProfile: Hashable, Sendable {
    /// How many colours are used.
    package var depth: ColorDepth
    /// Whether 24-bit colours need an entry of our own on top of the terminal's.
    package var needsOverlay: Bool
    /// Whether only ASCII can be shown.
    package var isASCII: Bool
    /// Milliseconds to wait after an escape byte for the rest of a key.
    package var escapeDelay: Int

    /// Decides from the environment and the terminal's own description.
    ///
    /// COLORTERM is not forwarded by ssh, and ncurses does not read it; where it
    /// is missing the palette of 256 is the safe choice.
    package init(environment: [String: String], facts: TerminalFacts) {
        let isSet = { (name: String) in !(environment[name] ?? "").isEmpty }
        let isRemote = ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"].contains(where: isSet)

        needsOverlay = false
        if isSet("NO_COLOR") || facts.colors < 8 {
            depth = .monochrome
        } else if facts.takesRGB {
            depth = .trueColor
        } else if Self.promisesRGB(environment, facts) {
            depth = .trueColor
            needsOverlay = true
        } else {
            depth = facts.colors >= 256 ? .palette256 : facts.colors >= 16 ? .ansi16 : .ansi8
        }

        let charset = facts.charset.lowercased().filter { $0 != "-" && $0 != "_" }
        isASCII = charset != "utf8"

        // A slow line may tear a key's bytes apart; a fast one must not make Esc feel slow.
        let asked = environment["ESCDELAY"].flatMap { Int($0) }.flatMap { (1...5000).contains($0) ? $0 : nil }
        escapeDelay = asked ?? (isRemote ? 100 : 25)
    }

    private static func promisesRGB(_ environment: [String: String], _ facts: TerminalFacts) -> Bool {
        if facts.knowsRGB { return true }
        let promise = environment["COLORTERM"]?.lowercased()
        guard promise == "truecolor" || promise == "24bit" else { return false }
        // GNU screen passes COLORTERM on from outside and does not understand the colours.
        let isScreen = environment["TERM"]?.hasPrefix("screen") == true && (environment["TMUX"] ?? "").isEmpty
        return !isScreen
    }
}
