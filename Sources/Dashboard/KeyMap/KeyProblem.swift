import Forms
package import Canvas

/// A problem of one key override.
package enum KeyProblem: Error, Hashable, Sendable {
    /// No place has this name.
    case unknownPlace(String)
    /// No action has this name; with the table that names it.
    case unknownAction(String, table: String)
    /// No key has this name.
    case unknownKey(String, Action)
    /// The action does nothing in this place.
    case notThere(Action, KeyContext)
    /// One key would have two actions in a place.
    case conflict(Key, Action, Action, KeyContext)
    /// The key is needed for typing in this place.
    case typed(Key, Action, KeyContext)
    /// An essential action would have no key in this place.
    case missing(Action, KeyContext)
    /// The action has another name now; with the table that names it. Reported only beside other problems.
    case renamed(String, Action, table: String)
}

extension KeyProblem: CustomStringConvertible {
    /// The problem and its solution, in one or two sentences.
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
        case .renamed(let name, let action, let table):
            return "[\(table)]: \(name) is now called \(action.rawValue); the former name works too."
        }
    }

    private static func list(_ places: [KeyContext]) -> String { places.map(\.rawValue).joined(separator: ", ") }

    /// Suggests the names that begin like `name` or contain it.
    private static func near(_ name: String, _ known: [String]) -> String {
        let start = name.prefix(3).lowercased()
        let near = known.filter { $0.lowercased().hasPrefix(start) || $0.lowercased().contains(name.lowercased()) }
        return near.isEmpty
            ? "The key table in the documentation lists all actions." : "Did you mean: \(near.joined(separator: ", "))?"
    }
}
