/// Performs HTTP exchanges; the boundary between this module and the network.
///
/// Redirects are never followed: a 3xx response is returned like any other. Implementations are safe to call from any
/// task; canceling the calling task closes the connection.
package protocol Transport: Sendable {
    /// Sends `request` and reads the complete response.
    ///
    /// - Throws: `TransportError`; its kind indicates whether a byte of the request may have been sent.
    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse

    /// Sends `request` and returns when the response's head has arrived; the body follows in chunks.
    ///
    /// - Throws: `TransportError`, here for the head and from the body's iterator for the rest.
    func open(_ request: TransportRequest) async throws(TransportError) -> TransportStream
}
