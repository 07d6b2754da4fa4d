package import Domain

extension Service {
    /// The environment variable that holds its token.
    package var tokenVariable: String {
        switch self {
        case .artinstring: "ARTI_TOKEN"
        case .antekirt: "ANTEKIRT_API_KEY"
        }
    }

    /// The service whose tokens begin like `secret`; nil when its beginning is no known one.
    static func issuing(_ secret: Secret) -> Service? {
        allCases.first { secret.reveal().hasPrefix($0.tokenPrefix) }
    }

    /// Where a person gets its token.
    ///
    /// Antekirt's document tells of a login that gives a key for a password, but not where it is, so Easel asks for
    /// no password.
    package var tokenOrigin: String {
        switch self {
        case .artinstring: "artinstring makes tokens at artinstring.com/me/api-tokens."
        case .antekirt:
            "Antekirt sends keys to those who ask its team. Its document tells of a login that gives one for an e-mail "
                + "address and a password, but not where that is, so Easel never asks for your password."
        }
    }
}
