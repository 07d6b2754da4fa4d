package import Domain

extension Service {
    /// The environment variable of the service's token.
    package var tokenVariable: String {
        switch self {
        case .artinstring: "ARTI_TOKEN"
        case .antekirt: "ANTEKIRT_API_KEY"
        }
    }

    /// Returns the service whose token prefix `secret` has; nil for an unknown prefix.
    static func issuer(of secret: Secret) -> Service? {
        allCases.first { secret.reveal().hasPrefix($0.tokenPrefix) }
    }

    /// The instructions for getting a token.
    ///
    /// Antekirt's API document describes a login that returns a key for a password, but not its address, so Easel never
    /// asks for a password.
    package var tokenInstructions: String {
        switch self {
        case .artinstring: "Create an artinstring token at artinstring.com/me/api-tokens."
        case .antekirt:
            "Ask the Antekirt team for a key. Its API also describes a login by email "
                + "and password, but not its address, so Easel never asks for your password."
        }
    }
}
