import Curses
import Dashboard
import Domain
import Themes

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What config.toml says.
struct Settings: Sendable {
    /// The theme's name, or `auto` for one that suits the terminal's ground.
    var theme = ThemesState.automatic
    /// The themes of `auto`, by their names.
    var lightTheme = "dawn"
    var darkTheme = "dusk"
    /// How the terminal is to be used, as far as a person has said.
    var terminal = TerminalWishes()
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

    /// What is wrong with config.toml.
    struct Problem: Error, CustomStringConvertible {
        let path: String
        /// Where it stands; nil when that is not one place.
        var place: TextPlace?
        let what: String

        var description: String {
            place.map { "\(path): line \($0.line), column \($0.column): \(what)" } ?? "\(path): \(what)"
        }
    }

    /// Reads the file at `path`. One that is not there gives the defaults, unless a person named it.
    ///
    /// - Parameter home: What `~/` in a path of the file stands for.
    /// - Throws: `Problem` when it cannot be read or a value is of the wrong type.
    static func read(_ path: String, isNamed: Bool, home: String?) throws(Problem) -> Settings {
        guard let data = FileManager.default.contents(atPath: path) else {
            if isNamed || FileManager.default.fileExists(atPath: path) {
                throw Problem(path: path, what: "cannot be read")
            }
            return Settings()
        }
        return try Settings(SettingsReader(String(decoding: data, as: UTF8.self), path: path), home: home)
    }

    init() {}

    private init(_ file: SettingsReader, home: String?) throws(Problem) {
        try file.knows(
            ["theme", "theme_light", "theme_dark", "notify", "keys", "spending", "downloads"]
                + TerminalWishes.Name.allCases.map(\.rawValue) + Service.allCases.map(\.rawValue))
        theme = try file.text("theme", example: theme) ?? theme
        lightTheme = try file.text("theme_light", example: lightTheme) ?? lightTheme
        darkTheme = try file.text("theme_dark", example: darkTheme) ?? darkTheme
        for name in TerminalWishes.Name.allCases {
            guard let word = try file.word(name.rawValue) else { continue }
            if terminal.note(name, word, from: .configuration) != nil {
                throw file.problem(name.rawValue, "must be \(Self.list(name.words))")
            }
        }
        if let section = try file.section("keys") { keyMap = try Self.keyMap(section) }
        notify = try file.choice("notify", Notify.self) ?? notify
        if let section = try file.section("spending") { spending = try Self.spending(section) }
        if let section = try file.section("downloads") { try readDownloads(section, home: home) }
        for service in Service.allCases {
            guard let section = try file.section(service.rawValue) else { continue }
            if section.has("token") {
                // A token in a file that other programs back up and share is soon a token of others.
                throw section.problem(
                    "token",
                    "must be left out: easel login keeps tokens, or name token_command = [\"program\", \"argument\"]")
            }
            try section.knows(["token_command"])
            tokenCommands[service] = try section.texts(
                "token_command", what: "a list of texts: the program and its arguments")
        }
    }

    private static func list(_ words: [String]) -> String {
        words.dropLast().map { "\"\($0)\"" }.joined(separator: ", ") + " or \"\(words.last ?? "")\""
    }

    private static func keyMap(_ section: SettingsReader) throws(Problem) -> KeyMap {
        func keys(_ name: String, of section: SettingsReader) throws(Problem) -> [String] {
            try section.texts(name, what: "a key, such as \"ctrl-x\", or a list of keys", alone: true) ?? []
        }
        var wishes = KeyWishes()
        for name in section.names {
            guard let place = try? section.section(name) else {
                wishes.everywhere[name] = try keys(name, of: section)
                continue
            }
            for action in place.names { wishes.places[name, default: [:]][action] = try keys(action, of: place) }
        }
        do throws(KeyProblems) {
            return try KeyMap.standard.remapped(by: wishes)
        } catch {
            throw section.problem("", error.all.map(\.description).joined(separator: "\n"))
        }
    }

    private mutating func readDownloads(_ section: SettingsReader, home: String?) throws(Problem) {
        try section.knows(["folder", "automatic"])
        if section.has("folder") {
            let written = try section.text("folder", example: "~/Pictures/easel") ?? ""
            let folder = written.hasPrefix("~/") ? home.map { $0 + written.dropFirst() } : written
            guard let folder, folder.hasPrefix("/") else {
                throw section.problem("folder", "must be a path that begins with / or ~/")
            }
            downloadFolder = folder
        }
        downloadsByItself = try section.flag("automatic") ?? downloadsByItself
    }

    private static func spending(_ section: SettingsReader) throws(Problem) -> SpendingLimits {
        let keys: [(String, WritableKeyPath<SpendingLimits, Int?>)] = [
            ("ask_above_credits", \.askAboveCredits), ("credits_per_session", \.creditsPerSession),
            ("credits_per_day", \.creditsPerDay), ("runs_per_session", \.runsPerSession),
            ("runs_per_day", \.runsPerDay),
        ]
        try section.knows(keys.map(\.0))
        var limits = SpendingLimits()
        for (key, path) in keys {
            if let limit = try section.count(key) { limits[keyPath: path] = limit }
        }
        return limits
    }
}
