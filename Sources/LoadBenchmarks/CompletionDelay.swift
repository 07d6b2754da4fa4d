import Archive
import Domain
import Engine
import Simulator
import Synchronization

/// The delay between the completion of a run at the server and the engine's event, with few and with many live runs.
///
/// Of the live runs some end one by one over a minute and a half, spread over the list; the others go on.
enum CompletionDelay {
    /// The number of live runs, and of stages run at once, so that there are enough completions.
    private static let sizes = [
        (live: 1, stages: 12), (live: 10, stages: 4), (live: 100, stages: 2), (live: 1000, stages: 2),
    ]
    private static let endings = 24

    static func withStreams() async throws -> [Figure] { try await measure([]) }
    static func withoutStreams() async throws -> [Figure] { try await measure([.streamRefused]) }

    private static func measure(_ faults: Set<Fault>) async throws -> [Figure] {
        try await withThrowingTaskGroup(of: (Int, [Service: [Duration]]).self) { group in
            for size in sizes {
                for stage in 0..<size.stages {
                    group.addTask { (size.live, try await delays(live: size.live, stage, faults)) }
                }
            }
            var all: [Int: [Service: [Duration]]] = [:]
            for try await (live, delays) in group { all[live, default: [:]].merge(delays, uniquingKeysWith: +) }
            return sizes.flatMap { size in
                Service.allCases.flatMap { service in
                    rows("\(service), \(size.live) live", all[size.live]?[service] ?? [])
                }
            }
        }
    }

    private static func rows(_ what: String, _ delays: [Duration]) -> [Figure] {
        let sorted = delays.map(\.inSeconds).sorted()
        guard let last = sorted.last else { return [] }
        return [
            Figure(what: "\(what), \(sorted.count) ended, median s", value: sorted[sorted.count / 2].rounded),
            Figure(what: "\(what), 95th of 100, s", value: sorted[(sorted.count * 95 - 1) / 100].rounded),
            Figure(what: "\(what), longest, s", value: last.rounded),
        ]
    }

    private static func delays(live: Int, _ stage: Int, _ faults: Set<Fault>) async throws -> [Service: [Duration]] {
        let count = min(live, endings)
        var options = SimulatorOptions(seed: UInt64(stage + 1), faults: faults)
        options.activeWork = Array(repeating: .seconds(3600), count: live)
        for number in 0..<count {
            // Those that end one after the other are not neighbors in the list.
            let place = (number * 2 + 1) * live / (count * 2)
            let turn = (number * 7 + stage) % count
            options.activeWork[place] = .seconds(30) + .milliseconds((turn * 90_000 + stage * 6_000) / count)
        }
        return try await SimulatorTask.perform(options) { _, port in
            try await ScratchFolder.with { folder in
                let stage = try Stage(port: port)
                let archive = try Archive(path: folder + "/easel.sqlite")
                let runs = try await stage.liveRuns()
                try await archive.save(runs)
                let ends = Dictionary(grouping: runs, by: \.service).values.flatMap { runs in
                    runs.enumerated().map { age, run in
                        (
                            run.id,
                            (run.createdAt ?? .distantPast) + .seconds(age + 1) + options.activeWork[live - 1 - age]
                        )
                    }
                }
                let watch = Watch(Dictionary(uniqueKeysWithValues: ends))
                return try await stage.perform(archive, onEvent: watch.take) { _ in
                    let end = ContinuousClock.now + .seconds(600)
                    while watch.count < count * Service.allCases.count, ContinuousClock.now < end {
                        try await Task.sleep(for: .milliseconds(100))
                    }
                    return watch.delays
                }
            }
        }
    }

    /// Records the moments at which ends are reported.
    private final class Watch: Sendable {
        private let state: Mutex<(awaited: [RunID: Timestamp], delays: [Service: [Duration]])>

        /// - Parameter awaited: When each run ends at the server.
        init(_ awaited: [RunID: Timestamp]) { state = Mutex((awaited, [:])) }

        var delays: [Service: [Duration]] { state.withLock(\.delays) }
        var count: Int { delays.values.map(\.count).reduce(0, +) }

        func take(_ event: EngineEvent) {
            guard case .runs(let runs) = event else { return }
            let now = Timestamp.now()
            state.withLock { state in
                for run in runs where run.phase.isTerminal {
                    guard let end = state.awaited.removeValue(forKey: run.id) else { continue }
                    state.delays[run.service, default: []].append(now - end)
                }
            }
        }
    }
}
