package import Themes

/// The themes there are, and the one that the user wants.
package struct ThemesState: Hashable, Sendable {
    /// The theme that was chosen, by its name.
    package internal(set) var name: String
    /// What can be chosen; empty until the program has told.
    package internal(set) var choices: [ThemeChoice] = []
    /// What is wrong with the chosen one's file; the last that was right is drawn with meanwhile.
    package internal(set) var problem: ThemeError?
    /// The file in which a theme is named for good, as it is told.
    let settingsFile: String

    package init(name: String = "dusk", settingsFile: String = "config.toml") {
        self.name = name
        self.settingsFile = settingsFile
    }
}

extension State {
    /// The theme to draw with, by its name: the one under the cursor while themes are looked through, else the one
    /// that was chosen.
    ///
    /// There is nothing to take back when the list is closed: the preview is in the list and goes with it.
    package var themeName: String {
        for overlay in overlays.reversed() {
            if case .theme(let name)? = overlay.chooser?.selected?.deed { return name }
        }
        return themes.name
    }
}
