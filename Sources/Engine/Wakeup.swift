import ArtClient

/// Ends a wait from outside, once, from any task: whoever waits makes one, keeps it where others find it, and waits.
///
/// Its stream holds no element, it only ends; so it cannot grow.
struct Wakeup: Sendable {
    private let end: AsyncStream<Void>
    private let ender: AsyncStream<Void>.Continuation

    init() { (end, ender) = AsyncStream.makeStream() }

    /// Ends the wait, or the next one.
    func wake() { ender.finish() }

    /// Waits until it is woken or the task is canceled.
    func wait() async { for await _ in end {} }

    /// Runs `body`; once this is woken, `body` is canceled and waited for.
    ///
    /// - Returns: What `body` returns, also where it was canceled.
    func interrupting<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) async -> Value? {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await body() }
            group.addTask {
                await wait()
                return nil
            }
            var outcome: Value?
            for await result in group {
                outcome = result ?? outcome
                group.cancelAll()
            }
            return outcome
        }
    }
}

extension Timeline {
    /// Waits until `moment` or until it is woken, whichever comes first; canceling ends the wait too.
    func sleep(until moment: Duration, orUntil wakeup: Wakeup) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await sleep(until: moment) }
            group.addTask { await wakeup.wait() }
            await group.next()
            group.cancelAll()
        }
    }
}
