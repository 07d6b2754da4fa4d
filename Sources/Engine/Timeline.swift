/// A clock reduced to the time since the engine was made, so that moments can be
/// kept in plain values and compared whatever clock is used.
struct Timeline: Sendable {
    /// The time since the beginning.
    let elapsed: @Sendable () -> Duration
    private let sleepUntil: @Sendable (Duration) async throws -> Void

    init(_ clock: any Clock<Duration>) { self = Self.opened(clock) }

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
    func sleep(until moment: Duration) async { try? await sleepUntil(moment) }

    /// Runs `body` to its end, even when this task is cancelled meanwhile: then it is cancelled only when
    /// `grace` has passed. Returns when all that it started has ended.
    func shielded(for grace: Duration, _ body: @escaping @Sendable () async -> Void) async {
        let (quits, quit) = AsyncStream.makeStream(of: Void.self)
        // A task of its own does not inherit the cancellation, and is waited for here.
        let work = Task {
            await withTaskGroup(of: Void.self) { group in
                group.addTask(operation: body)
                group.addTask {
                    for await _ in quits {}
                    await sleep(for: grace)
                }
                await group.next()
                group.cancelAll()
            }
        }
        await withTaskCancellationHandler {
            await work.value
        } onCancel: {
            quit.finish()
        }
    }

    /// Waits for `duration`; returns early when the task is cancelled.
    func sleep(for duration: Duration) async { await sleep(until: elapsed() + duration) }
}
