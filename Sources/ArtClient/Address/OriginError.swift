/// Why a text is no usable origin.
package enum OriginError: Error, Hashable, Sendable {
    /// It is no http or https address.
    case notAnAddress
    /// It has a path, a query or a user name beside scheme, host and port.
    case moreThanAnOrigin
    /// It is plain http to another machine, where a token could be read on the way.
    case plainHTTP
}

extension OriginError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAnAddress: "not an http or https address"
        case .moreThanAnOrigin: "must be a scheme, host and port only"
        case .plainHTTP: "plain http is allowed only to this machine"
        }
    }
}
