import Domain

/// Admits or delays the calls to one service: the state that all calls of a client share.
actor CallGate {
    private let service: Service
    private let timeline: Timeline
    /// The breaker of the service as a whole, for calls that do not reach it.
    private var breaker: CircuitBreaker
    /// The breaker of each endpoint, for calls that reach the service and fail there. A failing endpoint does not block
    /// others.
    private var endpoints: [String: (breaker: CircuitBreaker, failure: ClientError?)] = [:]
    private let closed: CircuitBreaker
    private var budget: RequestBudget?
    /// The reason why the service's breaker is open.
    private var lastFailure: ClientError?
    /// The end of the pause for reads after a 429.
    private var readsPausedUntil: Duration = .zero

    init(_ service: Service, timeline: Timeline, breaker: CircuitBreaker, budget: RequestBudget?) {
        self.service = service
        self.timeline = timeline
        self.breaker = breaker
        closed = breaker
        self.budget = budget
    }

    /// Admits a request to `endpoint`.
    ///
    /// - Throws: `ClientError` with the time to wait, when it is not admitted; nothing was sent then. Requests that
    ///   spend are limited by the budget alone: the user has asked for them, and each is a trial for the breaker.
    func pass(_ endpoint: String, isSpending: Bool) throws(ClientError) {
        let now = timeline.elapsed()
        if isSpending {
            guard let wait = budget?.take(at: now) else { return }
            throw ClientError(.rateLimited, service: service, retryAfter: wait, isSpending: true)
        }
        if readsPausedUntil > now {
            throw ClientError(.rateLimited, service: service, retryAfter: readsPausedUntil - now)
        }
        if let wait = breaker.pass(at: now) {
            throw ClientError(
                lastFailure?.kind ?? .unavailable(reason: "repeated failures"), service: service,
                status: lastFailure?.status, retryAfter: wait)
        }
        if let wait = endpoints[endpoint]?.breaker.pass(at: now) {
            let last = endpoints[endpoint]?.failure
            // The trial of the service does not happen.
            breaker.abandoned(at: now)
            throw ClientError(
                last?.kind ?? .unavailable(reason: "repeated failures"), service: service,
                status: last?.status, retryAfter: wait)
        }
    }

    /// Records the result of an admitted request to `endpoint`; nil for a response.
    func ended(_ endpoint: String, _ error: ClientError?, isSpending: Bool) {
        let now = timeline.elapsed()
        switch error?.kind {
        case .unreachable:
            if isSpending { budget?.release() }
            lastFailure = error
            breaker.failed(at: now)
        case .unavailable:
            // The service was reached.
            breaker.succeeded()
            var state = endpoints[endpoint] ?? (closed, nil)
            state.failure = error
            state.breaker.failed(at: now)
            endpoints[endpoint] = state
        // An interrupted request that spends may not be the service's fault; reads will show.
        case .outcomeUnknown: break
        case .cancelled:
            breaker.abandoned(at: now)
            endpoints[endpoint]?.breaker.abandoned(at: now)
        case .rateLimited:
            breaker.succeeded()
            endpoints[endpoint] = nil
            guard let requestedWait = error?.retryAfter else { break }
            let moment = now + min(requestedWait, .seconds(120))
            if isSpending { budget?.close(until: moment) } else { readsPausedUntil = max(readsPausedUntil, moment) }
        // Any other refusal is a response: the service is available.
        default:
            breaker.succeeded()
            endpoints[endpoint] = nil
        }
    }
}
