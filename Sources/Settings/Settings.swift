package import Curses
package import Dashboard
package import Domain
package import Themes

/// What config.toml says.
package struct Settings: Sendable {
    /// Whether there was a file to read.
    package var isFromFile = false
    /// The theme's name, or `auto` for one that suits the terminal's ground.
    package var theme = ThemesState.automatic
    /// The themes of `auto`, by their names.
    package var lightTheme = "dawn"
    package var darkTheme = "dusk"
    /// How the terminal is to be used, as far as a person has said.
    package var terminal = TerminalOverrides()
    /// The keys.
    package var keyMap = KeyMap.standard
    /// How a person who does not look at the terminal is told that a run has ended.
    package var notify = Notify.auto
    /// What a person wants to be asked about, and what may not be gone over.
    package var spending = SpendingLimits()
    /// The absolute path of the folder that files are downloaded to; nil for the usual one.
    package var downloadFolder: String?
    /// Whether the files of what was sent from here are downloaded without being asked for.
    package var downloadsByItself = false
    /// For a service, the command whose first line of output is its token: a program and its arguments, no shell.
    package var tokenCommands: [Service: [String]] = [:]

    /// The defaults.
    package init() {}

    /// The themes that may be shown before a person chooses another.
    package var themeNames: [String] { theme == ThemesState.automatic ? [lightTheme, darkTheme] : [theme] }

    /// The ways of telling that config.toml knows.
    package enum Notify: String, CaseIterable, Sendable {
        /// The bell, and a notification of the desktop where the terminal can.
        case auto
        case bell
        case off
    }

    /// One thing that is wrong with config.toml.
    package struct Problem: Error, CustomStringConvertible {
        package let path: String
        /// Where it stands; nil when that is not one place.
        package var place: TextPosition?
        package let what: String

        package var description: String {
            place.map { "\(path): line \($0.line), column \($0.column): \(what)" } ?? "\(path): \(what)"
        }
    }

    /// All that is wrong with config.toml, at least one thing.
    package struct Problems: Error, CustomStringConvertible {
        package let all: [Problem]

        package var description: String { all.map(\.description).joined(separator: "\n") }
    }
}
