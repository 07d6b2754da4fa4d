/// The chunks of a body, as they arrive; to be iterated once.
///
/// Iteration throws `TransportError` when the connection breaks or times out, or the iterating task is canceled.
/// Releasing the body and its iterator closes the connection.
package struct TransportBody: AsyncSequence, Sendable {
    package typealias Element = [UInt8]
    package typealias Failure = TransportError

    private let start: @Sendable () -> Iterator

    /// Creates a body from a sequence of chunks.
    package init<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks)
    where Chunks.Element == [UInt8], Chunks.Failure == TransportError {
        start = { Iterator(base: chunks.makeAsyncIterator()) }
    }

    package func makeAsyncIterator() -> Iterator { start() }

    /// Iterates over the chunks of the body.
    package struct Iterator: AsyncIteratorProtocol {
        fileprivate var base: any AsyncIteratorProtocol<[UInt8], TransportError>

        /// Returns the next chunk; nil at the end.
        ///
        /// - Throws: `TransportError` when the connection breaks or times out, or the task is canceled.
        package mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(TransportError) -> [UInt8]? {
            try await base.next(isolation: actor)
        }
    }
}
