import JSON
import Archive
import Domain
import Engine
import Synchronization

/// The processor time and memory of an engine that follows 1,000 live runs, half at each service of a simulator in
/// another process, and the longest wait for its queue. Measure it alone, since memory is that of the process.
enum LiveLoad {
    private static let count = 500
    private static let minute = Duration.seconds(60)

    static func measure() async throws -> [Figure] {
        try await StreamServer.withServer(underWay: count) { port in
            try await ScratchFolder.with { folder in
                var stage = try Stage(port: port)
                stage.spending.askAboveCredits = 0
                let archive = try Archive(path: folder + "/easel.sqlite")
                let runs = try await stage.liveRuns()
                try await archive.save(runs)
                let probe = Probe()
                let before = ProcessUse.now()
                return try await stage.perform(archive, onEvent: probe.take) { engine in
                    var figures: [Figure] = []
                    for number in 1...3 {
                        let start = ProcessUse.now()
                        try await Task.sleep(for: minute)
                        let end = ProcessUse.now()
                        func row(_ what: String, _ value: String) {
                            figures.append(Figure(what: "\(runs.count) live, minute \(number), \(what)", value: value))
                        }
                        row("% of a core", ((end.processor - start.processor) / minute * 100).rounded)
                        row("peak MiB", (Double(end.peakMemory) / 1_048_576).rounded)
                        row("KiB written", "\((end.bytesWritten - start.bytesWritten) / 1024)")
                    }
                    // Last, since the asking itself takes more of the processor than all the rest.
                    let pauses = try await probe.watch(engine, for: minute)
                    figures += [
                        Figure(what: "queue's longest answer in a minute, ms", value: pauses.queue.rounded),
                        Figure(what: "pool's longest pause in a minute, ms", value: pauses.pool.rounded),
                    ]
                    figures.append(
                        Figure(
                            what: "peak before the engine, MiB", value: (Double(before.peakMemory) / 1_048_576).rounded)
                    )
                    return figures
                }
            }
        }
    }

    /// Asks the queue, again and again, something that is answered without a look at the disk or the network: to take
    /// a request that the user is to be asked about first.
    private final class Probe: Sendable {
        private let (answers, answer) = AsyncStream.makeStream(of: Void.self)
        private let request = Request(
            id: RequestID("probe"), action: .image, entry: EntryID(service: .antekirt, kind: .artist, value: "a"),
            title: "Probe", modality: .image, body: [:], cost: .credits(1), createdAt: .now())

        func take(_ event: EngineEvent) {
            if case .concerns = event { answer.yield() }
        }

        /// The longest that an answer took, and the longest that a task of the pool had to wait, in milliseconds.
        func watch(_ engine: Engine, for time: Duration) async throws -> (queue: Double, pool: Double) {
            let end = ContinuousClock.now + time
            async let pool = longestPause(until: end)
            var longest = Duration.zero
            var answers = answers.makeAsyncIterator()
            while ContinuousClock.now < end {
                let start = ContinuousClock.now
                engine.send(.submit(request))
                await answers.next()
                longest = max(longest, start.duration(to: .now))
                try await Task.sleep(for: .milliseconds(1))
            }
            return (longest / .milliseconds(1), await pool / .milliseconds(1))
        }

        private func longestPause(until end: ContinuousClock.Instant) async -> Duration {
            var longest = Duration.zero
            while ContinuousClock.now < end {
                let start = ContinuousClock.now
                await Task.detached {}.value
                longest = max(longest, start.duration(to: .now))
                try? await Task.sleep(for: .milliseconds(1))
            }
            return longest
        }
    }
}
