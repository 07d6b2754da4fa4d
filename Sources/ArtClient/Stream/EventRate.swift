/// Notices a stream that sends more events than anyone could use.
///
/// Counts by whole minutes, on the clock of its owner.
struct EventRate: Sendable {
    /// How many events a minute are more than any run can cause.
    static let limit = 10_000

    private var minuteStart: Duration
    private var count = 0

    init(at now: Duration) { minuteStart = now }

    /// Counts `events` more at `now`; gives whether that is still bearable.
    mutating func admits(_ events: Int, at now: Duration) -> Bool {
        if now - minuteStart >= .seconds(60) {
            minuteStart = now
            count = 0
        }
        count += events
        return count <= Self.limit
    }
}
