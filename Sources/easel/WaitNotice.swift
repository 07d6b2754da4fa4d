import CommandLine

/// Says on standard error, every so often, what is being waited for.
enum WaitNotice {
    /// What `body` gives. `words` is said after ten seconds, and every thirty seconds from then on; it is given how long
    /// it took so far.
    static func during<Value: Sendable>(
        _ words: @escaping @Sendable (Duration) -> String, _ body: @escaping @Sendable () async -> Value
    ) async -> Value {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await body() }
            group.addTask {
                let start = ContinuousClock.now
                var pause = RunWatch.firstNotice
                while true {
                    do { try await Task.sleep(for: pause) } catch { return nil }
                    StandardStream.error.say(words(ContinuousClock.now - start))
                    pause = RunWatch.noticeInterval
                }
            }
            var value: Value?
            for await result in group {
                value = result ?? value
                // The notices end only when they are told to.
                group.cancelAll()
            }
            if let value { return value }
            return await body()
        }
    }
}
