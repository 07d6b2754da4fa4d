/// A clock that runs twenty times as fast as the wall's, for tests against a real server.
package struct QuickClock: Clock {
    package struct Instant: InstantProtocol {
        fileprivate let base: ContinuousClock.Instant
        package func advanced(by duration: Duration) -> Instant { Instant(base: base.advanced(by: duration / 20)) }
        package func duration(to other: Instant) -> Duration { base.duration(to: other.base) * 20 }
        package static func < (left: Instant, right: Instant) -> Bool { left.base < right.base }
    }

    package init() {}

    package var now: Instant { Instant(base: ContinuousClock.now) }
    package var minimumResolution: Duration { .zero }
    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await ContinuousClock().sleep(until: deadline.base)
    }
}
