/// The terminal background that a theme is made for: the value of `appearance` in its file.
package enum ThemeBackground: String, CaseIterable, Hashable, Sendable {
    case dark, light
    /// Either: the theme paints its own background, or its colors are readable on both.
    case any
}
