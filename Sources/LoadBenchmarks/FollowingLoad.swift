import Archive
import ArtClient
import Domain
import Simulator

/// The requests a minute that the services receive for the live runs, as they count them themselves: from the
/// engine, and from the documents' own sample loops.
enum FollowingLoad {
    private static let sizes = [1, 10, 100, 1000]

    static func measure() async throws -> [Figure] {
        var figures: [Figure] = []
        let engines = try await forEach(sizes) { try await engine(live: $0) }
        for (size, minutes) in zip(sizes, engines) {
            for service in Service.allCases {
                figures += minutes.enumerated().map { number, minute in
                    Figure(
                        what: "\(service), \(size) live, minute \(number + 1)",
                        value: "\(minute[service, default: 0])", mark: number == 0 ? "" : "at most 35")
                }
            }
        }
        let loops = try await forEach(sizes) { try await samples(live: $0) }
        for (size, counts) in zip(sizes, loops) {
            figures += Service.allCases.map {
                Figure(what: "\($0), \(size) live, samples' loop", value: "\(counts[$0, default: 0])")
            }
        }
        return figures
    }

    private typealias Counts = [Service: Int]

    /// The requests of an engine's first three minutes, the first with all that it reads at its start.
    private static func engine(live: Int) async throws -> [Counts] {
        try await SimulatorTask.perform(options(live: live)) { simulator, port in
            try await ScratchFolder.with { folder in
                let stage = try Stage(port: port)
                let archive = try Archive(path: folder + "/easel.sqlite")
                try await archive.save(try await stage.liveRuns())
                return try await stage.perform(archive, onEvent: { _ in }) { _ in
                    var minutes: [Counts] = []
                    for _ in 0..<3 {
                        minutes.append(try await count(simulator) { try await Task.sleep(for: .seconds(60)) })
                    }
                    return minutes
                }
            }
        }
    }

    /// The requests of half a minute of sample loops, for a whole one.
    private static func samples(live: Int) async throws -> Counts {
        try await SimulatorTask.perform(options(live: live)) { simulator, port in
            let stage = try Stage(port: port)
            let runs = try await stage.liveRuns()
            let counts = try await count(simulator) {
                try await SampleLoops.follow(runs, on: stage, for: .seconds(30))
            }
            await stage.transport.shutdown()
            return counts.mapValues { $0 * 2 }
        }
    }

    private static func options(live: Int) -> SimulatorOptions {
        var options = SimulatorOptions()
        options.activeWork = Array(repeating: .seconds(3600), count: live)
        return options
    }

    private static func count(_ simulator: Simulator, _ body: () async throws -> Void) async throws -> Counts {
        let before = await simulator.statistics().requests
        try await body()
        var counts: Counts = [:]
        for (pattern, total) in await simulator.statistics().requests {
            let isAntekirt = ["/generations", "/account", "/artists", "/models"].contains { pattern.contains($0) }
            counts[isAntekirt ? .antekirt : .artinstring, default: 0] += total - before[pattern, default: 0]
        }
        return counts
    }

    private static func forEach<Value: Sendable>(
        _ sizes: [Int], _ body: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> [Value] {
        try await withThrowingTaskGroup(of: (Int, Value).self) { group in
            for size in sizes { group.addTask { (size, try await body(size)) } }
            var values: [Int: Value] = [:]
            for try await (size, value) in group { values[size] = value }
            return sizes.compactMap { values[$0] }
        }
    }
}
