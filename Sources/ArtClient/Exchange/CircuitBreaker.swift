/// A circuit breaker: stops calls after repeated failures, and lets a trial through now and then.
///
/// Closed, it lets every call through. After `threshold` consecutive failures it opens: no call passes for a cool-down,
/// which doubles each time up to `cap`. Then one trial passes, and its result decides. Times are on one `Timeline`.
package struct CircuitBreaker: Hashable, Sendable {
    private enum State: Hashable, Sendable {
        case closed
        case open(until: Duration)
        case halfOpen
    }

    /// The number of consecutive failures that open it.
    package let threshold: Int
    /// The first cool-down.
    package let base: Duration
    /// The longest cool-down.
    package let cap: Duration

    private var state = State.closed
    private var openings = 0
    private var failures = 0

    /// Creates a closed breaker.
    package init(threshold: Int = 5, base: Duration = .seconds(2), cap: Duration = .seconds(15)) {
        self.threshold = threshold
        self.base = base
        self.cap = cap
    }

    /// Asks to pass at `now`; returns nil when granted, else the time to wait before asking again.
    package mutating func pass(at now: Duration) -> Duration? {
        switch state {
        case .closed: return nil
        case .open(let moment) where now < moment: return moment - now
        case .open:
            state = .halfOpen
            return nil
        case .halfOpen: return base
        }
    }

    /// Records a successful call.
    package mutating func succeeded() {
        state = .closed
        openings = 0
        failures = 0
    }

    /// Records a call that failed because of the service or the network.
    package mutating func failed(at now: Duration) {
        failures += 1
        switch state {
        case .closed where failures < threshold: break
        // A call that was in flight when the breaker opened is no new evidence.
        case .open: break
        case .closed, .halfOpen:
            openings += 1
            state = .open(until: now + Backoff(from: base, upTo: cap).wait(after: openings))
        }
    }

    /// Records a call that its caller canceled, which is no evidence.
    package mutating func abandoned(at now: Duration) {
        if state == .halfOpen { state = .open(until: now) }
    }
}
