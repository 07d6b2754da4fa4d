package import Canvas

/// The theme that is drawn with: the one that is wanted, or the last one that was right.
package struct ActiveTheme: Sendable {
    /// What to draw with.
    package private(set) var theme: Theme
    private var catalog: ThemeCatalog
    private var wanted: String
    private let depth: ColorDepth

    /// Shows the theme called `name` in the colors of a terminal of `depth`.
    ///
    /// - Throws: `ThemeError` when it cannot be shown: there is no last one that was right.
    package init(_ name: String, of catalog: ThemeCatalog, depth: ColorDepth) throws(ThemeError) {
        self.catalog = catalog
        self.depth = depth
        wanted = name
        theme = try catalog.theme(named: name, depth: depth)
    }

    /// The themes to choose from.
    package var choices: [ThemeChoice] { catalog.choices }

    /// Shows the theme called `name`, unless it is wrong.
    package mutating func show(_ name: String) {
        guard name != wanted else { return }
        wanted = name
        if let theme = try? catalog.theme(named: name, depth: depth) { self.theme = theme }
    }

    /// What came of reading the files again.
    package enum ReloadResult: Hashable, Sendable {
        /// They say what they said.
        case unchanged
        /// They say something else; what is wrong with the chosen theme.
        case changed(problem: ThemeError?)
    }

    /// Takes a person's own files as they are now.
    ///
    /// - Parameter chosen: The theme that was chosen, which may not be the one that is shown.
    package mutating func reread(_ own: [ThemeSource], chosen: String) -> ReloadResult {
        let catalog = ThemeCatalog(own: own)
        guard catalog != self.catalog else { return .unchanged }
        self.catalog = catalog
        if let theme = try? catalog.theme(named: wanted, depth: depth) { self.theme = theme }
        do throws(ThemeError) {
            _ = try catalog.theme(named: chosen, depth: depth)
            return .changed(problem: nil)
        } catch {
            return .changed(problem: error)
        }
    }
}
