import Domain
import Themes

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What config.toml says.
struct Settings: Sendable {
    /// The theme's name.
    var theme = "dusk"
    /// Whether to draw with ASCII only.
    var isASCII = false
    /// Whether to speak in lines instead of drawing.
    var isPlain = false
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
        try file.knows(["theme", "ascii", "notify", "spending", "downloads"] + Service.allCases.map(\.rawValue))
        theme = try file.text("theme", example: theme) ?? theme
        isASCII = try file.flag("ascii") ?? isASCII
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

    /// These settings with what the arguments say.
    func overridden(theme: String?, isASCII: Bool) -> Settings {
        var settings = self
        settings.theme = theme ?? self.theme
        settings.isASCII = isASCII || self.isASCII
        return settings
    }
}
