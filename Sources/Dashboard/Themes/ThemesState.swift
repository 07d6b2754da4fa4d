package import Canvas
package import Themes

/// The themes there are, and the one that the user wants.
package struct ThemesState: Hashable, Sendable {
    /// What the user wants: a theme by its name, or `auto`.
    package internal(set) var wanted: String
    /// What the terminal has told of its ground; nil before it has, or where it never does.
    package internal(set) var appearance: Appearance?
    /// What can be chosen; empty until the program has told.
    package internal(set) var choices: [ThemeChoice] = []
    /// What is wrong with the chosen one's file; the last that was right is drawn with meanwhile.
    package internal(set) var problem: ThemeError?
    /// The themes of `auto`, by their names.
    let light, dark: String
    /// The file in which a theme is named for good, as it is told.
    let settingsFile: String

    /// The name that stands for the theme that suits the terminal's ground.
    package static let automatic = "auto"
    /// What `auto` is while nobody knows the ground: a theme that can be read on any.
    package static let undecided = "neutral"

    /// - Parameters:
    ///   - name: What the user wants: a theme, or `auto`.
    ///   - light: What `auto` is on a light ground.
    ///   - dark: What `auto` is on a dark ground.
    ///   - appearance: The ground, where it is known before the terminal is asked.
    package init(
        name: String = automatic, light: String = "dawn", dark: String = "dusk", appearance: Appearance? = nil,
        settingsFile: String = "config.toml"
    ) {
        wanted = name
        self.light = light
        self.dark = dark
        self.appearance = appearance
        self.settingsFile = settingsFile
    }

    /// The theme that was chosen: for `auto` the one that suits the ground.
    package var name: String { resolved(wanted) }

    /// The theme that `name` means now.
    func resolved(_ name: String) -> String {
        guard name == Self.automatic else { return name }
        return switch appearance {
        case .light: light
        case .dark: dark
        case nil: Self.undecided
        }
    }
}

extension State {
    /// The theme to draw with, by its name: the one under the cursor while themes are looked through, else the one
    /// that was chosen.
    ///
    /// There is nothing to take back when the list is closed: the preview is in the list and goes with it.
    package var themeName: String {
        for overlay in overlays.reversed() {
            if let chooser = overlay.chooser, chooser.kind == .themes,
                case .theme(let name)? = chooser.selected?.command
            {
                return themes.resolved(name)
            }
        }
        return themes.name
    }
}
