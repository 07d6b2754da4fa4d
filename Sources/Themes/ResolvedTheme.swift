import Canvas

/// A theme with all that it inherits.
struct ResolvedTheme: Hashable, Sendable {
    let name: String
    let background: ThemeBackground
    private var colors: [String: PaletteColor] = [:]
    private var roles: [Role: ThemeFile.RoleLine] = [:]
    private var uncolored: [Role: Style.Attributes]

    /// Puts a theme together.
    ///
    /// What a file says of a color or a role takes the place of all that its parents say of it: a color given anew
    /// in 24 bits is not its parent's at 256.
    ///
    /// - Parameters:
    ///   - lineage: The theme's file and its parents', the oldest first.
    ///   - uncolored: What roles look like without color where the lineage says nothing.
    /// - Throws: `ThemeError` when a role asks for a color that there is none of.
    init(_ name: String, lineage: [ThemeFile], uncolored: [Role: Style.Attributes]) throws(ThemeError) {
        self.name = name
        background = lineage.reduce(.dark) { $1.background ?? $0 }
        self.uncolored = uncolored
        for file in lineage {
            colors.merge(file.colors) { $1 }
            roles.merge(file.roles) { $1 }
            self.uncolored.merge(file.uncolored) { $1 }
        }
        for role in Role.allCases {
            for name in [roles[role]?.foreground, roles[role]?.background].compactMap(\.self)
            where name.name != ThemeFile.terminalName && colors[name.name] == nil {
                throw name.error(.missingColor(name.name, known: colors.keys.sorted()))
            }
        }
    }

    /// The theme in the colors of a terminal of `depth`.
    func theme(for depth: ColorDepth) -> Theme {
        guard depth > .monochrome else {
            return Theme(name: name, background: self.background, styles: uncolored.mapValues { Style(attributes: $0) })
        }
        let match = ColorMatch(depth: depth, background: self.background)
        let normal = given(roles[.normal]?.background, depth)
        let normalBackground = match.background(normal, normal: nil)
        var styles: [Role: Style] = [:]
        for role in Role.allCases {
            guard let line = roles[role] else { continue }
            // What has no ground of its own stands on that of the normal text.
            let original = line.background == nil ? normal : given(line.background, depth)
            let background =
                line.background == nil ? normalBackground : match.background(original, normal: normalBackground)
            let text = match.text(given(line.foreground, depth), on: background, originally: original)
            styles[role] = Self.style(text, on: background, line.attributes, depth)
        }
        // Where there are too few colors for soft grounds, the row in focus is seen all the same.
        if depth < .palette256, let row = styles[.cursorRow], row == Style(background: normalBackground) {
            styles[.cursorRow] = row.with(.reverse)
        }
        return Theme(name: name, background: self.background, styles: styles)
    }

    private func given(_ name: ThemeFile.PlacedName?, _ depth: ColorDepth) -> Color {
        name.flatMap { colors[$0.name]?.nearest(to: depth) } ?? .terminal
    }

    /// A style as terminals of `depth` take it.
    ///
    /// With sixteen colors or eight, terminals may show bold as bright: a dark color on a light ground would lose
    /// its contrast. So only what is bright anyway, or the terminal's own, is bold; and the bright eight of a terminal
    /// of eight are the plain ones drawn bold (terminfo's `linux`).
    private static func style(
        _ text: Color, on background: Color, _ attributes: Style.Attributes, _ depth: ColorDepth
    ) -> Style {
        var style = Style(foreground: text, background: background, attributes: attributes)
        guard depth < .palette256 else { return style }
        if case .indexed(let number) = text {
            if number < 8 { style.attributes.remove(.bold) }
            if depth == .ansi8, number >= 8 {
                style.foreground = .indexed(number - 8)
                style.attributes.insert(.bold)
            }
        }
        if depth == .ansi8, case .indexed(let number) = background { style.background = .indexed(number % 8) }
        return style
    }
}
