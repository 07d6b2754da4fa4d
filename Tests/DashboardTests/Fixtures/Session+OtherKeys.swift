import Canvas
import Dashboard
import Forms
import Domain
import Session
import Testing

extension KeyMap {
    /// A map in which every action has a key that does nothing in the standard map.
    static let other: KeyMap = {
        let names = (1...63).map { "f\($0)" } + (0...9).map { "alt-\($0)" } + ["alt-!", "alt-$", "alt-%", "alt-&"]
        let overrides = zip(Action.allCases, names).map { ($0.rawValue, [$1]) }
        do throws(KeyProblems) {
            return try KeyMap.standard.remapped(
                by: KeyOverrides(everywhere: Dictionary(uniqueKeysWithValues: overrides)))
        } catch {
            Issue.record("no map with other keys: \(error.all)")
            return .standard
        }
    }()

    /// The names of the standard keys that can be told from words and numbers.
    fileprivate static let oldNames: Set<String> = {
        let words: Set = ["a", "up", "down", "left", "right", "home", "end", "space", "delete"]
        let names = Set(KeyMap.standard.bindings.flatMap(\.keys).map(\.name))
        return names.subtracting(words).filter { $0.contains(where: \.isLetter) }
    }()
}

extension Session {
    /// What a row may say that looks like a key of the map and is none: keys that a field itself takes, marks and words,
    /// and what the services of these tests say.
    private static let fixed = [
        "Enter shows", "Enter adds", "L restores", "R new seed", "[x]", "e.g.",
        "ctrl-r runs it again",
        "press ctrl-r",
        // Words that an overlay cuts.
        "d runs appear", "a R│", "r│    \"vars", "Enter │",
    ]

    /// A session of more events costs more to repeat than it shows.
    private static let mostEvents = 120

    /// The names of standard keys that the screen shows to somebody who has done all the same by other keys; nil where
    /// nobody could.
    func oldKeyNames(_ look: RenderContext) -> [String]? {
        guard start.keyMap == .standard, events.count <= Self.mostEvents else { return nil }
        var state = start
        state.keyMap = .other
        for (event, now) in events { _ = state.reduce(state.translated(event), now: now) }
        let frame = state.render(look)
        return (0..<frame.size.height).flatMap { Self.oldKeyNames(in: frame.row($0)) }
    }

    private static func oldKeyNames(in row: String) -> [String] {
        var row = row
        for words in fixed { row = row.split(separator: words).joined(separator: " ") }
        // What touches a border is cut by an overlay.
        row = row.replacing(/[^ │]+│/, with: "│")
        let words = row.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }
        return zip(words, words.dropFirst() + [""]).compactMap { word, next in
            let name = word.count > 1 ? word.lowercased() : String(word)
            // A letter is a key where something is said of what it does.
            let isKey =
                word.count > 1 || next == "and"
                || next.count > 2 && next.hasSuffix("s") && next.first?.isLowercase == true
            return KeyMap.oldNames.contains(name) && isKey ? String(word) : nil
        }
    }
}

extension State {
    /// `event`, with the key that does here what its key does in the standard map.
    fileprivate func translated(_ event: Event) -> Event {
        guard case .input(.key(let key)) = event, let action = KeyMap.standard.action(for: key, in: context),
            let name = keyMap.keyName(for: action, in: context), let key = Key(named: name)
        else { return event }
        return .input(.key(key))
    }
}
