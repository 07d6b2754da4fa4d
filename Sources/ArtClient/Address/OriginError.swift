/// The reason why a text is not a valid origin.
package enum OriginError: Error, Hashable, Sendable {
    /// It is not an http or https address.
    case notAnAddress
    /// It has a path, a query or user information in addition to scheme, host and port.
    case moreThanAnOrigin
    /// It is plain http to another machine, which would expose the token.
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
