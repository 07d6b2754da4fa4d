/// The colors and glyphs that the cells of a picture may have.
package struct PictureFormat: Hashable, Sendable {
    /// The colors of a picture.
    package enum Colors: Hashable, Sendable {
        /// All 24-bit colors.
        case full
        /// The cube and the grays of the 256-color palette: numbers 16 to 255. The first 16 are the user's own.
        case cube
        /// The 16 ANSI colors, where the terminal has no others.
        case ansi16
        /// The 8 ANSI colors, where the terminal has no others.
        case ansi8
        /// The terminal's default foreground and background.
        case monochrome
    }

    /// The colors.
    package let colors: Colors
    /// True for ASCII glyphs only.
    package let isASCII: Bool
    /// True if the terminal's background is dark, or unknown.
    package let isDark: Bool

    /// Creates a format.
    package init(_ colors: Colors, isASCII: Bool = false, isDark: Bool = true) {
        self.colors = colors
        self.isASCII = isASCII
        self.isDark = isDark
    }
}
