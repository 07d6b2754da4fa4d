import ArtClient

extension Timeline {
    /// Waits until `moment` or until `alarm` ends, whichever comes first; canceling ends the wait too.
    func sleep(until moment: Duration, orEndOf alarm: AsyncStream<Void>) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await sleep(until: moment) }
            group.addTask { for await _ in alarm {} }
            await group.next()
            group.cancelAll()
        }
    }
}
