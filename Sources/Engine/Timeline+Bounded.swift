import ArtClient

extension Timeline {
    /// Returns what `body` gives; nil when that takes longer than `limit`, and then it is canceled. Returns when it has
    /// ended.
    func bounded<Value: Sendable>(
        by limit: Duration, _ body: @escaping @Sendable () async -> Value
    ) async -> Value? {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await body() }
            group.addTask {
                await sleep(for: limit)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
