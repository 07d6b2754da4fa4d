import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on a loopback port that sends what a script says, byte by byte.
struct HostileServer: Sendable {
    /// The script for one connection.
    typealias Script = @Sendable (HostileConnection) async throws -> Void

    /// The server's observations.
    final class Record: Sendable {
        private let state = Mutex((connections: 0, closed: 0, written: 0, requests: [String]()))

        var connections: Int { state.withLock { $0.connections } }
        /// The number of connections that the client has closed.
        var closed: Int { state.withLock { $0.closed } }
        /// The number of bytes that the sockets have accepted.
        var written: Int { state.withLock { $0.written } }
        /// The requests, head and body, in the order in which they were completed.
        var requests: [String] { state.withLock { $0.requests } }

        fileprivate func connected() -> Int {
            state.withLock { state in
                state.connections += 1
                return state.connections
            }
        }
        func close() { state.withLock { $0.closed += 1 } }
        func write(_ count: Int) { state.withLock { $0.written += count } }
        func request(_ text: String) { state.withLock { $0.requests.append(text) } }
    }

    let port: Int
    let record: Record

    /// The server's address over plain http.
    var address: String { "http://127.0.0.1:\(port)" }

    /// Runs `body` against a server that runs `script` on every connection.
    static func run(
        isEncrypted: Bool = false, _ script: @escaping Script,
        _ body: @Sendable (HostileServer) async throws -> Void
    ) async throws {
        let context = isEncrypted ? try TestCertificate.serverContext() : nil
        let record = Record()
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.so_sndbuf), value: 32 << 10)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            // Not reading before the connection is accepted: one that is not accepted any more must not have a reader.
            .childChannelOption(.autoRead, value: false)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    return channel
                }
            }
        let port = listener.channel.localAddress?.port ?? 0
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await listener.executeThenClose { connections in
                    await withDiscardingTaskGroup { group in
                        do {
                            for try await channel in connections {
                                let number = record.connected()
                                group.addTask { await play(script, on: channel, number: number, record: record) }
                            }
                        } catch {
                            // The listener closes with the test.
                        }
                    }
                }
            }
            let result: Result<Void, any Error>
            do {
                result = .success(try await body(HostileServer(port: port, record: record)))
            } catch {
                result = .failure(error)
            }
            group.cancelAll()
            while let finished = await group.nextResult() { _ = finished }
            try result.get()
        }
    }

    private static func play(
        _ script: Script, on channel: any Channel, number: Int, record: Record
    ) async {
        do {
            let connection = try await channel.eventLoop.submit {
                try HostileConnection.Channel(wrappingChannelSynchronously: channel)
            }.get()
            try await channel.setOption(.autoRead, value: true).get()
            try await withTaskCancellationHandler {
                try await connection.executeThenClose { inbound, _ in
                    let connection = HostileConnection(
                        number: number, channel: channel, inbound: inbound.makeAsyncIterator(), record: record)
                    do {
                        try await script(connection)
                    } catch is ChannelError {
                        connection.closed()
                    } catch is IOError {
                        connection.closed()
                    }
                }
            } onCancel: {
                channel.close(promise: nil)
            }
        } catch {
            // A connection that ends with an error has ended; the test checks the client.
        }
    }
}
