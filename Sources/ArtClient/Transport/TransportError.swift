/// The failure of an exchange.
package struct TransportError: Error, Hashable, Sendable {
    /// The kinds that callers distinguish.
    package enum Kind: Hashable, Sendable {
        /// No connection was established, so provably no byte of the request was sent.
        case notSent
        /// The address may not be connected to, so no byte was sent.
        case unsafeAddress
        /// The connection broke or timed out, or the response was malformed HTTP, after bytes may have been sent.
        case interrupted
        /// The head of the response, or its decompressed body, exceeds the limit.
        case tooLarge
        /// The calling task was canceled; bytes may have been sent.
        case cancelled
    }

    package let kind: Kind
    /// A short reason for the user, without a period; never has a credential.
    package let reason: String

    /// Creates an error; `reason` must not have a credential.
    package init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }
}
