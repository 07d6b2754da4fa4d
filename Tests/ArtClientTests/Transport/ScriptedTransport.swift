import ArtClient
import Domain
import Synchronization

/// A transport that responds from a script, and records the requests.
final class ScriptedTransport: Transport {
    /// One exchange of the script.
    enum Answer: Sendable {
        case response(TransportResponse)
        case failure(TransportError)
        /// A stream of these chunks; the failure, if any, follows the last.
        case stream([[UInt8]], type: String = "text/event-stream", then: TransportError? = nil)
        /// A stream of one chunk, then silence until it is canceled.
        case silentStream([UInt8])

        static func json(_ status: Int, _ text: String, _ headers: HeaderFields = [:]) -> Answer {
            .response(TransportResponse(status: status, headers: headers, body: Array(text.utf8)))
        }
    }

    private struct State {
        var script: [(path: String?, answer: Answer)]
        var requests: [TransportRequest] = []
    }

    private let state: Mutex<State>

    /// Returns the responses one by one, whatever the request.
    init(_ script: Answer...) { state = Mutex(State(script: script.map { (nil, $0) })) }

    /// Returns each path's own response, once.
    init(paths: [(String, Answer)]) { state = Mutex(State(script: paths.map { ($0.0, $0.1) })) }

    var requests: [TransportRequest] { state.withLock { $0.requests } }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        switch answer(to: request) {
        case .response(let response): return response
        case .failure(let error): throw error
        case .stream(let chunks, _, _): return TransportResponse(status: 200, body: Array(chunks.joined()))
        case .silentStream(let chunk): return TransportResponse(status: 200, body: chunk)
        }
    }

    func open(_ request: TransportRequest) async throws(TransportError) -> TransportStream {
        switch answer(to: request) {
        case .response(let response):
            return TransportStream(
                status: response.status, headers: response.headers,
                body: TransportBody(ScriptedBody(chunks: [response.body], failure: nil)))
        case .failure(let error): throw error
        case .silentStream(let chunk):
            return TransportStream(
                status: 200, headers: ["Content-Type": "text/event-stream"],
                body: TransportBody(ScriptedBody(chunks: [chunk], failure: nil, isSilentAtEnd: true)))
        case .stream(let chunks, let type, let failure):
            return TransportStream(
                status: 200, headers: ["Content-Type": type],
                body: TransportBody(ScriptedBody(chunks: chunks, failure: failure)))
        }
    }

    private func answer(to request: TransportRequest) -> Answer {
        state.withLock { state in
            state.requests.append(request)
            let index = state.script.firstIndex { entry in
                entry.path.map { request.url.hasSuffix($0) } ?? true
            }
            guard let index else { return .failure(TransportError(.notSent, "the script has no answer")) }
            return state.script.remove(at: index).answer
        }
    }
}

private struct ScriptedBody: AsyncSequence, Sendable {
    let chunks: [[UInt8]]
    let failure: TransportError?
    var isSilentAtEnd = false

    func makeAsyncIterator() -> Iterator {
        Iterator(chunks: chunks[...], failure: failure, isSilentAtEnd: isSilentAtEnd)
    }

    struct Iterator: AsyncIteratorProtocol {
        var chunks: ArraySlice<[UInt8]>
        let failure: TransportError?
        let isSilentAtEnd: Bool

        mutating func next(isolation actor: isolated (any Actor)?) async throws(TransportError) -> [UInt8]? {
            if let chunk = chunks.popFirst() { return chunk }
            if let failure { throw failure }
            if isSilentAtEnd {
                let silence = AsyncStream<Never> { _ in }
                for await _ in silence {}
                throw TransportError(.cancelled, "canceled")
            }
            return nil
        }
    }
}
