import Forms
import Canvas

extension KeyMap {
    /// This map with the keys of `wishes` in place of those that the actions have.
    ///
    /// What is said for a place counts for more than what is said for all. A letter that is wanted everywhere leaves an
    /// action its own keys where letters are typed.
    ///
    /// - Throws: `KeyProblems` with everything that is wrong, in an order that does not change.
    package func remapped(by wishes: KeyOverrides) throws(KeyProblems) -> KeyMap {
        var reading = OverrideReader(map: self)
        reading.read(wishes)
        var changed: [Binding] = []
        for binding in bindings { changed += reading.remapped(binding) }
        let map = KeyMap(changed)
        let problems = reading.problems + map.conflicts + map.gaps(in: self)
        guard problems.isEmpty else { throw KeyProblems(all: problems) }
        return map
    }

    /// Keys that would do two things in a place.
    private var conflicts: [KeyProblem] {
        KeyContext.allCases.flatMap { place in
            var owners: [Key: Action] = [:]
            var found: [KeyProblem] = []
            for binding in bindings where binding.contexts.contains(place) {
                for key in binding.keys {
                    guard let owner = owners[key] else {
                        owners[key] = binding.action
                        continue
                    }
                    if owner != binding.action { found.append(.conflict(key, owner, binding.action, place)) }
                }
            }
            return found
        }
    }

    /// What one cannot be without and `original` has.
    private func gaps(in original: KeyMap) -> [KeyProblem] {
        KeyContext.allCases.flatMap { place in
            [Action.quit, .help, .palette, .chooseLine, .closeOverlay, .leaveField, .dropFilter].compactMap { action in
                original.keyName(for: action, in: place) != nil && keyName(for: action, in: place) == nil
                    ? .missing(action, place) : nil
            }
        }
    }
}

/// Reads what a person wants, and notes what cannot be.
private struct OverrideReader {
    /// An action in a place.
    struct Spot: Hashable {
        let action: Action
        let place: KeyContext
    }

    let map: KeyMap
    /// The keys wanted.
    private(set) var keys: [Spot: [Key]] = [:]
    private(set) var problems: [KeyProblem] = []
    /// Spots whose keys stand already in a line of the new map.
    private var placed: Set<Spot> = []

    init(map: KeyMap) { self.map = map }

    mutating func read(_ wishes: KeyOverrides) {
        for (name, wanted) in wishes.everywhere.sorted(by: { $0.key < $1.key }) {
            guard let action = action(name, table: "keys"), let wanted = parsed(wanted, action) else { continue }
            let places = places(of: action)
            // Where letters are typed it keeps what it has, if there is a place where the letter can be meant.
            let hasOther = places.contains { place in !wanted.allSatisfy { place.types($0) } }
            for place in places {
                let usable = wanted.filter { !place.types($0) }
                if usable.isEmpty, !wanted.isEmpty {
                    if !hasOther { problems.append(.typed(wanted[0], action, place)) }
                } else {
                    keys[Spot(action: action, place: place)] = usable
                }
            }
        }
        for (name, table) in wishes.places.sorted(by: { $0.key < $1.key }) {
            guard let place = KeyContext(rawValue: name) else {
                problems.append(.unknownPlace(name))
                continue
            }
            for (name, wanted) in table.sorted(by: { $0.key < $1.key }) {
                guard let action = action(name, table: "keys.\(place.rawValue)"),
                    let wanted = parsed(wanted, action)
                else { continue }
                guard places(of: action).contains(place) else {
                    problems.append(.notThere(action, place))
                    continue
                }
                problems += wanted.filter(place.types).map { .typed($0, action, place) }
                keys[Spot(action: action, place: place)] = wanted
            }
        }
    }

    private mutating func action(_ name: String, table: String) -> Action? {
        if let action = Action(rawValue: name) { return action }
        problems.append(.unknownAction(name, table: table))
        return nil
    }

    /// The keys of `names`; nil where one is none, so that nothing more is found wrong with the rest.
    private mutating func parsed(_ names: [String], _ action: Action) -> [Key]? {
        let keys = names.map { Key(named: $0) }
        problems += zip(names, keys).filter { $0.1 == nil }.map { .unknownKey($0.0, action) }
        return keys.contains(nil) ? nil : keys.compactMap(\.self)
    }

    private func places(of action: Action) -> [KeyContext] {
        KeyContext.allCases.filter { place in
            map.bindings.contains { $0.action == action && $0.contexts.contains(place) }
        }
    }

    /// The lines that `binding` becomes: one for the places where it stays as it is, and one for each other set of
    /// keys.
    mutating func remapped(_ binding: KeyMap.Binding) -> [KeyMap.Binding] {
        var lines: [(keys: [Key], places: Set<KeyContext>)] = []
        for place in KeyContext.allCases where binding.contexts.contains(place) {
            let spot = Spot(action: binding.action, place: place)
            var wanted = binding.keys
            if let keys = keys[spot] {
                // An action may have two lines for a place; the first one takes the new keys.
                guard placed.insert(spot).inserted else { continue }
                wanted = keys
            }
            if let line = lines.firstIndex(where: { $0.keys == wanted }) {
                lines[line].places.insert(place)
            } else {
                lines.append((wanted, [place]))
            }
        }
        // What has lost all its keys is still in the palette.
        return lines.map {
            KeyMap.Binding(keys: $0.keys, action: binding.action, contexts: $0.places, hintRank: binding.hintRank)
        }
    }
}

extension KeyContext {
    /// Whether `key` is needed for typing here.
    fileprivate func types(_ key: Key) -> Bool {
        guard takesText else { return false }
        switch key {
        case .character, .backspace, .left, .right: return true
        case .delete, .home, .end: return true
        default: return false
        }
    }
}
