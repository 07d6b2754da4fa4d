/// Leaves a service alone that fails again and again, and asks it now and then whether it is back.
///
/// Closed, it lets everything through. After `threshold` failures in a row it opens: nothing passes for a cool-down,
/// which doubles each time up to a bound. Then one trial passes, and what becomes of it decides. Moments are times
/// on one `Timeline`.
package struct CircuitBreaker: Hashable, Sendable {
    private enum State: Hashable, Sendable {
        case closed
        case open(until: Duration)
        case trying
    }

    /// How many failures in a row open it.
    package let threshold: Int
    /// The first cool-down.
    package let base: Duration
    /// The longest cool-down.
    package let cap: Duration

    private var state = State.closed
    private var openings = 0
    private var failures = 0

    package init(threshold: Int = 5, base: Duration = .seconds(2), cap: Duration = .seconds(15)) {
        self.threshold = threshold
        self.base = base
        self.cap = cap
    }

    /// Asks to pass at `now`; gives nil when that is granted, else how long to wait before asking again.
    package mutating func pass(at now: Duration) -> Duration? {
        switch state {
        case .closed: return nil
        case .open(let moment) where now < moment: return moment - now
        case .open:
            state = .trying
            return nil
        case .trying: return base
        }
    }

    /// What was let through has been answered.
    package mutating func succeeded() {
        state = .closed
        openings = 0
        failures = 0
    }

    /// What was let through came to nothing, by the service's or the network's fault.
    package mutating func failed(at now: Duration) {
        failures += 1
        switch state {
        case .closed where failures < threshold: break
        // What was on its way when it opened says nothing new.
        case .open: break
        case .closed, .trying:
            state = .open(until: now + min(cap, base * (1 << min(openings, 20))))
            openings += 1
        }
    }

    /// What was let through was given up by its own caller, and tells nothing.
    package mutating func abandoned(at now: Duration) {
        if state == .trying { state = .open(until: now) }
    }
}
