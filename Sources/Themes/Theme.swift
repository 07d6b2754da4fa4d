package import Canvas

/// A style for every role at one color depth.
package struct Theme: Hashable, Sendable {
    /// The name by which the user chooses it.
    package let name: String
    /// The terminal background that it is made for.
    package let background: ThemeBackground
    private let styles: [Role: Style]

    /// Creates a theme; a role without a style looks like the terminal's default.
    package init(name: String, background: ThemeBackground, styles: [Role: Style]) {
        self.name = name
        self.background = background
        self.styles = styles
    }

    /// The style of `role`.
    package subscript(role: Role) -> Style { styles[role] ?? .plain }
}
