/// What is wrong with a theme.
package enum ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no theme of that name; the names there are.
    case unknown(String, known: [String])
    /// The file is no TOML.
    case syntax(theme: String, line: Int, column: Int, what: String)
    /// A value is missing, of the wrong type, or names a colour that is not in the palette.
    case value(theme: String, key: String, what: String)

    package var description: String {
        switch self {
        case .unknown(let name, let known):
            "There is no theme called \(name). There are: \(known.joined(separator: ", "))."
        case .syntax(let theme, let line, let column, let what):
            "Theme \(theme), line \(line), column \(column): \(what)"
        case .value(let theme, let key, let what): "Theme \(theme): \(key) \(what)."
        }
    }
}
