/// What terminfo and the locale say about a terminal.
package struct TerminalFacts: Hashable, Sendable {
    /// Whose description it is.
    package enum Entry: Hashable, Sendable {
        /// The terminal's own.
        case own
        /// That of another, which the terminal understands as well.
        case substitute(String)
        /// None: this machine does not know the terminal.
        case unknown
    }

    /// Where the rest was found.
    package var entry: Entry
    /// Whether the cursor can be placed.
    package var canPlaceCursor: Bool
    /// The `colors` capability; 0 when the terminal has none.
    package var colors: Int
    /// Whether the entry's color numbers are 24-bit values (the flag `RGB`).
    package var takesRGB: Bool
    /// Whether the entry says that the terminal knows 24-bit colors in the common form (the flag `Tc`).
    package var knowsRGB: Bool
    /// The locale's character set, as `nl_langinfo(CODESET)` names it.
    package var charset: String

    package init(
        colors: Int, takesRGB: Bool = false, knowsRGB: Bool = false, charset: String = "UTF-8", entry: Entry = .own,
        canPlaceCursor: Bool = true
    ) {
        self.entry = entry
        self.canPlaceCursor = canPlaceCursor
        self.colors = colors
        self.takesRGB = takesRGB
        self.knowsRGB = knowsRGB
        self.charset = charset
    }
}
