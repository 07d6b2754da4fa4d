import Domain
import TOMLKit

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
    enum Notify: String, Sendable {
        /// The bell, and a notification of the desktop where the terminal can.
        case auto
        case bell
        case off
    }

    /// What is wrong with config.toml.
    struct Problem: Error, CustomStringConvertible {
        let path: String
        let what: String
        var description: String { "\(path): \(what)" }
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
        do {
            return try Settings(table: TOMLTable(string: String(decoding: data, as: UTF8.self)), path: path, home: home)
        } catch let problem as Problem {
            throw problem
        } catch let error as TOMLParseError {
            let place = error.source.begin
            throw Problem(path: path, what: "line \(place.line), column \(place.column): \(error.description)")
        } catch {
            throw Problem(path: path, what: "\(error)")
        }
    }

    init() {}

    private init(table: TOMLTable, path: String, home: String?) throws(Problem) {
        func wrong(_ key: String, _ wanted: String) -> Problem { Problem(path: path, what: "\(key) must be \(wanted)") }
        if let value = table["theme"] {
            guard let name = value.string else { throw wrong("theme", "a text, such as \"dusk\"") }
            theme = name
        }
        if let value = table["ascii"] {
            guard let flag = value.bool else { throw wrong("ascii", "true or false") }
            isASCII = flag
        }
        if let value = table["notify"] {
            guard let way = value.string.flatMap(Notify.init(rawValue:)) else {
                throw wrong("notify", "\"auto\", \"bell\" or \"off\"")
            }
            notify = way
        }
        spending = try Self.spending(table["spending"], wrong)
        if let value = table["downloads"] {
            guard let section = value.table else { throw wrong("downloads", "a section") }
            try Self.check(section, "downloads", knows: ["folder", "automatic"], wrong)
            if let value = section["folder"] {
                let written = value.string ?? ""
                let folder = written.hasPrefix("~/") ? home.map { $0 + written.dropFirst() } : written
                guard let folder, folder.hasPrefix("/") else {
                    throw wrong("downloads.folder", "a path that begins with / or ~/")
                }
                downloadFolder = folder
            }
            if let value = section["automatic"] {
                guard let flag = value.bool else { throw wrong("downloads.automatic", "true or false") }
                downloadsByItself = flag
            }
        }
        for service in Service.allCases {
            guard let section = table[service.rawValue] else { continue }
            guard let section = section.table else { throw wrong(service.rawValue, "a section") }
            if section["token"] != nil {
                // A token in a file that other programs back up and share is soon a token of others.
                throw wrong(
                    "\(service.rawValue).token",
                    "left out: easel login keeps tokens, or name token_command = [\"program\", \"argument\"]")
            }
            guard let value = section["token_command"] else { continue }
            let words = value.array?.compactMap(\.string) ?? []
            guard let array = value.array, words.count == array.count, !words.isEmpty else {
                throw wrong("\(service.rawValue).token_command", "a list of texts: the program and its arguments")
            }
            tokenCommands[service] = words
        }
    }

    private static func spending(
        _ value: (any TOMLValueConvertible)?, _ wrong: (String, String) -> Problem
    ) throws(Problem) -> SpendingLimits {
        guard let value else { return SpendingLimits() }
        guard let section = value.table else { throw wrong("spending", "a section") }
        let keys: [(String, WritableKeyPath<SpendingLimits, Int?>)] = [
            ("ask_above_credits", \.askAboveCredits), ("credits_per_session", \.creditsPerSession),
            ("credits_per_day", \.creditsPerDay), ("runs_per_session", \.runsPerSession),
            ("runs_per_day", \.runsPerDay),
        ]
        try check(section, "spending", knows: keys.map(\.0), wrong)
        var limits = SpendingLimits()
        for (key, path) in keys {
            guard let value = section[key] else { continue }
            guard let limit = value.int, limit >= 0 else {
                throw wrong("spending.\(key)", "a whole number, zero or more")
            }
            limits[keyPath: path] = limit
        }
        return limits
    }

    /// A limit under a misspelt name would hold nothing back.
    private static func check(
        _ section: TOMLTable, _ name: String, knows keys: [String], _ wrong: (String, String) -> Problem
    ) throws(Problem) {
        for key in section.keys where !keys.contains(key) {
            throw wrong("\(name).\(key)", "left out: \(name) has \(keys.joined(separator: ", "))")
        }
    }

    /// These settings with what the arguments say.
    func overridden(theme: String?, isASCII: Bool) -> Settings {
        var settings = self
        settings.theme = theme ?? self.theme
        settings.isASCII = isASCII || self.isASCII
        return settings
    }
}
