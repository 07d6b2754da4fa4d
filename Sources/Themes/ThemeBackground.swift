/// The ground that a theme is made for, as its file names it.
package enum ThemeBackground: String, CaseIterable, Hashable, Sendable {
    case dark, light
    /// Either: what may be shown before the terminal has told of its own.
    case any
}
