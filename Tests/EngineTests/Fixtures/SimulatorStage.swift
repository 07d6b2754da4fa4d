import ArtClient
import Archive
import Domain
import Logging
import QueueVictim
import Simulator
import TestKit
import Testing

@testable import Engine

/// An engine on a simulator, over real HTTP.
enum SimulatorStage {
    /// Runs a simulator and an engine on it while `body` does.
    static func perform(
        archive: Archive, faults: Set<Fault> = [], speed: Double = 50, options: SimulatorOptions? = nil,
        prepare: (Simulator) async -> Void = { _ in },
        _ body: @escaping @Sendable (Engine, EventLog, Simulator) async throws -> Void
    ) async throws {
        let simulator = Simulator(options ?? SimulatorOptions(speed: speed, faults: faults))
        await prepare(simulator)
        let transport = HTTPTransport()
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let server = Task { try await simulator.run { port.yield($0) } }
        let log = EventLog()
        let result: Result<Void, any Error>
        do {
            var iterator = ports.makeAsyncIterator()
            let number = try #require(await iterator.next())
            let engine = try engine(port: number, transport: transport, archive: archive)
            let listener = Task { for await event in engine.events { await log.add(event) } }
            let life = Task { await engine.run() }
            do {
                try await body(engine, log, simulator)
                result = .success(())
            } catch {
                result = .failure(error)
            }
            life.cancel()
            await life.value
            await listener.value
            // Connections are accepted in turn: when the last one has its answer, none is left that the server has not
            // taken over, which it would not survive (NIOAsyncWriter insists on being finished).
            _ = try? await Request.owl(port: number)
        }
        server.cancel()
        _ = await server.result
        await transport.shutdown()
        try result.get()
    }

    private static func engine(port: Int, transport: HTTPTransport, archive: Archive) throws -> Engine {
        let origin = try Origin("http://127.0.0.1:\(port)")
        return Engine(
            EngineConfiguration(
                artinstring: ArtinstringClient(
                    origin: origin, token: try #require(Secret("arti_demo")), transport: transport,
                    clock: QuickClock()),
                antekirt: AntekirtClient(
                    origin: origin, key: try #require(Secret("ak_demo")), transport: transport, clock: QuickClock()),
                archive: archive, outputs: OutputReader(transport: transport, allowsLoopback: true),
                clock: QuickClock(), now: { .wall() }, toolPath: "/usr/bin",
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
    }
}
