/// A source of a token.
package enum CredentialSource: Hashable, Sendable {
    /// An environment variable.
    case environment(variable: String)
    /// The user's `token_command`; only its program, since arguments may be private.
    case command(program: String)
    /// The desktop's keyring (freedesktop.org Secret Service), through `secret-tool`.
    case secretService
    /// The private file at this path.
    case file(path: String)
}

extension CredentialSource: CustomStringConvertible {
    /// The source in words: `from ARTI_TOKEN`.
    package var description: String {
        switch self {
        case .environment(let variable): "from \(variable)"
        case .command(let program): "from token_command \(program)"
        case .secretService: "from the desktop's secret service"
        case .file(let path): "from the file \(path)"
        }
    }
}
