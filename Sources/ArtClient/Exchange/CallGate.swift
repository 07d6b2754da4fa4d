import Domain

/// Lets the calls to one service pass, or holds them back: the one place where a client's calls know of each other.
actor CallGate {
    private let service: Service
    private let timeline: Timeline
    /// For the service as a whole: calls that do not even reach it.
    private var breaker: CircuitBreaker
    /// For each endpoint: calls that reach the service and fail there. One that is sick holds back no other.
    private var endpoints: [String: (breaker: CircuitBreaker, failure: ClientError?)] = [:]
    private let closed: CircuitBreaker
    private var budget: RequestBudget?
    /// Why the service is left alone.
    private var lastFailure: ClientError?
    /// Reads wait until then, since the service has refused one as one too many.
    private var readsRestUntil: Duration = .zero

    init(_ service: Service, timeline: Timeline, breaker: CircuitBreaker, budget: RequestBudget?) {
        self.service = service
        self.timeline = timeline
        self.breaker = breaker
        closed = breaker
        self.budget = budget
    }

    /// Asks for a request to `endpoint` to pass.
    ///
    /// - Throws: `ClientError` with the time to wait, when it may not pass now; nothing was sent then. What spends
    ///   is held back by the budget alone: a person has asked for it, and it is a trial like any other.
    func pass(_ endpoint: String, isSpending: Bool) throws(ClientError) {
        let now = timeline.elapsed()
        if isSpending {
            guard let wait = budget?.take(at: now) else { return }
            throw ClientError(.rateLimited, service: service, retryAfter: wait, isSpending: true)
        }
        if readsRestUntil > now {
            throw ClientError(.rateLimited, service: service, retryAfter: readsRestUntil - now)
        }
        if let wait = breaker.pass(at: now) {
            throw ClientError(
                lastFailure?.kind ?? .unavailable(reason: "repeated failures"), service: service,
                status: lastFailure?.status, retryAfter: wait)
        }
        if let wait = endpoints[endpoint]?.breaker.pass(at: now) {
            let last = endpoints[endpoint]?.failure
            // What passed here goes nowhere after all.
            breaker.abandoned(at: now)
            throw ClientError(
                last?.kind ?? .unavailable(reason: "repeated failures"), service: service,
                status: last?.status, retryAfter: wait)
        }
    }

    /// What became of a request to `endpoint` that had passed; nil for an answer.
    func ended(_ endpoint: String, _ error: ClientError?, isSpending: Bool) {
        let now = timeline.elapsed()
        switch error?.kind {
        case .unreachable:
            if isSpending { budget?.giveBack() }
            lastFailure = error
            breaker.failed(at: now)
        case .unavailable:
            // Somebody was reached.
            breaker.succeeded()
            var state = endpoints[endpoint] ?? (closed, nil)
            state.failure = error
            state.breaker.failed(at: now)
            endpoints[endpoint] = state
        // Whatever cut a spending request off may be the service's fault or not; reads will tell.
        case .outcomeUnknown: break
        case .cancelled:
            breaker.abandoned(at: now)
            endpoints[endpoint]?.breaker.abandoned(at: now)
        case .rateLimited:
            breaker.succeeded()
            endpoints[endpoint] = nil
            guard let asked = error?.retryAfter else { break }
            let moment = now + min(asked, .seconds(120))
            if isSpending { budget?.close(until: moment) } else { readsRestUntil = max(readsRestUntil, moment) }
        // Any other refusal is an answer: somebody is there.
        default:
            breaker.succeeded()
            endpoints[endpoint] = nil
        }
    }
}
