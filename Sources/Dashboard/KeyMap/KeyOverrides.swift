/// The key overrides of config.toml, as names.
package struct KeyOverrides: Hashable, Sendable {
    /// The keys of `[keys]`, by action; they apply in every place where the action works.
    package var everywhere: [String: [String]]
    /// The keys of tables such as `[keys.form]`, by place and action.
    package var places: [String: [String: [String]]]

    /// Creates overrides; by default there are none.
    package init(everywhere: [String: [String]] = [:], places: [String: [String: [String]]] = [:]) {
        self.everywhere = everywhere
        self.places = places
    }

    /// True if no key is overridden.
    package var isEmpty: Bool { everywhere.isEmpty && places.isEmpty }
}

/// All problems of a set of key overrides.
package struct KeyProblems: Error, Hashable, Sendable {
    package let all: [KeyProblem]
}
