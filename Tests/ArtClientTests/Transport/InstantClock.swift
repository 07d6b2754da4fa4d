import Synchronization

/// A clock without waiting: sleeping returns at once, with the time advanced.
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

    /// The durations of the sleeps, in the order of the calls.
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
