import Domain

/// A rate limit over a sliding minute, as artinstring's 30 runs a minute.
struct RateWindow: Sendable {
    let limit: Int
    private var accepted: [Timestamp] = []

    init(limit: Int) { self.limit = limit }

    /// Records an event at `now`, or returns the number of whole seconds until one is admitted again.
    mutating func admit(at now: Timestamp) -> Int? {
        accepted.removeAll { now - $0 >= .seconds(60) }
        guard accepted.count >= limit, let oldest = accepted.first else {
            accepted.append(now)
            return nil
        }
        let remaining = 60_000 - (now.milliseconds - oldest.milliseconds)
        return max(1, Int((remaining + 999) / 1000))
    }
}
