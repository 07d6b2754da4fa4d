/// Detects a stream with too many events.
///
/// Counts by minutes, on the clock of its owner.
struct EventRate: Sendable {
    /// The maximum number of events per minute; no run causes as many.
    static let limit = 10_000

    private var minuteStart: Duration
    private var count = 0

    init(at now: Duration) { minuteStart = now }

    /// Counts `events` more at `now`; returns false above the limit.
    mutating func admits(_ events: Int, at now: Duration) -> Bool {
        if now - minuteStart >= .seconds(60) {
            minuteStart = now
            count = 0
        }
        count += events
        return count <= Self.limit
    }
}
