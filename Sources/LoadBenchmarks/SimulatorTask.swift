import Simulator

/// A simulator in this process, so that what it has counted can be asked.
enum SimulatorTask {
    /// Serves while `body` runs.
    static func perform<Value: Sendable>(
        _ options: SimulatorOptions, _ body: (Simulator, _ port: Int) async throws -> Value
    ) async throws -> Value {
        let simulator = Simulator(options)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let serving = Task {
            defer { port.finish() }
            try await simulator.run { port.yield($0) }
        }
        let number = await ports.first { _ in true }
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(simulator, try number.orThrow("the simulator does not listen")))
        } catch {
            result = .failure(error)
        }
        serving.cancel()
        _ = await serving.result
        return try result.get()
    }
}
