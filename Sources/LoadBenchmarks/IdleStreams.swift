import JSON
import ArtClient
import Domain
import NIOCore
import NIOPosix
import Synchronization

/// The cost of 200 streams with only a heartbeat every 15 seconds, on one event-loop thread.
enum IdleStreams {
    private static let count = 200
    private static let watched = Duration.seconds(31)

    static func measure() async throws -> [Figure] {
        try await StreamServer.withServer { port in
            let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
            let transport = HTTPTransport(eventLoopGroup: group)
            guard let token = Secret("arti_demo") else { return [] }
            let client = ArtinstringClient(
                origin: try Origin("http://127.0.0.1:\(port)"), token: token, transport: transport)
            let prompt = try await client.prompt("stoic-owl")
            let run = try await client.createRun(
                body: ["promptId": .string(prompt.id.value), "vars": ["subject": "an owl"]])
            let figures = try await watch(run.remoteID, client)
            await transport.shutdown()
            try await group.shutdownGracefully()
            return figures
        }
    }

    private static func watch(_ run: String, _ client: ArtinstringClient) async throws -> [Figure] {
        let tally = Tally()
        let before = ProcessUse.now()
        return try await withThrowingTaskGroup(of: Void.self) { streams in
            for _ in 0..<count {
                let stream = try await client.events(ofRun: run)
                streams.addTask {
                    for try await _ in stream { tally.events.add(1, ordering: .relaxed) }
                }
            }
            // Every stream begins by saying how the run is going.
            while tally.events.load(ordering: .relaxed) < count { try await Task.sleep(for: .milliseconds(10)) }
            let opened = ProcessUse.now()
            let clock = ContinuousClock()
            let start = clock.now
            try await Task.sleep(for: watched)
            let (time, end) = (clock.now - start, ProcessUse.now())
            let heartbeats = tally.events.load(ordering: .relaxed) - count
            streams.cancelAll()
            while let result = await streams.nextResult() { _ = result }
            return [
                Figure(
                    what: "\(count) streams, \(heartbeats) heartbeats, % of a core",
                    value: ((end.processor - opened.processor) / time * 100).rounded, mark: "under 1"),
                Figure(
                    what: "processor time to open a stream, ms",
                    value: ((opened.processor - before.processor) / .milliseconds(count)).rounded),
                Figure(
                    what: "memory for a stream, KiB",
                    value: (Double(end.peakMemory - before.peakMemory) / 1024 / Double(count)).rounded),
            ]
        }
    }
}

/// The number of events of all streams.
private final class Tally: Sendable {
    let events = Atomic(0)
}
