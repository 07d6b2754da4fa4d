/// Measures how long work takes.
enum Stopwatch {
    /// The least processor time that `work` took, of at least ten runs and a second of them. Processor time, since
    /// on a busy machine the clock on the wall runs on while the work waits for its turn.
    static func best(_ work: () async throws -> Void) async rethrows -> Duration {
        let start = ProcessUse.now().processor
        var before = start
        var best = Duration.seconds(3600)
        var runs = 0
        while runs < 10 || before - start < .seconds(1) {
            try await work()
            let after = ProcessUse.now().processor
            best = min(best, after - before)
            before = after
            runs += 1
        }
        return best
    }

    /// Millions of bytes in a second.
    static func speed(_ byteCount: Int, in time: Duration) -> Double { Double(byteCount) / 1e6 / time.inSeconds }
}
