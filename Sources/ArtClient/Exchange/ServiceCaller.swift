import JSON
import Domain

/// Calls one service: sends, retries where that is safe, and parses errors.
struct ServiceCaller: Sendable {
    let service: Service
    let builder: RequestBuilder
    let transport: any Transport
    private var retryRule: RetryRule
    let timeline: Timeline
    let random: @Sendable () -> Double
    private let notice: @Sendable (DeprecationNotice) -> Void
    private let gate: CallGate

    init(
        _ service: Service, builder: RequestBuilder, transport: any Transport, policy: CallPolicy,
        clock: any Clock<Duration>, random: @escaping @Sendable () -> Double,
        notice: @escaping @Sendable (DeprecationNotice) -> Void
    ) {
        self.service = service
        self.builder = builder
        self.transport = transport
        retryRule = policy.retryRule
        self.random = random
        self.notice = notice
        timeline = Timeline(clock)
        gate = CallGate(service, timeline: timeline, breaker: policy.breaker, budget: policy.budget)
    }

    /// The same caller without retries. Both share the gate.
    var withoutRetries: ServiceCaller {
        var caller = self
        caller.retryRule.attempts = 1
        return caller
    }

    var redaction: Redaction { Redaction([builder.credential]) }

    /// Reads a JSON document, with retries.
    func get(_ path: [String], query: [(String, String?)] = []) async throws(ClientError) -> ServiceResponse {
        guard let request = builder.get(path, query: query) else { throw notAPath }
        return try await call(request, Self.endpoint(path), isSpending: false)
    }

    /// Sends a request that spends; retried only when the service provably did no work for it.
    func post(
        _ path: [String], body: JSON, idempotencyKey: String?
    ) async throws(ClientError) -> ServiceResponse {
        guard let request = builder.post(path, body: body, idempotencyKey: idempotencyKey) else { throw notAPath }
        return try await call(request, Self.endpoint(path), isSpending: true)
    }

    /// Opens a stream of server-sent events, without retries.
    ///
    /// - Throws: `ClientError` unless the response is 200 and `text/event-stream` (WHATWG HTML, section 9.2.3).
    func open(_ path: [String], lastEventID: String?) async throws(ClientError) -> TransportBody {
        guard let request = builder.stream(path, lastEventID: lastEventID) else { throw notAPath }
        let endpoint = Self.endpoint(path)
        try await gate.pass(endpoint, isSpending: false)
        do throws(ClientError) {
            let body = try await opened(request)
            await gate.ended(endpoint, nil, isSpending: false)
            return body
        } catch {
            await gate.ended(endpoint, error, isSpending: false)
            throw error
        }
    }

    private func opened(_ request: TransportRequest) async throws(ClientError) -> TransportBody {
        let stream: TransportStream
        do {
            stream = try await transport.open(request)
        } catch {
            throw ClientError(transport: error, service: service, isSpending: false)
        }
        guard stream.status == 200 else {
            throw ErrorReader(service: service, isSpending: false, redaction: redaction)
                .read(TransportResponse(status: stream.status, headers: stream.headers))
        }
        let type = stream.headers["content-type"]?.prefix { $0 != ";" && $0 != " " }.lowercased()
        guard type == "text/event-stream" else {
            throw ClientError(.invalidResponse(reason: "the stream is not text/event-stream"), service: service)
        }
        return stream.body
    }

    private var notAPath: ClientError {
        ClientError(.invalidParameter(allowed: []), service: service, message: "an id cannot be empty")
    }

    /// The endpoint of `path`, without ids: a failure of one address affects all of them.
    private static func endpoint(_ path: [String]) -> String {
        let words: Set<String> = [
            "api", "v1", "me", "quotas", "prompts", "random", "collections", "runs", "stream", "account", "api-keys",
            "artists", "models", "generations", "image", "svg", "video",
        ]
        return path.map { words.contains($0) ? $0 : ":id" }.joined(separator: "/")
    }

    private func call(
        _ request: TransportRequest, _ endpoint: String, isSpending: Bool
    ) async throws(ClientError) -> ServiceResponse {
        var attempt = 1
        while true {
            do throws(ClientError) {
                try await gate.pass(endpoint, isSpending: isSpending)
                return try await watchedExchange(request, endpoint, isSpending: isSpending)
            } catch {
                guard let wait = retryRule.wait(after: error, attempt: attempt, random: random()) else {
                    throw error
                }
                await timeline.sleep(for: wait)
                // All attempts so far provably had no effect, so nothing is open.
                if Task.isCancelled { throw ClientError(.cancelled, service: service) }
                attempt += 1
            }
        }
    }

    /// Performs an exchange and reports its result to the gate.
    private func watchedExchange(
        _ request: TransportRequest, _ endpoint: String, isSpending: Bool
    ) async throws(ClientError) -> ServiceResponse {
        do throws(ClientError) {
            let answer = try await exchange(request, isSpending: isSpending)
            await gate.ended(endpoint, nil, isSpending: isSpending)
            return answer
        } catch {
            await gate.ended(endpoint, error, isSpending: isSpending)
            throw error
        }
    }

    private func exchange(_ request: TransportRequest, isSpending: Bool) async throws(ClientError) -> ServiceResponse {
        let response: TransportResponse
        do {
            response = try await transport.send(request)
        } catch {
            throw ClientError(transport: error, service: service, isSpending: isSpending)
        }
        let path = String(request.url.dropFirst(builder.origin.text.count).prefix { $0 != "?" })
        if let word = DeprecationNotice(response.headers, path: path, redaction: redaction) { notice(word) }
        guard (200..<300).contains(response.status) else {
            throw ErrorReader(service: service, isSpending: isSpending, redaction: redaction).read(response)
        }
        do {
            if isSpending {
                return ServiceResponse(json: try JSONParser.parse(response.body), headers: response.headers)
            }
            let page = try JSONParser.parsePage(response.body)
            return ServiceResponse(json: page.json, headers: response.headers, omissions: page.omissions)
        } catch {
            let reason = "not JSON (\(error.reason))"
            let kind: ClientError.Kind =
                switch error.kind {
                case _ where isSpending: .outcomeUnknown(reason: reason)
                // The rest was lost in transit; a retry may succeed.
                case .cutShort: .unavailable(reason: "response cut off")
                case .grammar, .tooDeep, .tooLarge: .invalidResponse(reason: reason)
                }
            throw ClientError(kind, service: service, status: response.status, isSpending: isSpending)
        }
    }
}
