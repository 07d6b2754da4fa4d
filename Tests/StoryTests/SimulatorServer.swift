import Simulator
import Testing

/// A simulator in this process, on a free loopback port.
enum SimulatorServer {
    /// Runs `story` with the simulator and its address, and stops the simulator afterwards.
    static func perform(
        _ options: SimulatorOptions = SimulatorOptions(), _ story: (Simulator, String) async throws -> Void
    ) async throws {
        let simulator = Simulator(options)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let serving = Task { try await simulator.run { port.yield($0) } }
        defer { serving.cancel() }
        let number = try #require(await ports.first { _ in true })
        try await story(simulator, "http://127.0.0.1:\(number)")
    }
}
