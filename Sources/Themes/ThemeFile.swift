import Canvas

/// One theme's file as it is written; what it inherits is not in it.
struct ThemeFile: Hashable, Sendable {
    let source: ThemeSource
    /// The theme that fills in what this one leaves out.
    var parent: PlacedName?
    /// The ground that it is made for; nil leaves that to the parent.
    var background: ThemeBackground?
    var colors: [String: PaletteColor] = [:]
    var roles: [Role: RoleLine] = [:]
    /// Roles where there is no color.
    var uncolored: [Role: Style.Attributes] = [:]

    /// A name that the file says, and where it says it.
    struct PlacedName: Hashable, Sendable {
        let name: String
        let key: String
        let source: ThemeSource

        /// The place is looked for only here: most files are right.
        func error(_ problem: ThemeError.Problem) -> ThemeError {
            ThemeError(file: source.file, place: TOMLPositions(source.toml).values[key], problem)
        }
    }

    /// A role's look, by the names of colors.
    struct RoleLine: Hashable, Sendable {
        var foreground: PlacedName?
        var background: PlacedName?
        var attributes: Style.Attributes = []
    }

    /// The name that means the terminal's own color; every palette has it.
    static let terminalName = "terminal"
}
