import CommandLine
import ArgumentParser
import Curses
import Simulator

/// `easel simulate`: both services on a loopback port, for tests and experiments.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Run a local simulator of both services (tokens arti_demo and ak_demo).",
        discussion: "Faults:\n" + Fault.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))

    @Option(help: "Port on 127.0.0.1; 0 picks a free one.")
    var port = 0

    @Option(help: "Random seed.")
    var seed: UInt64 = 1

    @Option(help: "Speed factor: 2 halves the duration of a run.")
    var speed: Double = 1

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Faults to simulate, one or more.", valueName: "name"))
    var fault: [Fault] = []

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be from 0 to 65535.") }
        guard speed > 0, speed.isFinite else { throw ValidationError("--speed must be more than 0.") }
    }

    mutating func run() throws {
        let simulator = Simulator(
            SimulatorOptions(port: port, seed: seed, speed: speed, faults: Set(fault)))
        let (errors, problem) = AsyncStream.makeStream(of: StreamError.self)
        let outcome = TerminalLoop.runWithoutTerminal { @UI () async -> String? in
            do {
                return try await withThrowingTaskGroup(of: String?.self) { group in
                    group.addTask {
                        try await simulator.run { port in
                            do throws(StreamError) {
                                try StandardStream.output.write("listening on http://127.0.0.1:\(port)")
                            } catch {
                                // Without its address the simulator is useless.
                                problem.yield(error)
                            }
                        }
                        return nil
                    }
                    group.addTask {
                        guard let error = await errors.first(where: { _ in true }) else { return nil }
                        return error.isClosedPipe ? "" : "Standard output cannot be written: \(error.reason)."
                    }
                    defer { group.cancelAll() }
                    return try await group.next() ?? nil
                }
            } catch is CancellationError {
                return nil
            } catch {
                return "The simulator cannot listen: \(error)"
            }
        }
        if let ending = outcome.ending { throw ExitCode(ending.exitCode == 130 ? 130 : 0) }
        if let words = outcome.result ?? nil, !words.isEmpty { throw ExitReason.failed.exit(printing: words) }
    }
}

extension Fault: ExpressibleByArgument {}
