import Themes
import TOMLKit

/// Reads the values of config.toml, or of a section of it, and says where one is wrong.
struct SettingsReader {
    private let table: TOMLTable
    /// The section's path with a dot at its end; empty for the file itself.
    private let prefix: String
    private let path: String
    private let places: TOMLPositions

    /// - Parameter path: The file's, for what is told.
    /// - Throws: `Settings.Problem` with line and column when `text` is no TOML.
    init(_ text: String, path: String) throws(Settings.Problem) {
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let place = error.source.begin
            throw Settings.Problem(
                path: path, place: TextPosition(line: place.line, column: place.column), what: error.description)
        } catch {
            throw Settings.Problem(path: path, what: "\(error)")
        }
        prefix = ""
        self.path = path
        places = TOMLPositions(text)
    }

    private init(_ table: TOMLTable, in section: String, of reader: SettingsReader) {
        self.table = table
        prefix = reader.prefix + section + "."
        path = reader.path
        places = reader.places
    }

    /// The names that stand here, in alphabetical order.
    var names: [String] { table.keys.sorted() }

    /// What is wrong with `key`, in words that go on after its name: `must be true or false`.
    func problem(_ key: String, _ what: String) -> Settings.Problem {
        let name = key.isEmpty ? String(prefix.dropLast()) : prefix + key
        return Settings.Problem(path: path, place: places.values[name] ?? places.keys[name], what: "\(name) \(what)")
    }

    /// What is wrong with each name here that is none of `names`: one that is misspelt would change nothing, and nobody
    /// would know.
    func unknownKeys(except names: [String]) -> [Settings.Problem] {
        let place = prefix.isEmpty ? "the file" : String(prefix.dropLast())
        return self.names.filter { !names.contains($0) }.map {
            problem($0, "is not a setting; \(place) has \(names.sorted().joined(separator: ", "))")
        }
    }

    /// The section `key`; nil where there is none.
    func section(_ key: String) throws(Settings.Problem) -> SettingsReader? {
        guard let value = table[key] else { return nil }
        guard let section = value.table else { throw problem(key, "must be a section") }
        return SettingsReader(section, in: key, of: self)
    }

    func has(_ key: String) -> Bool { table[key] != nil }

    func flag(_ key: String) throws(Settings.Problem) -> Bool? {
        guard let value = table[key] else { return nil }
        guard let flag = value.bool else { throw problem(key, "must be true or false") }
        return flag
    }

    /// - Parameter example: A value as it would be written, for whoever wrote another.
    func text(_ key: String, example: String) throws(Settings.Problem) -> String? {
        guard let value = table[key] else { return nil }
        guard let text = value.string else { throw problem(key, "must be a string, such as \"\(example)\"") }
        return text
    }

    /// One of `Choice`'s words.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, _: Choice.Type
    ) throws(Settings.Problem) -> Choice? {
        guard let value = table[key] else { return nil }
        guard let choice = value.string.flatMap(Choice.init(rawValue:)) else {
            let words = Choice.allCases.map { "\"\($0.rawValue)\"" }
            throw problem(key, "must be \(words.dropLast().joined(separator: ", ")) or \(words.last ?? "")")
        }
        return choice
    }

    /// A word, as a text, a number or a truth value stands for it: `"256"`, `256`; `true` is `on`.
    func word(_ key: String) throws(Settings.Problem) -> String? {
        guard let value = table[key] else { return nil }
        if let text = value.string { return text }
        if let flag = value.bool { return flag ? "on" : "off" }
        if let number = value.int { return "\(number)" }
        throw problem(key, "must be a string, a number, true or false")
    }

    /// A whole number, zero or more.
    func count(_ key: String) throws(Settings.Problem) -> Int? {
        guard let value = table[key] else { return nil }
        guard let count = value.int, count >= 0 else { throw problem(key, "must be a whole number, zero or more") }
        return count
    }

    /// A text or a list of them; nil where there is none.
    ///
    /// - Parameter what: What the texts are, for whoever wrote something else.
    func texts(_ key: String, what: String, alone: Bool = false) throws(Settings.Problem) -> [String]? {
        guard let value = table[key] else { return nil }
        if alone, let text = value.string { return [text] }
        let texts = value.array?.compactMap(\.string) ?? []
        guard let array = value.array, texts.count == array.count, alone || !texts.isEmpty else {
            throw problem(key, "must be \(what)")
        }
        return texts
    }
}
