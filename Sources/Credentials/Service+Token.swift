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
    static func issuer(of secret: Secret) -> Service? {
        allCases.first { secret.reveal().hasPrefix($0.tokenPrefix) }
    }

    /// Where a person gets its token.
    ///
    /// Antekirt's document tells of a login that gives a key for a password, but not where it is, so Easel asks for
    /// no password.
    package var tokenInstructions: String {
        switch self {
        case .artinstring: "Create an artinstring token at artinstring.com/me/api-tokens."
        case .antekirt:
            "Ask the Antekirt team for a key. Its API also describes a login by email "
                + "and password, but not its address, so Easel never asks for your password."
        }
    }
}
