/// The terminal background that a theme is made for: the value of `appearance` in its file.
package enum ThemeBackground: String, CaseIterable, Hashable, Sendable {
    case dark, light
    /// Either: for use until the terminal has reported its background.
    case any
}
