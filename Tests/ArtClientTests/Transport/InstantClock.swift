import Synchronization

/// A clock that never makes anyone wait: whoever sleeps is woken at once, and by then it is that late.
struct InstantClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration = .zero
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private final class Time: Sendable {
        let state = Mutex((now: Duration.zero, waits: [Duration]()))
    }

    private let time = Time()

    /// How long sleepers would have waited, in the order of their calls.
    var waits: [Duration] { time.state.withLock(\.waits) }
    var now: Instant { Instant(offset: time.state.withLock(\.now)) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        time.state.withLock { state in
            state.waits.append(deadline.offset - state.now)
            state.now = max(state.now, deadline.offset)
        }
    }
}
