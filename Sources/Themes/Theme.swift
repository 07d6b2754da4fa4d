package import Canvas

/// A look for every role, ready for a terminal's colours.
package struct Theme: Hashable, Sendable {
    /// The name that a person asks for it by.
    package let name: String
    /// Whether it is made for a light ground.
    package let isLight: Bool
    private let styles: [Role: Style]

    /// A theme from its styles; a role that has none looks like the terminal.
    package init(name: String, isLight: Bool, styles: [Role: Style]) {
        self.name = name
        self.isLight = isLight
        self.styles = styles
    }

    /// The look of `role`.
    package subscript(role: Role) -> Style { styles[role] ?? .plain }
}
