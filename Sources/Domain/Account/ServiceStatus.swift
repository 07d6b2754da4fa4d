/// How it stands between Easel and a service.
package enum ServiceStatus: Hashable, Sendable {
    /// No credentials were given for it.
    case absent
    /// The first answer is awaited.
    case connecting
    /// It answered last time.
    case live
    /// It did not answer, or not usefully.
    case offline(Failure)
    /// It does not know the token.
    case unauthorized(Failure)

    /// What went wrong, when something did.
    package var failure: Failure? {
        switch self {
        case .offline(let failure), .unauthorized(let failure): failure
        default: nil
        }
    }
}
