import ArtClient
import Synchronization
import TestKit

/// The servers that output files lie on, without a network.
final class ScriptedFiles: Transport {
    struct Answer: Sendable {
        enum End: Sendable {
            case whole
            /// The connection breaks.
            case broken
            /// Nothing more comes until it is given up.
            case silence
        }

        var status = 200
        var headers: [(String, String)] = []
        var chunks: [[UInt8]] = []
        var end = End.whole
        /// Whether the chunks come again and again.
        var isEndless = false
        /// How long each chunk takes, by the clock.
        var pause = Duration.zero
    }

    private let requested = Mutex<[TransportRequest]>([])
    private let clock: ManualClock
    private let answer: @Sendable (TransportRequest, Int) -> Answer

    /// Answers the `Int`th request, from 1.
    init(clock: ManualClock, _ answer: @escaping @Sendable (TransportRequest, Int) -> Answer) {
        self.clock = clock
        self.answer = answer
    }

    var requests: [TransportRequest] { requested.withLock { $0 } }

    /// The value of a field in each request; nil where it has none.
    func sent(_ field: String) -> [String?] { requests.map { $0.headers.first { $0.name == field }?.value } }

    func open(_ request: TransportRequest) async throws(TransportError) -> TransportStream {
        let count = requested.withLock { requested in
            requested.append(request)
            return requested.count
        }
        let answer = answer(request, count)
        return TransportStream(
            status: answer.status, headers: HeaderFields(answer.headers),
            body: TransportBody(Body(answer: answer, clock: clock)))
    }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        throw TransportError(.notSent, "files are streamed")
    }

    private struct Body: AsyncSequence, Sendable {
        typealias Element = [UInt8]
        typealias Failure = TransportError
        let answer: Answer
        let clock: ManualClock
        func makeAsyncIterator() -> Iterator { Iterator(answer: answer, clock: clock) }

        struct Iterator: AsyncIteratorProtocol {
            let answer: Answer
            let clock: ManualClock
            var position = 0

            init(answer: Answer, clock: ManualClock) {
                self.answer = answer
                self.clock = clock
            }

            mutating func next(isolation actor: isolated (any Actor)?) async throws(TransportError) -> [UInt8]? {
                clock.advance(to: clock.now.offset + answer.pause)
                if answer.isEndless, !answer.chunks.isEmpty {
                    if Task.isCancelled { throw TransportError(.cancelled, "cancelled") }
                    position += 1
                    return answer.chunks[position < answer.chunks.count ? position - 1 : answer.chunks.count - 1]
                }
                if position < answer.chunks.count {
                    position += 1
                    return answer.chunks[position - 1]
                }
                switch answer.end {
                case .whole: return nil
                case .broken: throw TransportError(.interrupted, "connection lost off")
                case .silence:
                    let (silence, hold) = AsyncStream.makeStream(of: Never.self)
                    for await _ in silence {}
                    withExtendedLifetime(hold) {}
                    throw TransportError(.cancelled, "cancelled")
                }
            }
        }
    }
}
