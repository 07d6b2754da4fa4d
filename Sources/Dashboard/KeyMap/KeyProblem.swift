import Forms
package import Canvas

/// What is wrong with a key that a person wants.
package enum KeyProblem: Error, Hashable, Sendable {
    /// There is no place of that name.
    case unknownPlace(String)
    /// There is no action of that name; where it was asked for.
    case unknownAction(String, table: String)
    /// There is no key of that name.
    case unknownKey(String, Action)
    /// The action does nothing there.
    case notThere(Action, KeyContext)
    /// One key would do two things in a place.
    case conflict(Key, Action, Action, KeyContext)
    /// The key is needed for typing there.
    case typed(Key, Action, KeyContext)
    /// Nothing would do there what one cannot be without.
    case missing(Action, KeyContext)
}

extension KeyProblem: CustomStringConvertible {
    /// What is wrong and what to do, in a sentence or two.
    package var description: String {
        switch self {
        case .unknownPlace(let name):
            return "[keys.\(name)]: no such place. Choose from: \(Self.list(KeyContext.allCases))."
        case .unknownAction(let name, let table):
            return "[\(table)]: no action is called \(name). \(Self.near(name, Action.allCases.map(\.rawValue)))"
        case .unknownKey(let name, let action):
            return "\(action.rawValue): unknown key \"\(name)\". Write keys as help does: x, ctrl-x, alt-x, "
                + "enter, page-down, f5."
        case .notThere(let action, let place):
            return "[keys.\(place.rawValue)]: \(action.rawValue) does nothing in the \(place.title)."
        case .conflict(let key, let first, let second, let place):
            return "\(key.name) would be both \(first.rawValue) and \(second.rawValue) in the \(place.title). "
                + "Use another key for one of them."
        case .typed(let key, let action, let place):
            return "\(action.rawValue): \(key.name) is text in the \(place.title). Use a key with ctrl or alt."
        case .missing(let action, let place):
            return "\(action.rawValue) needs a key in the \(place.title)."
        }
    }

    private static func list(_ places: [KeyContext]) -> String { places.map(\.rawValue).joined(separator: ", ") }

    /// The names that begin as `name` does, or all that hold it.
    private static func near(_ name: String, _ known: [String]) -> String {
        let start = name.prefix(3).lowercased()
        let near = known.filter { $0.lowercased().hasPrefix(start) || $0.lowercased().contains(name.lowercased()) }
        return near.isEmpty
            ? "The key table in the documentation lists all actions." : "Did you mean: \(near.joined(separator: ", "))?"
    }
}
