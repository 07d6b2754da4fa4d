import Themes
import TOMLKit

/// A typed reader of config.toml, or of one of its sections, that reports the position of invalid values.
struct SettingsReader {
    private let table: TOMLTable
    /// The section's path with a trailing dot; empty for the file itself.
    private let prefix: String
    private let path: String
    private let places: TOMLPositions

    /// Parses `text`.
    ///
    /// - `path`: The path of the file, for messages.
    /// - Throws: `Settings.Problem` with line and column when `text` is not TOML.
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

    /// The keys of this section, in alphabetical order.
    var keys: [String] { table.keys.sorted() }

    /// Returns a problem of `key`; `what` follows its name: `must be true or false`.
    func problem(_ key: String, _ what: String) -> Settings.Problem {
        let name = key.isEmpty ? String(prefix.dropLast()) : prefix + key
        return Settings.Problem(path: path, place: places.values[name] ?? places.keys[name], what: "\(name) \(what)")
    }

    /// Returns a problem for each key that is not one of `names`: a misspelled setting would have no effect, unnoticed.
    func unknownKeys(except names: [String]) -> [Settings.Problem] {
        let place = prefix.isEmpty ? "the file" : String(prefix.dropLast())
        return keys.filter { !names.contains($0) }.map {
            problem($0, "is not a setting; \(place) has \(names.sorted().joined(separator: ", "))")
        }
    }

    /// Returns the section `key`; nil where there is none.
    ///
    /// - Throws: `Settings.Problem` where the key holds something else.
    func section(_ key: String) throws(Settings.Problem) -> SettingsReader? {
        guard let value = table[key] else { return nil }
        guard let section = value.table else { throw problem(key, "must be a section") }
        return SettingsReader(section, in: key, of: self)
    }

    /// Returns true where the key exists.
    func has(_ key: String) -> Bool { table[key] != nil }

    /// Returns the Boolean value of `key`; nil where there is none.
    ///
    /// - Throws: `Settings.Problem` for another type.
    func bool(_ key: String) throws(Settings.Problem) -> Bool? {
        guard let value = table[key] else { return nil }
        guard let flag = value.bool else { throw problem(key, "must be true or false") }
        return flag
    }

    /// Returns the string of `key`; nil where there is none.
    ///
    /// - `example`: An example for the message.
    /// - Throws: `Settings.Problem` for another type.
    func string(_ key: String, example: String) throws(Settings.Problem) -> String? {
        guard let value = table[key] else { return nil }
        guard let text = value.string else { throw problem(key, "must be a string, such as \"\(example)\"") }
        return text
    }

    /// Returns the case of `Choice` that `key` names; nil where there is none.
    ///
    /// - Throws: `Settings.Problem` for anything else.
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

    /// Returns the value of `key` as a word, whether it is a string, an integer or a Boolean: `"256"`, `256`; `true` is
    /// `on`. Nil where there is none.
    ///
    /// - Throws: `Settings.Problem` for another type.
    func word(_ key: String) throws(Settings.Problem) -> String? {
        guard let value = table[key] else { return nil }
        if let text = value.string { return text }
        if let flag = value.bool { return flag ? "on" : "off" }
        if let number = value.int { return "\(number)" }
        throw problem(key, "must be a string, a number, true or false")
    }

    /// Returns the non-negative integer of `key`; nil where there is none.
    ///
    /// - Throws: `Settings.Problem` for anything else.
    func count(_ key: String) throws(Settings.Problem) -> Int? {
        guard let value = table[key] else { return nil }
        guard let count = value.int, count >= 0 else { throw problem(key, "must be a whole number, zero or more") }
        return count
    }

    /// Returns the list of strings of `key`; nil where there is none.
    ///
    /// - `what`: The expected value, for the message.
    /// - `alone`: True where a single string counts as a list of one.
    /// - Throws: `Settings.Problem` for anything else.
    func strings(_ key: String, what: String, alone: Bool = false) throws(Settings.Problem) -> [String]? {
        guard let value = table[key] else { return nil }
        if alone, let text = value.string { return [text] }
        let texts = value.array?.compactMap(\.string) ?? []
        guard let array = value.array, texts.count == array.count, alone || !texts.isEmpty else {
            throw problem(key, "must be \(what)")
        }
        return texts
    }
}
