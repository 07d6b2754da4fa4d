/// A rate limiter that keeps requests that spend below the service's cap ("30 runs/min cap", artinstring, error
/// `rate_limited`).
///
/// A sliding window over the send times, on one `Timeline`. Other devices share the cap, so the limit is a little
/// lower, and the budget closes for as long as the service asks when it refuses anyway.
package struct RequestBudget: Hashable, Sendable {
    /// The maximum number of requests within `window`.
    package let limit: Int
    package let window: Duration

    private var sendTimes: [Duration] = []
    private var closedUntil: Duration = .zero

    /// - `limit`: At least 1.
    package init(limit: Int, window: Duration = .seconds(60)) {
        self.limit = max(1, limit)
        self.window = window
    }

    /// 25 of the 30 requests a minute that artinstring allows.
    package static let artinstring = RequestBudget(limit: 25)

    /// Takes a slot at `now`; returns nil on success, else the time until a slot is free.
    package mutating func take(at now: Duration) -> Duration? {
        sendTimes.removeAll { $0 + window <= now }
        var wait = closedUntil - now
        if sendTimes.count >= limit { wait = max(wait, sendTimes[sendTimes.count - limit] + window - now) }
        guard wait <= .zero else { return wait }
        sendTimes.append(now)
        return nil
    }

    /// Returns the last slot: its request was not sent.
    package mutating func release() { _ = sendTimes.popLast() }

    /// Closes the budget until `moment`, because the service has refused.
    package mutating func close(until moment: Duration) { closedUntil = max(closedUntil, moment) }
}
