package import Canvas

/// The theme in use: the chosen one, or its last valid version.
package struct ActiveTheme: Sendable {
    /// The theme to draw with.
    package private(set) var theme: Theme
    private var catalog: ThemeCatalog
    private var requestedName: String
    private var depth: ColorDepth

    /// Activates the theme `name` for a terminal's color depth.
    ///
    /// - Throws: `ThemeError` when it is invalid: there is no earlier valid version.
    package init(_ name: String, of catalog: ThemeCatalog, depth: ColorDepth) throws(ThemeError) {
        self.catalog = catalog
        self.depth = depth
        requestedName = name
        theme = try catalog.theme(named: name, depth: depth)
    }

    /// The available themes.
    package var choices: [ThemeChoice] { catalog.choices }

    /// Activates the theme `name` at a color depth. In place of an invalid theme, the last valid one stays.
    package mutating func show(_ name: String, depth: ColorDepth) {
        guard name != requestedName || depth != self.depth else { return }
        let isOtherDepth = depth != self.depth
        requestedName = name
        self.depth = depth
        if let theme = try? catalog.theme(named: name, depth: depth) {
            self.theme = theme
        } else if isOtherDepth, let theme = try? catalog.theme(named: theme.name, depth: depth) {
            self.theme = theme
        }
    }

    /// The result of reading the files again.
    package enum ReloadResult: Hashable, Sendable {
        /// The files are unchanged.
        case unchanged
        /// The files have changed; the problem of the chosen theme, if any.
        case changed(problem: ThemeError?)
    }

    /// Applies the user's theme files in their current state.
    ///
    /// - `chosen`: The theme that the user chose, which may not be the active one.
    package mutating func reload(_ own: [ThemeSource], chosen: String) -> ReloadResult {
        let catalog = ThemeCatalog(own: own)
        guard catalog != self.catalog else { return .unchanged }
        self.catalog = catalog
        if let theme = try? catalog.theme(named: requestedName, depth: depth) { self.theme = theme }
        do throws(ThemeError) {
            _ = try catalog.theme(named: chosen, depth: depth)
            return .changed(problem: nil)
        } catch {
            return .changed(problem: error)
        }
    }
}
