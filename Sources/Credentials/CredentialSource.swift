/// Where a token can come from.
package enum CredentialSource: Hashable, Sendable {
    case environment(variable: String)
    /// A person's own command; its program alone, since arguments may say more than others should read.
    case command(program: String)
    /// The keyring of the desktop session (freedesktop.org Secret Service), by `secret-tool`.
    case secretService
    case file(path: String)
}

extension CredentialSource: CustomStringConvertible {
    /// The source in a person's words, such as "from ARTI_TOKEN".
    package var description: String {
        switch self {
        case .environment(let variable): "from \(variable)"
        case .command(let program): "from token_command \(program)"
        case .secretService: "from the desktop's secret service"
        case .file(let path): "from the file \(path)"
        }
    }
}
