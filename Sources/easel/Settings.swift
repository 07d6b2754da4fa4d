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
    /// - Throws: `Problem` when it cannot be read or a value is of the wrong type.
    static func read(_ path: String, isNamed: Bool) throws(Problem) -> Settings {
        guard let data = FileManager.default.contents(atPath: path) else {
            if isNamed || FileManager.default.fileExists(atPath: path) {
                throw Problem(path: path, what: "cannot be read")
            }
            return Settings()
        }
        do {
            return try Settings(table: TOMLTable(string: String(decoding: data, as: UTF8.self)), path: path)
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

    private init(table: TOMLTable, path: String) throws(Problem) {
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

    /// These settings with what the arguments say.
    func overridden(theme: String?, isASCII: Bool) -> Settings {
        var settings = self
        settings.theme = theme ?? self.theme
        settings.isASCII = isASCII || self.isASCII
        return settings
    }
}
