import ArtClient
import Synchronization

/// Both services as a table of answers, without a network.
final class ScriptedService: Transport {
    typealias Answer = @Sendable (TransportRequest) throws(TransportError) -> TransportResponse
    typealias Stream = @Sendable () throws(TransportError) -> TransportStream

    private struct State {
        var answers: [String: Answer] = [:]
        var streams: [String: Stream] = [:]
        var calls: [String] = []
        var posted: [String] = []
        var gates: [String: (gate: AsyncStream<Void>, reached: @Sendable () -> Void)] = [:]
    }

    private let state = Mutex(State())

    /// An account and empty lists, so that a test needs to script only what it is about.
    init() {
        on("GET /api/v1/me", #"{"id":"u","email":"a@b","tier":"pro"}"#)
        on("GET /api/v1/me/quotas", #"{"quotas":{"image":{"used":12,"limit":200,"exhausted":false}}}"#)
        on("GET /api/v1/prompts", #"{"prompts":[],"count":0,"total":0}"#)
        on("GET /api/v1/collections", #"{"collections":[],"count":0,"total":0}"#)
        on("GET /api/v1/runs", #"{"runs":[],"count":0,"total":0,"nextCursor":null}"#)
        on("GET /api/v1/account/me", #"{"data":{"id":"u","username":"ana","credits":445}}"#)
        for list in ["artists", "models", "generations"] {
            on("GET /api/v1/\(list)", #"{"data":[],"pagination":{"page":1,"limit":100,"totalPages":0,"totalCount":0}}"#)
        }
    }

    /// Answers a route, such as `GET /api/v1/me`, from now on.
    func on(_ route: String, _ answer: @escaping Answer) { state.withLock { $0.answers[route] = answer } }

    func on(_ route: String, _ json: String, status: Int = 200) {
        on(route) { _ in
            TransportResponse(status: status, headers: ["content-type": "application/json"], body: Array(json.utf8))
        }
    }

    /// Accepts whatever is posted to a route from now on, as a run that is called by the request's id.
    func accept(_ route: String) {
        on(route) { request in
            let json = #"{"runId":"run-of-\#(Self.key(of: request))","status":"queued"}"#
            return TransportResponse(
                status: 200, headers: ["content-type": "application/json"], body: Array(json.utf8))
        }
    }

    /// Fails a route from now on.
    func fail(_ route: String, _ kind: TransportError.Kind) {
        on(route) { _ throws(TransportError) in throw TransportError(kind, "scripted") }
    }

    /// Holds the calls of a route back, the first until `gate` yields, the next until it yields again, and all
    /// until it ends; a call that is cancelled meanwhile fails, as one on the wire does. Calls `reached` for each.
    func hold(_ route: String, behind gate: AsyncStream<Void>, reached: @escaping @Sendable () -> Void) {
        state.withLock { $0.gates[route] = (gate, reached) }
    }

    /// Opens a run's stream with `chunks`.
    func stream(_ id: String, _ chunks: AsyncStream<String>) {
        state.withLock {
            $0.streams["/api/runs/\(id)/stream"] = {
                TransportStream(
                    status: 200, headers: ["content-type": "text/event-stream"],
                    body: TransportBody(Chunks(base: chunks)))
            }
        }
    }

    /// The calls so far, as method and path.
    var calls: [String] { state.withLock(\.calls) }

    /// The ids of the requests that were posted, in order.
    var posted: [String] { state.withLock(\.posted) }

    private static func key(of request: TransportRequest) -> String {
        request.headers.first { $0.name == "Idempotency-Key" }?.value ?? "none"
    }

    func count(_ route: String) -> Int { calls.count { $0 == route } }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        let route = "\(request.method.rawValue) \(Self.path(request.url))"
        let gate = state.withLock { state in
            state.calls.append(route)
            if request.method == .post { state.posted.append(Self.key(of: request)) }
            return state.gates[route]
        }
        if let gate {
            gate.reached()
            for await _ in gate.gate { break }
            if Task.isCancelled { throw TransportError(.cancelled, "scripted") }
        }
        guard let answer = state.withLock({ $0.answers[route] }) else {
            return TransportResponse(status: 404, body: Array(#"{"error":"not_found"}"#.utf8))
        }
        return try answer(request)
    }

    func open(_ request: TransportRequest) async throws(TransportError) -> TransportStream {
        let path = Self.path(request.url)
        let stream = state.withLock { state in
            state.calls.append("STREAM \(path)")
            return state.streams[path]
        }
        guard let stream else {
            return TransportStream(status: 404, body: TransportBody(Chunks(base: AsyncStream { $0.finish() })))
        }
        return try stream()
    }

    private static func path(_ url: String) -> String {
        let rest = url.drop { $0 != ":" }.dropFirst(3)
        return String(rest.drop { $0 != "/" }.prefix { $0 != "?" })
    }

    private struct Chunks: AsyncSequence, Sendable {
        typealias Element = [UInt8]
        typealias Failure = TransportError
        let base: AsyncStream<String>
        func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator()) }

        struct Iterator: AsyncIteratorProtocol {
            var base: AsyncStream<String>.Iterator
            mutating func next(
                isolation actor: isolated (any Actor)? = #isolation
            ) async throws(TransportError) -> [UInt8]? {
                await base.next(isolation: actor).map { Array($0.utf8) }
            }
        }
    }
}
