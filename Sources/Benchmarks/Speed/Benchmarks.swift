// The speed of what Easel computes by itself: readers, forms, frames and the archive. `.ci/bench` runs them and
// compares the results with the limits in `.ci/thresholds`. What needs a server is in `LoadBenchmarks`.

import Benchmark

/// Registers all benchmarks; the entry point that the benchmark plugin calls.
let benchmarks: @Sendable () -> Void = {
    // The processor's time has steps of 10 ms on Linux, so that the wall clock is the only measure of short work.
    Benchmark.defaultConfiguration = Benchmark.Configuration(
        metrics: [.wallClock, .peakMemoryResident], warmupIterations: 2, maxDuration: .seconds(1))
    EventStreamBenchmarks.register()
    RunHistoryBenchmarks.register()
    FormBenchmarks.register()
    HostileSchemaBenchmarks.register()
    ArchiveBenchmarks.register()
}

/// The reason why a benchmark's result is not valid.
struct InvalidResult: Error {
    /// The reason, as one sentence.
    let reason: String
}
