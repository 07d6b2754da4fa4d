import Hummingbird
import Logging
import NIOCore

/// An HTTP server on the loopback interface that simulates both services, for the demo and for tests.
///
/// Both services share one port; their paths do not collide. Output files are at `/files/…` and need no credential. The
/// server writes its own wire text and does not import `ArtClient`, so that a client's misreading of the documents
/// cannot cancel against the same misreading here.
package final class Simulator: Sendable {
    private let options: SimulatorOptions
    private let world: World

    /// Creates a simulator that does not listen yet.
    package init(_ options: SimulatorOptions) {
        self.options = options
        world = World(options)
    }

    /// Serves until the task is canceled.
    ///
    /// - Parameter onListening: Called once with the bound port.
    /// - Throws: An error of the socket when the port cannot be bound.
    package func run(onListening: @escaping @Sendable (Int) async -> Void) async throws {
        let world = world
        let application = Application(
            responder: SimulatorResponder(world: world, speed: options.speed),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: options.port)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? 0
                await world.listen(on: port)
                await onListening(port)
            },
            logger: Logger(label: "simulator") { _ in SwiftLogNoOpLogHandler() })
        try await application.run()
    }

    /// Returns the requests and accepted work so far.
    package func statistics() async -> SimulatorStatistics { await world.statistics }

    /// Replaces the faults, from the next request on.
    package func setFaults(_ faults: Set<Fault>) async { await world.setFaults(faults) }

    /// Replaces the next responses to one kind of request, before faults and credentials apply.
    ///
    /// - `pattern`: A method and path as in `SimulatorStatistics.requests`, such as `GET /api/v1/runs/:id`.
    /// - `times`: The number of requests. Several scripts for one pattern apply in order.
    package func script(_ reply: ScriptedReply, for pattern: String, times: Int = 1) async {
        await world.script(reply, for: pattern, times: times)
    }
}
