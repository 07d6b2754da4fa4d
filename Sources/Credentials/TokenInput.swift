package import Domain

/// A token that the user entered, matched to its service.
package struct TokenInput: Sendable {
    /// The reason for refusing the input.
    package enum Refusal: Error, Hashable, Sendable {
        /// There is no token.
        case empty
        /// The token contains a space or a byte that is not allowed in a header field.
        case badCharacter
        /// No service was named, and the prefix matches none.
        case unknownService
        /// The token has the prefix of `service` and was entered for `meant`.
        case otherService(Service, meant: Service)
    }

    package let service: Service
    package let secret: Secret
    /// A warning about an unusual but possible token; a sentence.
    package let warning: String?

    /// - Parameters:
    ///   - bytes: One line without its end; surrounding spaces are ignored.
    ///   - service: The service that the user named; nil to decide by the token's prefix.
    /// - Throws: `Refusal`.
    package init(_ bytes: [UInt8], for service: Service?) throws(Refusal) {
        guard let secret = Secret(token: bytes) else {
            throw bytes.allSatisfy { $0 == UInt8(ascii: " ") || (9...13).contains($0) } ? .empty : .badCharacter
        }
        let recognized = Service.issuer(of: secret)
        guard let meant = service ?? recognized else { throw .unknownService }
        if let recognized, recognized != meant { throw .otherService(recognized, meant: meant) }
        self.service = meant
        self.secret = secret
        warning =
            recognized == nil
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
