import Canvas

/// A theme with everything that it inherits.
struct ResolvedTheme: Hashable, Sendable {
    let name: String
    let background: ThemeBackground
    private var colors: [String: PaletteColor] = [:]
    private var roles: [Role: ThemeFile.RoleLine] = [:]
    private var uncolored: [Role: Style.Attributes]

    /// Resolves a theme.
    ///
    /// A color or a role of a file replaces all that its parents say of it: a color redefined in 24 bits is not its
    /// parent's at 256.
    ///
    /// - `lineage`: The theme's file and its parents', the oldest first.
    /// - `uncolored`: The attributes of roles without color where the lineage has none.
    /// - Throws: `ThemeError` when a role uses a color that is not defined.
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

    /// Returns the theme for a terminal's color depth.
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
            // A role without a background has that of normal text.
            let original = line.background == nil ? normal : given(line.background, depth)
            let background =
                line.background == nil ? normalBackground : match.background(original, normal: normalBackground)
            let text = match.text(given(line.foreground, depth), on: background, originally: original)
            styles[role] = Self.style(text, on: background, line.attributes, depth)
        }
        // With too few colors for a soft background, the focused row is bold, beside its bar.
        if let row = styles[.cursorRow], row == Style(background: normalBackground) {
            styles[.cursorRow] = row.with(.bold)
        }
        return Theme(name: name, background: self.background, styles: styles)
    }

    private func given(_ name: ThemeFile.PlacedName?, _ depth: ColorDepth) -> Color {
        name.flatMap { colors[$0.name]?.nearest(to: depth) } ?? .terminal
    }

    /// Returns a style that suits terminals of `depth`.
    ///
    /// With 16 or 8 colors, terminals may show bold as bright, and a dark color on a light background would lose its
    /// contrast. So only bright colors, or the terminal's own, are bold; and with 8 colors the bright ones are the
    /// plain ones in bold (terminfo's `linux`).
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
