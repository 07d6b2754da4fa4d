/// One HTTP exchange at a time; the boundary between this module and the network.
///
/// Redirects are never followed: a 3xx answer is an answer like any other. Implementations are safe to call from
/// any task; canceling the calling task closes the connection.
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
