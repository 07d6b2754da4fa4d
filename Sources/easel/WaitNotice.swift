import CommandLine

/// Prints on standard error what is being waited for.
enum WaitNotice {
    /// Returns the result of `body`. Prints a message after ten seconds and every thirty seconds from then on.
    ///
    /// - `words`: The message, for the time waited so far.
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
                    StandardStream.error.print(words(ContinuousClock.now - start))
                    pause = RunWatch.noticeInterval
                }
            }
            var value: Value?
            for await result in group {
                value = result ?? value
                // The notices end only by cancellation.
                group.cancelAll()
            }
            if let value { return value }
            return await body()
        }
    }
}
