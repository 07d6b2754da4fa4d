package import Curses
package import Dashboard
package import Domain
package import Themes

/// The settings of config.toml.
package struct Settings: Sendable {
    /// True where there was a file to read.
    package var isFromFile = false
    /// The name of the theme, or `auto` for one that suits the terminal's background.
    package var theme = ThemesState.automatic
    /// True where the file has a theme.
    package var setsTheme = false
    /// The names of the themes for `auto`.
    package var lightTheme = "dawn"
    package var darkTheme = "dusk"
    /// The user's overrides of what is detected about the terminal.
    package var terminal = TerminalOverrides()
    /// The key map.
    package var keyMap = KeyMap.standard
    /// The notification for a finished run while the terminal has no focus.
    package var notify = Notify.auto
    /// The spending limits, and the price above which to ask.
    package var spending = SpendingLimits()
    /// The absolute path of the download folder; nil for the default one.
    package var downloadFolder: String?
    /// True to download the files of runs sent from here automatically.
    package var downloadsAutomatically = false
    /// The command of each service whose first line of output is its token: a program and its arguments, without a
    /// shell.
    package var tokenCommands: [Service: [String]] = [:]

    /// Creates the default settings.
    package init() {}

    /// The names of the themes in use until the user chooses another.
    package var themeNames: [String] { theme == ThemesState.automatic ? [lightTheme, darkTheme] : [theme] }

    /// The kinds of notification.
    package enum Notify: String, CaseIterable, Sendable {
        /// The bell, and a desktop notification where the terminal supports it.
        case auto
        /// The bell only.
        case bell
        /// None.
        case off
    }

    /// A problem in config.toml.
    package struct Problem: Error, CustomStringConvertible {
        /// The path of the file.
        package let path: String
        /// The position in the file; nil where it has none.
        package var place: TextPosition?
        /// The problem, in words.
        package let what: String

        package var description: String {
            place.map { "\(path): line \($0.line), column \($0.column): \(what)" } ?? "\(path): \(what)"
        }
    }

    /// All problems in config.toml, at least one, in the order of the file.
    package struct Problems: Error, CustomStringConvertible {
        package let all: [Problem]

        package var description: String { all.map(\.description).joined(separator: "\n") }
    }
}
