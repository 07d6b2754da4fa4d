/// The reason why a text is not a valid origin.
package enum OriginError: Error, Hashable, Sendable {
    /// The text is not an http or https address.
    case notAnAddress
    /// The address has a path, a query or user information in addition to scheme, host and port.
    case moreThanAnOrigin
    /// The address is plain http to another machine, which would expose the token.
    case plainHTTP
}

extension OriginError: CustomStringConvertible {
    /// The problem in a few words, for the user.
    package var description: String {
        switch self {
        case .notAnAddress: "not an http or https address"
        case .moreThanAnOrigin: "must be a scheme, host and port only"
        case .plainHTTP: "plain http is allowed only to this machine"
        }
    }
}
