package import Canvas

/// A look for every role, ready for a terminal's colors.
package struct Theme: Hashable, Sendable {
    /// The name that a person asks for it by.
    package let name: String
    /// The ground that it is made for.
    package let background: ThemeBackground
    private let styles: [Role: Style]

    /// A theme from its styles; a role that has none looks like the terminal.
    package init(name: String, background: ThemeBackground, styles: [Role: Style]) {
        self.name = name
        self.background = background
        self.styles = styles
    }

    /// The look of `role`.
    package subscript(role: Role) -> Style { styles[role] ?? .plain }
}
