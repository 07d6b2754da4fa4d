import NIOPosix
import Simulator
import Subprocess

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A simulator in a process of its own, so that its work is not taken for the client's.
enum StreamServer {
    /// Serves in the child process until standard input ends, as it does when the parent is gone.
    ///
    /// - Parameter underWay: The number of live runs at each service.
    static func serve(underWay: Int) async throws {
        // So slow that a run stays queued for as long as anybody looks, and its streams say nothing but heartbeats.
        var options = SimulatorOptions(speed: 0.0001)
        options.activeWork = Array(repeating: .seconds(86_400), count: underWay)
        let simulator = Simulator(options)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                try await simulator.run { port in
                    print(port)
                    fflush(nil)
                }
            }
            tasks.addTask {
                try await NIOThreadPool.singleton.runIfActive {
                    // Not `readLine`, which would hold the stream's lock while `fflush` above waits for it.
                    var byte: UInt8 = 0
                    while read(STDIN_FILENO, &byte, 1) > 0 {}
                }
            }
            try await tasks.next()
            tasks.cancelAll()
        }
    }

    /// Runs `body` with the port of a server that lives as long.
    static func withServer(underWay: Int = 0, _ body: @Sendable (_ port: Int) async throws -> [Figure]) async throws
        -> [Figure]
    {
        let result = try await Subprocess.run(
            .name("sh"), arguments: ["-c", "exec \"$0\" serve \"$1\"", CommandLine.arguments[0], "\(underWay)"],
            input: .inputWriter, output: .sequence, error: .discarded
        ) { server in
            for try await line in server.standardOutput.strings() {
                guard let port = Int(line) else { continue }
                return try await body(port)
            }
            return []
        }
        return result.takeClosureResult()
    }
}
