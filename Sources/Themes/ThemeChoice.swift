/// A theme that can be chosen.
package struct ThemeChoice: Hashable, Sendable {
    package let name: String
    /// The terminal background that it is made for.
    package let background: ThemeBackground
    /// The problem of its file; nil when it is valid.
    package let problem: ThemeError?

    /// Creates a choice.
    package init(name: String, background: ThemeBackground = .dark, problem: ThemeError? = nil) {
        self.name = name
        self.background = background
        self.problem = problem
    }
}
