/// A clock reduced to the time since its start, so that times are plain values that can be compared, whatever the
/// clock.
package struct Timeline: Sendable {
    /// Returns the time since the start.
    package let elapsed: @Sendable () -> Duration
    private let sleepUntil: @Sendable (Duration) async throws -> Void

    /// Creates a timeline that starts now.
    package init(_ clock: any Clock<Duration>) { self = Self.opened(clock) }

    private init(
        elapsed: @escaping @Sendable () -> Duration, sleepUntil: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.elapsed = elapsed
        self.sleepUntil = sleepUntil
    }

    private static func opened<C: Clock<Duration>>(_ clock: C) -> Timeline {
        let start = clock.now
        return Timeline(
            elapsed: { start.duration(to: clock.now) },
            sleepUntil: { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) })
    }

    /// Waits until `moment`; returns early when the task is canceled.
    package func sleep(until moment: Duration) async { try? await sleepUntil(moment) }

    /// Waits for `duration`; returns early when the task is canceled.
    package func sleep(for duration: Duration) async { await sleep(until: elapsed() + duration) }
}
