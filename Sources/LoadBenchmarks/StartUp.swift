import Archive
import Domain
import Subprocess
import Synchronization

/// The time and memory of a start with 100,000 runs in the archive. Measure it alone, since memory
/// is that of the process.
enum StartUp {
    private static let count = 100_000

    static func measure() async throws -> [Figure] {
        try await ScratchFolder.with { folder in
            let path = folder + "/easel.sqlite"
            // Elsewhere, so that what it takes is not counted here.
            _ = try await Subprocess.run(
                .name("sh"), arguments: ["-c", "exec \"$0\" fill-archive \"$1\"", CommandLine.arguments[0], path],
                output: .discarded, error: .discarded)
            let clock = ContinuousClock()
            var figures: [Figure] = []
            for turn in ["first", "second"] {
                let before = ProcessUse.now().peakMemory
                let start = clock.now
                let archive = try Archive(path: path)
                let opened = clock.now
                let watch = Watch()
                // Without services: only what the archive holds is reported.
                let stage = try Stage(port: 1, services: [])
                let (first, all) = try await stage.perform(archive, onEvent: { watch.take($0) }) { engine in
                    while watch.runsAt == nil { try await Task.sleep(for: .milliseconds(1)) }
                    return (watch.firstAt, watch.runsAt)
                }
                let reported = watch.count
                func milliseconds(_ moment: ContinuousClock.Instant?) -> String {
                    moment.map { (($0 - start) / .milliseconds(1)).rounded } ?? "never"
                }
                figures += [
                    Figure(what: "\(turn) open, ms", value: milliseconds(opened)),
                    Figure(what: "\(turn) open to first event, ms", value: milliseconds(first)),
                    Figure(
                        what: "\(turn) open to \(reported) runs reported, ms", value: milliseconds(all),
                        mark: "at most 200"),
                    Figure(
                        what: "\(turn) start's memory, MiB",
                        value: (Double(ProcessUse.now().peakMemory - before) / 1_048_576).rounded),
                ]
            }
            figures.append(
                Figure(
                    what: "all the process held, MiB",
                    value: (Double(ProcessUse.now().peakMemory) / 1_048_576).rounded))
            return figures
        }
    }

    /// Makes the archive that a start is measured with.
    static func fill(_ path: String) async throws {
        let archive = try Archive(path: path)
        for start in stride(from: 0, to: count, by: 5000) { try await archive.save(runs(start..<start + 5000)) }
    }

    /// Runs that have ended, ten minutes apart, the last the newest.
    static func runs(_ numbers: Range<Int>) -> [Run] {
        numbers.map { number in
            let id = "0b0f6d0e-2f0b-4c9a-9d3e-\(100_000_000_000 + number)"
            let moment = Timestamp(milliseconds: 1_700_000_000_000) + .seconds(number * 600)
            let service: Service = number % 3 == 0 ? .antekirt : .artinstring
            return Run(
                id: RunID(id), service: service, remoteID: id, title: "A stoic owl at sunset, number \(number)",
                modality: .image, phase: .completed, createdAt: moment, endedAt: moment + .seconds(20),
                output: Output(text: nil, files: [OutputFile(url: "https://files.example.com/\(id).png")]),
                entry: EntryID(service: service, kind: .prompt, value: "5c1d7a3e-94b0-4f6e-8a2d-\(number % 90)"))
        }
    }

    private final class Watch: Sendable {
        private let state = Mutex<
            (first: ContinuousClock.Instant?, runs: ContinuousClock.Instant?, count: Int)
        >((nil, nil, 0))

        var firstAt: ContinuousClock.Instant? { state.withLock(\.first) }
        var runsAt: ContinuousClock.Instant? { state.withLock(\.runs) }
        var count: Int { state.withLock(\.count) }

        func take(_ event: EngineEvent) {
            let now = ContinuousClock.now
            state.withLock { state in
                state.first = state.first ?? now
                guard case .runs(let runs) = event else { return }
                state.runs = state.runs ?? now
                state.count += runs.count
            }
        }
    }
}
