import JSON
import ArtClient
import Domain
import Simulator
import TestKit
import Testing

/// Both clients, connected over real HTTP to a simulator that runs as long as the body.
struct SimulatedServices: Sendable {
    let simulator: Simulator
    let artinstring: ArtinstringClient
    let antekirt: AntekirtClient
    let outputs: OutputReader
    let transport: HTTPTransport
    let origin: Origin

    /// Runs `body` against a simulator with `faults`.
    static func run(
        _ faults: Set<Fault> = [], speed: Double = 100, times: TransportTimes = TransportTimes(),
        token: String = "arti_demo", key: String = "ak_demo",
        _ body: @Sendable (SimulatedServices) async throws -> Void
    ) async throws {
        try await run(
            SimulatorOptions(speed: speed, faults: faults), times: times, token: token, key: key, body)
    }

    /// Runs `body` against a simulator started with `options`.
    static func run(
        _ options: SimulatorOptions, times: TransportTimes = TransportTimes(), token: String = "arti_demo",
        key: String = "ak_demo", policy: CallPolicy = .artinstring, clock: any Clock<Duration> = InstantClock(),
        _ body: @Sendable (SimulatedServices) async throws -> Void
    ) async throws {
        let simulator = Simulator(options)
        let transport = HTTPTransport(times: times)
        let (ports, announce) = AsyncStream<Int>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { announce.finish() }
                try await simulator.run { announce.yield($0) }
            }
            var iterator = ports.makeAsyncIterator()
            let port = try #require(await iterator.next())
            let origin = try Origin("http://127.0.0.1:\(port)")
            let services = SimulatedServices(
                simulator: simulator,
                artinstring: ArtinstringClient(
                    origin: origin, token: try #require(Secret(token)), transport: transport, policy: policy,
                    clock: clock),
                antekirt: AntekirtClient(
                    origin: origin, key: try #require(Secret(key)), transport: transport, clock: clock),
                outputs: OutputReader(transport: transport, allowsLoopback: true), transport: transport,
                origin: origin)
            do {
                try await body(services)
            } catch {
                group.cancelAll()
                await transport.shutdown()
                throw error
            }
            await transport.shutdown()
            group.cancelAll()
            while let result = await group.nextResult() { _ = result }
        }
    }

    /// The number of requests to the simulator for `pattern`.
    func count(_ pattern: String) async -> Int { await simulator.statistics().requests[pattern] ?? 0 }

    /// The id of the owl's prompt.
    func owl() async throws -> String { try await artinstring.prompt("stoic-owl").id.value }

    /// The id of an artist whom the account may use.
    func artist() async throws -> String { try #require(try await antekirt.artists(page: 1).entries.last).id.value }

    /// Requests a run of the owl's prompt.
    func requestRun(_ owl: String) async throws(ClientError) -> RunAcceptance {
        try await artinstring.createRun(body: ["promptId": .string(owl), "vars": ["subject": "an owl"]])
    }

    /// Requests an image.
    func requestImage(_ artist: String) async throws(ClientError) -> RunAcceptance {
        try await antekirt.createImage(body: ["artistId": .string(artist), "prompt": "an owl"])
    }

    /// The run `id` once it has ended.
    func finishedRun(_ id: String) async throws -> RunReport {
        try await finished { try await artinstring.run(id).value }
    }

    /// The generation `id` once all its work has ended.
    func finishedGeneration(_ id: String) async throws -> RunReport {
        try await finished { try await antekirt.generation(id).value }
    }

    private func finished(_ poll: () async throws -> RunReport) async throws -> RunReport {
        var patience = Patience(seconds: 20)
        var report = try await poll()
        while report.phase?.isTerminal != true, try await patience.pause() { report = try await poll() }
        return report
    }
}
