/// The keys that a person wants, as the configuration writes them.
package struct KeyOverrides: Hashable, Sendable {
    /// Keys by the names of actions, wherever these do something: `[keys]`.
    package var everywhere: [String: [String]]
    /// Keys by the names of actions, by the names of places: `[keys.form]`.
    package var places: [String: [String: [String]]]

    package init(everywhere: [String: [String]] = [:], places: [String: [String: [String]]] = [:]) {
        self.everywhere = everywhere
        self.places = places
    }

    package var isEmpty: Bool { everywhere.isEmpty && places.isEmpty }
}

/// All that is wrong with the keys a person wants.
package struct KeyProblems: Error, Hashable, Sendable {
    package let all: [KeyProblem]
}
