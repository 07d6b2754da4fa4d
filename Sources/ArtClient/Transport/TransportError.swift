/// Why an exchange came to nothing.
package struct TransportError: Error, Hashable, Sendable {
    /// What callers tell apart.
    package enum Kind: Hashable, Sendable {
        /// No connection came about, so it is proven that no byte of the request left.
        case notSent
        /// The address may not be connected to, so no byte left.
        case unsafeAddress
        /// The connection broke or fell silent, or what came was no sound HTTP, after bytes may have left.
        case interrupted
        /// The head of the answer, or its body when unpacked, was larger than allowed.
        case tooLarge
        /// The calling task was cancelled; bytes may have left.
        case cancelled
    }

    package let kind: Kind
    /// What happened, for a person, without a full stop; holds no credential.
    package let reason: String

    package init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }
}
