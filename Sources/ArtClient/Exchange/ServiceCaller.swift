import Domain

/// An answer that a service gave with a 2xx status and a JSON body.
struct ServiceAnswer: Sendable {
    let json: JSON
    let headers: HeaderFields

    /// The moment the service says it is.
    var serverDate: Timestamp? { headers["date"].flatMap { Timestamp(httpDate: $0) } }
}

/// Calls one service: sends, sends again where that is safe, and reads refusals.
struct ServiceCaller: Sendable {
    let service: Service
    let builder: RequestBuilder
    let transport: any Transport
    let retryRule: RetryRule
    let clock: any Clock<Duration>
    let random: @Sendable () -> Double

    var redaction: Redaction { Redaction(builder.credential) }

    /// Reads a JSON document, sending again by the retry rule.
    func get(_ path: [String], query: [(String, String?)] = []) async throws(ClientError) -> ServiceAnswer {
        guard let request = builder.get(path, query: query) else { throw notAPath }
        var attempt = 1
        while true {
            do throws(ClientError) {
                return try await exchange(request, isSpending: false)
            } catch {
                guard let wait = retryRule.wait(after: error, attempt: attempt, random: random()) else { throw error }
                do { try await clock.sleep(for: wait) } catch { throw ClientError(.cancelled, service: service) }
                attempt += 1
            }
        }
    }

    /// Sends a request that spends, once and never again.
    func post(
        _ path: [String], body: JSON, idempotencyKey: String?
    ) async throws(ClientError) -> ServiceAnswer {
        guard let request = builder.post(path, body: body, idempotencyKey: idempotencyKey) else { throw notAPath }
        return try await exchange(request, isSpending: true)
    }

    /// Opens a stream of server-sent events.
    ///
    /// - Throws: `ClientError` unless the answer is 200 and `text/event-stream` (WHATWG HTML, section 9.2.3).
    func open(_ path: [String]) async throws(ClientError) -> TransportBody {
        guard let request = builder.stream(path) else { throw notAPath }
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
            throw ClientError(.malformedAnswer(reason: "the stream is not text/event-stream"), service: service)
        }
        return stream.body
    }

    private var notAPath: ClientError {
        ClientError(.invalidParameter(allowed: []), service: service, message: "an id cannot be empty")
    }

    private func exchange(_ request: TransportRequest, isSpending: Bool) async throws(ClientError) -> ServiceAnswer {
        let response: TransportResponse
        do {
            response = try await transport.send(request)
        } catch {
            throw ClientError(transport: error, service: service, isSpending: isSpending)
        }
        guard (200..<300).contains(response.status) else {
            throw ErrorReader(service: service, isSpending: isSpending, redaction: redaction).read(response)
        }
        do {
            return ServiceAnswer(json: try JSONParser.parse(response.body), headers: response.headers)
        } catch {
            let reason = "the answer is not JSON (\(error.reason))"
            throw ClientError(
                isSpending ? .outcomeUnknown(reason: reason) : .malformedAnswer(reason: reason), service: service,
                status: response.status, isSpending: isSpending)
        }
    }
}
