import Canvas

/// One theme's file, without what it inherits.
struct ThemeFile: Hashable, Sendable {
    let source: ThemeSource
    /// The theme that supplies what this one omits.
    var parent: PlacedName?
    /// The terminal background that it is made for; nil inherits it.
    var background: ThemeBackground?
    var colors: [String: PaletteColor] = [:]
    var roles: [Role: RoleLine] = [:]
    /// The attributes of roles without color.
    var uncolored: [Role: Style.Attributes] = [:]

    /// A name in the file, with its key.
    struct PlacedName: Hashable, Sendable {
        let name: String
        let key: String
        let source: ThemeSource

        /// The position is computed only here: most files are valid.
        func error(_ problem: ThemeError.Problem) -> ThemeError {
            ThemeError(file: source.file, place: TOMLPositions(source.toml).values[key], problem)
        }
    }

    /// A role's style, with the names of colors.
    struct RoleLine: Hashable, Sendable {
        var foreground: PlacedName?
        var background: PlacedName?
        var attributes: Style.Attributes = []
    }

    /// The name of the terminal's own color, which every palette has.
    static let terminalName = "terminal"
}
