/// A theme that can be asked for.
package struct ThemeChoice: Hashable, Sendable {
    package let name: String
    /// Whether it is made for a light ground.
    package let isLight: Bool
    /// What is wrong with its file; nil where nothing is.
    package let problem: ThemeError?

    package init(name: String, isLight: Bool = false, problem: ThemeError? = nil) {
        self.name = name
        self.isLight = isLight
        self.problem = problem
    }
}
