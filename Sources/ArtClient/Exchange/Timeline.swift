/// A clock reduced to the time since a beginning, so that moments can be kept in plain values and compared
/// whatever clock is used.
package struct Timeline: Sendable {
    /// The time since the beginning.
    package let elapsed: @Sendable () -> Duration
    private let sleepUntil: @Sendable (Duration) async throws -> Void

    /// A timeline that begins now.
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

    /// Waits until `moment`; returns early when the task is cancelled.
    package func sleep(until moment: Duration) async { try? await sleepUntil(moment) }

    /// Waits for `duration`; returns early when the task is cancelled.
    package func sleep(for duration: Duration) async { await sleep(until: elapsed() + duration) }
}
