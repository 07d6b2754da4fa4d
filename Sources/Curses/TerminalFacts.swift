/// The facts about a terminal from terminfo, the locale and the system.
package struct TerminalFacts: Hashable, Sendable {
    /// The terminal of the terminfo entry.
    package enum Entry: Hashable, Sendable {
        /// The entry is the terminal's own.
        case own
        /// The entry of another terminal, which is compatible.
        case substitute(String)
        /// No entry is installed.
        case unknown
    }

    /// The origin of the terminfo entry.
    package var entry: Entry
    /// True when the cursor can be positioned (terminfo `cup`).
    package var canPlaceCursor: Bool
    /// The `colors` capability; 0 when the terminal has none.
    package var colors: Int
    /// True when the entry's color numbers are 24-bit values (the flag `RGB`, user_caps(5)).
    package var usesDirectColor: Bool
    /// True when the entry declares 24-bit colors in the common form (the flag `Tc` of tmux).
    package var supportsTrueColor: Bool
    /// The locale's character set, as `nl_langinfo(CODESET)` returns it.
    package var charset: String
    /// The path of the terminal, `/dev/pts/3`; nil where it is not known.
    package var path: String?

    /// Creates facts; see the properties for the parameters.
    package init(
        colors: Int, usesDirectColor: Bool = false, supportsTrueColor: Bool = false, charset: String = "UTF-8",
        entry: Entry = .own, canPlaceCursor: Bool = true, path: String? = nil
    ) {
        self.entry = entry
        self.canPlaceCursor = canPlaceCursor
        self.colors = colors
        self.usesDirectColor = usesDirectColor
        self.supportsTrueColor = supportsTrueColor
        self.charset = charset
        self.path = path
    }
}
