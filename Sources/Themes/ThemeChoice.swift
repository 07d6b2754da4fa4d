/// A theme that can be asked for.
package struct ThemeChoice: Hashable, Sendable {
    package let name: String
    /// The ground that it is made for.
    package let background: ThemeBackground
    /// What is wrong with its file; nil where nothing is.
    package let problem: ThemeError?

    package init(name: String, background: ThemeBackground = .dark, problem: ThemeError? = nil) {
        self.name = name
        self.background = background
        self.problem = problem
    }
}
