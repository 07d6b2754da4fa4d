package import ArtClient
import Synchronization

/// A transport that tells what goes through it, and whether anything is under way.
package final class WatchedTransport: Transport {
    /// A step of an exchange.
    package enum Step: Hashable, Sendable {
        /// No byte has left.
        case begins
        /// The whole answer has come, or none will.
        case ends
        /// The head of the answer has come.
        case opens
        /// Bytes of a body that is read as it comes.
        case reads
    }

    private let base: any Transport
    private let tell: @Sendable (TransportRequest, Step) async -> Void
    private let underWay = Mutex(0)

    /// - Parameter tell: Is called at each step, which waits for it.
    package init(
        _ base: any Transport, tell: @escaping @Sendable (TransportRequest, Step) async -> Void = { _, _ in }
    ) {
        self.base = base
        self.tell = tell
    }

    /// Whether no answer is waited for.
    package var isIdle: Bool { underWay.withLock { $0 == 0 } }

    package func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        underWay.withLock { $0 += 1 }
        defer { underWay.withLock { $0 -= 1 } }
        await tell(request, .begins)
        let response: TransportResponse
        do throws(TransportError) {
            response = try await base.send(request)
        } catch {
            await tell(request, .ends)
            throw error
        }
        await tell(request, .ends)
        return response
    }

    package func open(_ request: TransportRequest) async throws(TransportError) -> TransportStream {
        underWay.withLock { $0 += 1 }
        defer { underWay.withLock { $0 -= 1 } }
        await tell(request, .begins)
        let stream = try await base.open(request)
        await tell(request, .opens)
        let tell = tell
        return TransportStream(
            status: stream.status, headers: stream.headers,
            body: TransportBody(Chunks(base: stream.body) { await tell(request, .reads) }))
    }

    private struct Chunks: AsyncSequence, Sendable {
        typealias Element = [UInt8]
        typealias Failure = TransportError
        let base: TransportBody
        let tell: @Sendable () async -> Void
        func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator(), tell: tell) }

        struct Iterator: AsyncIteratorProtocol {
            var base: TransportBody.Iterator
            let tell: @Sendable () async -> Void
            mutating func next(
                isolation actor: isolated (any Actor)? = #isolation
            ) async throws(TransportError) -> [UInt8]? {
                let chunk = try await base.next(isolation: actor)
                if chunk != nil { await tell() }
                return chunk
            }
        }
    }
}
