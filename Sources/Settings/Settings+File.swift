import Curses
import Dashboard
import Domain
import Files
import Themes

extension Settings {
    /// Reads the file at `path`. One that is not there gives the defaults, unless the user named it.
    ///
    /// - Parameters:
    ///   - home: What `~/` in a path of the file stands for.
    ///   - wait: Called with a sentence where the file is a pipe that has not given its text yet.
    /// - Throws: `Problems` when it is there and cannot be read whole, is no TOML, or says what cannot be meant: nobody
    ///   knows then which limits it sets.
    package static func read(
        _ path: String, isNamed: Bool, home: String?, waiting wait: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(Problems) -> Settings {
        let file: SettingsReader
        do throws(Problem) {
            guard let text = try text(path, isNamed: isNamed, waiting: wait) else { return Settings() }
            file = try SettingsReader(text, path: path)
        } catch {
            throw Problems(all: [error])
        }
        var settings = Settings()
        settings.isFromFile = true
        let problems = settings.take(file, home: home)
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

    /// Takes over what `file` says, and tells all that is wrong with it: one thing at a time would take a start for each.
    private mutating func take(_ file: SettingsReader, home: String?) -> [Problem] {
        var problems = file.unknownKeys(
            except: ["theme", "theme_light", "theme_dark", "notify", "keys", "spending", "downloads"]
                + TerminalOverrides.Name.allCases.map(\.rawValue) + Service.allCases.map(\.rawValue))
        func read<Value>(_ body: () throws(Problem) -> Value?) -> Value? {
            do throws(Problem) { return try body() } catch {
                problems.append(error)
                return nil
            }
        }
        theme = read { () throws(Problem) in try file.text("theme", example: theme) } ?? theme
        lightTheme = read { () throws(Problem) in try file.text("theme_light", example: lightTheme) } ?? lightTheme
        darkTheme = read { () throws(Problem) in try file.text("theme_dark", example: darkTheme) } ?? darkTheme
        for name in TerminalOverrides.Name.allCases {
            guard let word = read({ () throws(Problem) in try file.word(name.rawValue) }) else { continue }
            if terminal.note(name, word, from: .configuration) != nil {
                problems.append(file.problem(name.rawValue, "must be \(Self.list(name.words))"))
            }
        }
        notify = read { () throws(Problem) in try file.choice("notify", Notify.self) } ?? notify
        func section(_ name: String, _ take: (SettingsReader) -> [Problem]) {
            let section = read { () throws(Problem) in try file.section(name) }
            if let section { problems += take(section) }
        }
        section("keys") { takeKeys($0) }
        section("spending") { takeSpending($0) }
        section("downloads") { takeDownloads($0, home: home) }
        for service in Service.allCases { section(service.rawValue) { takeService(service, $0) } }
        return problems
    }

    private static func list(_ words: [String]) -> String {
        words.dropLast().map { "\"\($0)\"" }.joined(separator: ", ") + " or \"\(words.last ?? "")\""
    }

    private mutating func takeKeys(_ section: SettingsReader) -> [Problem] {
        var problems: [Problem] = []
        func keys(_ name: String, of section: SettingsReader) -> [String]? {
            do throws(Problem) {
                return try section.texts(name, what: "a key, such as \"ctrl-x\", or a list of keys", alone: true) ?? []
            } catch {
                problems.append(error)
                return nil
            }
        }
        var wishes = KeyOverrides()
        for name in section.names {
            guard let place = try? section.section(name) else {
                wishes.everywhere[name] = keys(name, of: section)
                continue
            }
            for action in place.names { wishes.places[name, default: [:]][action] = keys(action, of: place) }
        }
        do throws(KeyProblems) {
            keyMap = try KeyMap.standard.remapped(by: wishes)
        } catch {
            problems += error.all.map { section.problem("", $0.description) }
        }
        return problems
    }

    private mutating func takeSpending(_ section: SettingsReader) -> [Problem] {
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

    private mutating func takeDownloads(_ section: SettingsReader, home: String?) -> [Problem] {
        var problems = section.unknownKeys(except: ["folder", "automatic"])
        do throws(Problem) {
            if let written = try section.text("folder", example: "~/Pictures/easel") {
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
            downloadsByItself = try section.flag("automatic") ?? downloadsByItself
        } catch {
            problems.append(error)
        }
        return problems
    }

    private mutating func takeService(_ service: Service, _ section: SettingsReader) -> [Problem] {
        var problems = section.unknownKeys(except: ["token_command", "token"])
        if section.has("token") {
            // A token in a file that other programs back up and share is soon a token of others.
            problems.append(
                section.problem(
                    "token",
                    "is not allowed here: run easel login, or set token_command = [\"program\", \"argument\"]"))
        }
        do throws(Problem) {
            tokenCommands[service] = try section.texts(
                "token_command", what: "a list of strings: the program and its arguments")
        } catch {
            problems.append(error)
        }
        return problems
    }
}
