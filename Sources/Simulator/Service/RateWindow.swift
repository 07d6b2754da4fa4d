import Domain

/// A cap on events within a sliding minute, as artinstring's 30 runs a minute.
struct RateWindow: Sendable {
    let limit: Int
    private var accepted: [Timestamp] = []

    init(limit: Int) { self.limit = limit }

    /// Records an event at `now`, or says after how many whole seconds one will be let in again.
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
