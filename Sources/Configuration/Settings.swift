import Curses
import Dashboard
import Domain
import Themes

/// What config.toml says.
struct Settings: Sendable {
    /// Whether there was a file to read.
    var isFromFile = false
    /// The theme's name, or `auto` for one that suits the terminal's ground.
    var theme = ThemesState.automatic
    /// The themes of `auto`, by their names.
    var lightTheme = "dawn"
    var darkTheme = "dusk"
    /// How the terminal is to be used, as far as a person has said.
    var terminal = TerminalOverrides()
    /// The keys.
    var keyMap = KeyMap.standard
    /// How a person who does not look at the terminal is told that a run has ended.
    var notify = Notify.auto
    /// What a person wants to be asked about, and what may not be gone over.
    var spending = SpendingLimits()
    /// The absolute path of the folder that files are downloaded to; nil for the usual one.
    var downloadFolder: String?
    /// Whether the files of what was sent from here are downloaded without being asked for.
    var downloadsByItself = false
    /// For a service, the command whose first line of output is its token: a program and its arguments, no shell.
    var tokenCommands: [Service: [String]] = [:]

    /// The themes that may be shown before a person chooses another.
    var themeNames: [String] { theme == ThemesState.automatic ? [lightTheme, darkTheme] : [theme] }

    /// The ways of telling that config.toml knows.
    enum Notify: String, CaseIterable, Sendable {
        /// The bell, and a notification of the desktop where the terminal can.
        case auto
        case bell
        case off
    }

    /// One thing that is wrong with config.toml.
    struct Problem: Error, CustomStringConvertible {
        let path: String
        /// Where it stands; nil when that is not one place.
        var place: TextPosition?
        let what: String

        var description: String {
            place.map { "\(path): line \($0.line), column \($0.column): \(what)" } ?? "\(path): \(what)"
        }
    }

    /// All that is wrong with config.toml, at least one thing.
    struct Problems: Error, CustomStringConvertible {
        let all: [Problem]

        var description: String { all.map(\.description).joined(separator: "\n") }
    }
}
