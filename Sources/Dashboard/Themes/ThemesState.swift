package import Canvas
package import Themes

/// The available themes and the one in use.
package struct ThemesState: Hashable, Sendable {
    /// The theme that the user has chosen, by name, or `auto`.
    package internal(set) var wanted: String
    /// What the terminal has told of its ground; nil before it has, or where it never does.
    package internal(set) var appearance: Appearance?
    /// The available themes; empty until the first `Event.themes`.
    package internal(set) var choices: [ThemeChoice] = []
    /// The error in the file of the theme in use; the last valid version is drawn meanwhile.
    package internal(set) var problem: ThemeError?
    /// The names of the themes that `auto` uses on light and dark backgrounds.
    let light, dark: String
    /// The path of the settings file as messages show it.
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
