import Curses
import Dashboard
import Domain
import Files
import Themes

extension Settings {
    /// Reads the file at `path`. A missing file gives the defaults, unless the user named it.
    ///
    /// - `isNamed`: True where the user named the path.
    /// - `home`: The replacement for `~/` in the file's paths.
    /// - `wait`: Called with a sentence where the file is a pipe that has sent nothing yet.
    /// - Throws: `Problems` when the file exists and cannot be read whole, is not TOML, or has invalid settings. The
    ///   spending limits are then unknown.
    package static func read(
        _ path: String, isNamed: Bool, home: String?, waiting wait: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(Problems) -> Settings {
        let text: String
        do throws(Problem) {
            guard let found = try Self.text(path, isNamed: isNamed, waiting: wait) else { return Settings() }
            text = found
        } catch {
            throw Problems(all: [error])
        }
        return try parse(text, path: path, home: home)
    }

    /// Reads the settings in `text`.
    ///
    /// - `path`: The path of the file, for messages.
    /// - `home`: The replacement for `~/` in the file's paths.
    /// - Throws: `Problems` when it is not TOML, or has invalid settings.
    static func parse(_ text: String, path: String, home: String?) throws(Problems) -> Settings {
        let file: SettingsReader
        do throws(Problem) { file = try SettingsReader(text, path: path) } catch { throw Problems(all: [error]) }
        var settings = Settings()
        settings.isFromFile = true
        let problems = settings.apply(file, home: home)
        guard problems.isEmpty else { throw Problems(all: problems.sorted(by: Self.isAbove)) }
        return settings
    }

    private static func text(
        _ path: String, isNamed: Bool, waiting wait: @escaping @Sendable (String) -> Void
    ) throws(Problem) -> String? {
        do throws(TextFile.Problem) {
            return try TextFile(path: path, isNamed: isNamed) {
                wait("Waiting for input from \(path).")
            }.text()
        } catch .defect(let defect) {
            let place = TextPosition(line: defect.line, column: defect.column)
            throw Problem(path: path, place: place, what: "\(defect.reason), so the file cannot be read")
        } catch {
            throw Problem(path: path, what: "\(error)")
        }
    }

    private static func isAbove(_ problem: Problem, _ other: Problem) -> Bool {
        (problem.place?.line ?? 0, problem.place?.column ?? 0) < (other.place?.line ?? 0, other.place?.column ?? 0)
    }

    /// Applies the settings of `file`, and returns all problems, so that one start reports them all.
    private mutating func apply(_ file: SettingsReader, home: String?) -> [Problem] {
        var problems = file.unknownKeys(
            except: ["theme", "theme_light", "theme_dark", "notify", "keys", "spending", "downloads"]
                + TerminalOverrides.Name.allCases.map(\.rawValue) + Service.allCases.map(\.rawValue))
        func read<Value>(_ body: () throws(Problem) -> Value?) -> Value? {
            do throws(Problem) { return try body() } catch {
                problems.append(error)
                return nil
            }
        }
        setsTheme = file.has("theme")
        theme = read { () throws(Problem) in try file.string("theme", example: theme) } ?? theme
        lightTheme = read { () throws(Problem) in try file.string("theme_light", example: lightTheme) } ?? lightTheme
        darkTheme = read { () throws(Problem) in try file.string("theme_dark", example: darkTheme) } ?? darkTheme
        for name in TerminalOverrides.Name.allCases {
            guard let word = read({ () throws(Problem) in try file.word(name.rawValue) }) else { continue }
            if terminal.note(name, word, from: .configuration) != nil {
                problems.append(file.problem(name.rawValue, "must be \(Self.list(name.words))"))
            }
        }
        notify = read { () throws(Problem) in try file.choice("notify", Notify.self) } ?? notify
        func section(_ name: String, _ apply: (SettingsReader) -> [Problem]) {
            let section = read { () throws(Problem) in try file.section(name) }
            if let section { problems += apply(section) }
        }
        section("keys") { applyKeys($0) }
        section("spending") { applySpending($0) }
        section("downloads") { applyDownloads($0, home: home) }
        for service in Service.allCases { section(service.rawValue) { applyService(service, $0) } }
        return problems
    }

    private static func list(_ words: [String]) -> String {
        words.dropLast().map { "\"\($0)\"" }.joined(separator: ", ") + " or \"\(words.last ?? "")\""
    }

    private mutating func applyKeys(_ section: SettingsReader) -> [Problem] {
        var problems: [Problem] = []
        func keys(_ name: String, of section: SettingsReader) -> [String]? {
            do throws(Problem) {
                return try section.strings(name, what: "a key, such as \"ctrl-x\", or a list of keys", alone: true)
                    ?? []
            } catch {
                problems.append(error)
                return nil
            }
        }
        var overrides = KeyOverrides()
        for name in section.keys {
            guard let place = try? section.section(name) else {
                overrides.everywhere[name] = keys(name, of: section)
                continue
            }
            for action in place.keys { overrides.places[name, default: [:]][action] = keys(action, of: place) }
        }
        do throws(KeyProblems) {
            keyMap = try KeyMap.standard.remapped(by: overrides)
        } catch {
            problems += error.all.map { section.problem("", $0.description) }
        }
        return problems
    }

    private mutating func applySpending(_ section: SettingsReader) -> [Problem] {
        let keys: [(String, WritableKeyPath<SpendingLimits, Int?>)] = [
            ("ask_above_credits", \.askAboveCredits), ("credits_per_session", \.creditsPerSession),
            ("credits_per_day", \.creditsPerDay), ("runs_per_session", \.runsPerSession),
            ("runs_per_day", \.runsPerDay),
        ]
        var problems = section.unknownKeys(except: keys.map(\.0))
        for (key, path) in keys {
            do throws(Problem) {
                if let limit = try section.count(key) { spending[keyPath: path] = limit }
            } catch {
                problems.append(error)
            }
        }
        return problems
    }

    private mutating func applyDownloads(_ section: SettingsReader, home: String?) -> [Problem] {
        var problems = section.unknownKeys(except: ["folder", "automatic"])
        do throws(Problem) {
            if let written = try section.string("folder", example: "~/Pictures/easel") {
                let folder = written.hasPrefix("~/") ? home.map { $0 + written.dropFirst() } : written
                guard let folder, folder.hasPrefix("/") else {
                    throw section.problem("folder", "must be a path that begins with / or ~/")
                }
                downloadFolder = folder
            }
        } catch {
            problems.append(error)
        }
        do throws(Problem) {
            downloadsAutomatically = try section.bool("automatic") ?? downloadsAutomatically
        } catch {
            problems.append(error)
        }
        return problems
    }

    private mutating func applyService(_ service: Service, _ section: SettingsReader) -> [Problem] {
        var problems = section.unknownKeys(except: ["token_command", "token"])
        if section.has("token") {
            // A configuration file is backed up and shared, and a token in it leaks.
            problems.append(
                section.problem(
                    "token",
                    "is not allowed here: run easel login, or set token_command = [\"program\", \"argument\"]"))
        }
        do throws(Problem) {
            tokenCommands[service] = try section.strings(
                "token_command", what: "a list of strings: the program and its arguments")
        } catch {
            problems.append(error)
        }
        return problems
    }
}
