import ArtClient

extension Timeline {
    /// Runs `body` to its end, even when this task is cancelled meanwhile: then it is cancelled only when
    /// `grace` has passed. Returns when all that it started has ended.
    func shielded(for grace: Duration, _ body: @escaping @Sendable () async -> Void) async {
        let cancellation = Wakeup()
        // A task of its own does not inherit the cancellation, and is waited for here.
        let work = Task {
            await withTaskGroup(of: Void.self) { group in
                group.addTask(operation: body)
                group.addTask {
                    await cancellation.wait()
                    await sleep(for: grace)
                }
                await group.next()
                group.cancelAll()
            }
        }
        await withTaskCancellationHandler {
            await work.value
        } onCancel: {
            cancellation.wake()
        }
    }
}
