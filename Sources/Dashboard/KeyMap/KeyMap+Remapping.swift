import Forms
import Canvas

extension KeyMap {
    /// Returns this map with the keys of `overrides` in place of the standard ones.
    ///
    /// The keys of a place take precedence over those of `[keys]`. Where letters are typed, an action keeps its
    /// standard keys if its new key is a letter. A former name of an action counts where the present one is not used.
    ///
    /// - Throws: `KeyProblems` with all problems, in a stable order.
    package func remapped(by overrides: KeyOverrides) throws(KeyProblems) -> KeyMap {
        var reader = OverrideReader(map: self)
        reader.read(overrides)
        var changed: [Binding] = []
        for binding in bindings { changed += reader.remapped(binding) }
        let map = KeyMap(changed)
        let problems = reader.problems + map.conflicts + map.gaps(in: self)
        // A former name alone is no problem; it is mentioned where others are.
        guard problems.isEmpty else { throw KeyProblems(all: problems + reader.renamed) }
        return map
    }

    /// The keys with two actions in one place.
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

    /// The essential actions that have a key in `original` and none here.
    private func gaps(in original: KeyMap) -> [KeyProblem] {
        KeyContext.allCases.flatMap { place in
            [Action.quit, .help, .palette, .select, .close, .leaveField, .clearFilter].compactMap { action in
                original.keyName(for: action, in: place) != nil && keyName(for: action, in: place) == nil
                    ? .missing(action, place) : nil
            }
        }
    }
}

/// Reads key overrides and collects their problems.
private struct OverrideReader {
    /// An action in a place.
    struct Spot: Hashable {
        let action: Action
        let place: KeyContext
    }

    let map: KeyMap
    /// The new keys, by action and place.
    private(set) var keys: [Spot: [Key]] = [:]
    private(set) var problems: [KeyProblem] = []
    /// The former names in use.
    private(set) var renamed: [KeyProblem] = []
    /// The spots whose keys are in the new map already.
    private var placed: Set<Spot> = []

    init(map: KeyMap) { self.map = map }

    mutating func read(_ overrides: KeyOverrides) {
        for (name, wanted) in Self.sorted(overrides.everywhere) {
            guard let action = action(name, table: "keys"), let wanted = parsed(wanted, action) else { continue }
            let places = places(of: action)
            // Where letters are typed it keeps its standard keys, if the letter works in another place.
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
        for (name, table) in overrides.places.sorted(by: { $0.key < $1.key }) {
            guard let place = KeyContext(rawValue: name) else {
                problems.append(.unknownPlace(name))
                continue
            }
            for (name, wanted) in Self.sorted(table) {
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

    /// Returns the overrides in a stable order, those by former names first, so that the others replace them.
    private static func sorted(_ table: [String: [String]]) -> [(key: String, value: [String])] {
        table.sorted { ($0.key.isFormerName ? 0 : 1, $0.key) < ($1.key.isFormerName ? 0 : 1, $1.key) }
    }

    private mutating func action(_ name: String, table: String) -> Action? {
        if let action = Action(rawValue: name) { return action }
        if let action = Action(formerName: name) {
            renamed.append(.renamed(name, action, table: table))
            return action
        }
        problems.append(.unknownAction(name, table: table))
        return nil
    }

    /// Returns the keys that `names` write; nil if one is unknown, so that no further problem is reported.
    private mutating func parsed(_ names: [String], _ action: Action) -> [Key]? {
        let keys = names.map { Key(named: $0) }
        problems += zip(names, keys).filter { $0.1 == nil }.map { .unknownKey($0.0, action) }
        return keys.contains(nil) ? nil : keys.compactMap(\.self)
    }

    /// Actions that were added when their keys may have been given to others: those keep them.
    private static let yielding: Set<Action> = [.zoom, .enlarge, .nextResult, .previousResult]

    private func places(of action: Action) -> [KeyContext] {
        KeyContext.allCases.filter { place in
            map.bindings.contains { $0.action == action && $0.contexts.contains(place) }
        }
    }

    /// Returns the bindings that `binding` becomes: one for the places where it keeps its keys, and one for each other
    /// set of keys.
    mutating func remapped(_ binding: KeyMap.Binding) -> [KeyMap.Binding] {
        var lines: [(keys: [Key], places: Set<KeyContext>)] = []
        for place in KeyContext.allCases where binding.contexts.contains(place) {
            let spot = Spot(action: binding.action, place: place)
            var wanted = binding.keys
            if keys[spot] == nil, Self.yielding.contains(binding.action) {
                wanted.removeAll { key in keys.contains { $0.key.place == place && $0.value.contains(key) } }
            }
            if let keys = keys[spot] {
                // An action may have two bindings in a place; the first one gets the new keys.
                guard placed.insert(spot).inserted else { continue }
                wanted = keys
            }
            if let line = lines.firstIndex(where: { $0.keys == wanted }) {
                lines[line].places.insert(place)
            } else {
                lines.append((wanted, [place]))
            }
        }
        // An action without keys is still in the command palette.
        return lines.map {
            KeyMap.Binding(keys: $0.keys, action: binding.action, contexts: $0.places)
        }
    }
}

extension KeyContext {
    /// Returns true if `key` is needed for typing here.
    fileprivate func types(_ key: Key) -> Bool {
        guard takesText else { return false }
        switch key {
        case .character, .backspace, .left, .right: return true
        case .delete, .home, .end: return true
        default: return false
        }
    }
}

extension String {
    fileprivate var isFormerName: Bool { Action(formerName: self) != nil }
}
