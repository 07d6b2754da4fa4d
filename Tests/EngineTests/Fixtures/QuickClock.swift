/// A clock that runs twenty times as fast as the wall's, for tests against a real server.
struct QuickClock: Clock {
    struct Instant: InstantProtocol {
        let base: ContinuousClock.Instant
        func advanced(by duration: Duration) -> Instant { Instant(base: base.advanced(by: duration / 20)) }
        func duration(to other: Instant) -> Duration { base.duration(to: other.base) * 20 }
        static func < (left: Instant, right: Instant) -> Bool { left.base < right.base }
    }

    var now: Instant { Instant(base: ContinuousClock.now) }
    var minimumResolution: Duration { .zero }
    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await ContinuousClock().sleep(until: deadline.base)
    }
}
