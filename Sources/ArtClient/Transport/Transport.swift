/// One HTTP exchange at a time; the boundary between this module and the network.
///
/// Redirects are never followed: a 3xx answer is an answer like any other. Implementations are safe to call from
/// any task; cancelling the calling task closes the connection.
package protocol Transport: Sendable {
    /// Sends `request` and reads the whole answer.
    ///
    /// - Throws: `TransportError`; its kind says whether a byte of the request may have left.
    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse

    /// Sends `request` and returns when the answer's head is there; the body follows chunk by chunk.
    ///
    /// - Throws: `TransportError`, here for the head and from the body's iterator for the rest.
    func open(_ request: TransportRequest) async throws(TransportError) -> TransportStream
}

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
