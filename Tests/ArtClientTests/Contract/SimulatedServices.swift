import ArtClient
import Domain
import Simulator
import Testing

/// Both clients, connected over real HTTP to a simulator that runs as long as the body does.
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
        let simulator = Simulator(SimulatorOptions(speed: speed, faults: faults))
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
                    origin: origin, token: try #require(Secret(token)), transport: transport, clock: InstantClock()),
                antekirt: AntekirtClient(
                    origin: origin, key: try #require(Secret(key)), transport: transport, clock: InstantClock()),
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

    /// How often the simulator was asked for `pattern`.
    func count(_ pattern: String) async -> Int { await simulator.statistics().requests[pattern] ?? 0 }
}
