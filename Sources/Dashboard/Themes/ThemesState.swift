package import Canvas
import Domain
package import Themes

/// The available themes and the one in use.
package struct ThemesState: Hashable, Sendable {
    /// The theme that the user has chosen, by name, or `auto`.
    package internal(set) var wanted: String
    /// The background that the terminal reports; nil if it has not or never does.
    package internal(set) var appearance: Appearance?
    /// The available themes; empty until the first `Event.themes`.
    package internal(set) var choices: [ThemeChoice] = []
    /// The error in the file of the theme in use; the last valid version is drawn meanwhile.
    package internal(set) var problem: ThemeError?
    /// The names of the themes that `auto` uses on light and dark backgrounds.
    let light, dark: String
    /// The path of the settings file as messages show it.
    let settingsFile: String
    /// The place where the theme is set.
    package internal(set) var origin: Origin
    /// True once the user has chosen a theme since the start.
    var isChosen = false
    /// The time from which the user may be asked for the background: until then the terminal may report it.
    var asksAt: Timestamp?

    /// The places where a theme is set.
    package enum Origin: Hashable, Sendable {
        /// Nowhere: the default is used.
        case unset
        /// The settings file.
        case settings
        /// The command line, which overrides the settings file.
        case flag
    }

    /// The name of the setting that follows the background of the terminal.
    package static let automatic = "auto"
    /// The theme of `auto` while the background is unknown; it paints its own.
    package static let undecided = "slate"

    /// Creates the state.
    ///
    /// - `name`: The chosen theme, or `auto`.
    /// - `light`: The theme of `auto` on a light background.
    /// - `dark`: The theme of `auto` on a dark background.
    /// - `appearance`: The background, if it is known before the terminal reports it.
    /// - `origin`: The place where `name` is set.
    package init(
        name: String = automatic, light: String = "dawn", dark: String = "dusk", appearance: Appearance? = nil,
        settingsFile: String = "config.toml", origin: Origin = .settings
    ) {
        wanted = name
        self.light = light
        self.dark = dark
        self.appearance = appearance
        self.settingsFile = settingsFile
        self.origin = origin
    }

    /// True if the background is unknown and the user has chosen no theme, neither in the settings nor since the start.
    package var isBackgroundOpen: Bool { origin == .unset && !isChosen && appearance == nil }

    /// The name of the theme in use; for `auto`, the one that suits the background.
    package var name: String { resolved(wanted) }

    /// Returns the theme that `name` stands for now.
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
    /// The name of the theme to draw with: the one under the cursor of an open theme chooser, else the one in use.
    ///
    /// The preview needs no undoing: it depends only on the chooser and ends with it.
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
