/// The state of the connection between Easel and a service.
package enum ServiceStatus: Hashable, Sendable {
    /// There are no credentials for the service.
    case absent
    /// Waiting for the first response.
    case connecting
    /// The last request got a response.
    case live
    /// The last request got no usable response.
    case offline(Failure)
    /// The service rejects the token.
    case unauthorized(Failure)

    /// The failure behind `offline` and `unauthorized`; nil otherwise.
    package var failure: Failure? {
        switch self {
        case .offline(let failure), .unauthorized(let failure): failure
        default: nil
        }
    }
}
