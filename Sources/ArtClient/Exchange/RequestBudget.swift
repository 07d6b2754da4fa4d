/// Keeps the requests that spend below a service's own cap ("30 runs/min cap", artinstring, error `rate_limited`).
///
/// A sliding window over the moments at which requests left, on one `Timeline`. Other devices share the cap, so the
/// budget stays a little below it, and closes for as long as the service says when it refuses all the same.
package struct RequestBudget: Hashable, Sendable {
    /// How many requests may leave within `window`.
    package let limit: Int
    package let window: Duration

    private var sendTimes: [Duration] = []
    private var closedUntil: Duration = .zero

    /// - Parameter limit: At least 1.
    package init(limit: Int, window: Duration = .seconds(60)) {
        self.limit = max(1, limit)
        self.window = window
    }

    /// 25 of the 30 requests a minute that artinstring allows.
    package static let artinstring = RequestBudget(limit: 25)

    /// Takes a place at `now`; gives nil when there was one, else how long it takes until there is.
    package mutating func take(at now: Duration) -> Duration? {
        sendTimes.removeAll { $0 + window <= now }
        var wait = closedUntil - now
        if sendTimes.count >= limit { wait = max(wait, sendTimes[sendTimes.count - limit] + window - now) }
        guard wait <= .zero else { return wait }
        sendTimes.append(now)
        return nil
    }

    /// Gives back the place taken last: the request never left.
    package mutating func giveBack() { _ = sendTimes.popLast() }

    /// The service has refused for that long.
    package mutating func close(until moment: Duration) { closedUntil = max(closedUntil, moment) }
}
