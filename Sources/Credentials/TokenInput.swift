package import Domain

/// A token as a person gave it: for which service, and whether it looks like one of that service's.
package struct TokenInput: Sendable {
    /// Why it is not taken.
    package enum Refusal: Error, Hashable, Sendable {
        case empty
        /// It has a byte that no header field may carry, or a space.
        case badCharacter
        /// No service was named and its beginning names none.
        case unknownService
        /// It begins like a token of `service`, and would be sent to `meant`.
        case otherService(Service, meant: Service)
    }

    package let service: Service
    package let secret: Secret
    /// What is odd about it but may be right, a sentence.
    package let warning: String?

    /// - Parameters:
    ///   - bytes: One line, without its end; spaces around it are not part of it.
    ///   - service: The service that a person named; nil lets the token's beginning say it.
    package init(_ bytes: [UInt8], for service: Service?) throws(Refusal) {
        guard let secret = Secret(token: bytes) else {
            throw bytes.allSatisfy { $0 == UInt8(ascii: " ") || (9...13).contains($0) } ? .empty : .badCharacter
        }
        let looked = Service.issuer(of: secret)
        guard let meant = service ?? looked else { throw .unknownService }
        if let looked, looked != meant { throw .otherService(looked, meant: meant) }
        self.service = meant
        self.secret = secret
        warning =
            looked == nil
            ? "\(meant.name) tokens usually begin with \(meant.tokenPrefix); this one does not." : nil
    }
}

extension TokenInput.Refusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "No token was given."
        case .badCharacter: "The token contains a space or another character that no token has; nothing is stored."
        case .unknownService:
            "The token's prefix matches no service: add artinstring or antekirt to the command."
        case .otherService(let service, let meant):
            "It looks like a token for \(service.name), not \(meant.name); nothing is stored."
        }
    }
}
