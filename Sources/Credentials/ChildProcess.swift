import Processes

/// A helper program that is run for a short output.
struct ChildProcess: Sendable {
    /// The reason why there is no output.
    enum Problem: Error, Hashable {
        /// There is no such program in the path.
        case notFound
        /// The file exists, but this user may not execute it.
        case notExecutable
        /// The program could not be started.
        case notStarted
        /// The program exited with this code, not 0.
        case failed(Int32)
        /// The program exited with this code and wrote to standard error, with `.detected`.
        case failedWithMessage(Int32)
        /// A signal ended the program.
        case terminated(Int32)
        /// The program was stopped after this time limit.
        case timedOut(Duration)
        /// The program was stopped because it printed more than this many bytes.
        case outputTooLarge(Int)
    }

    /// The destination of the program's standard error.
    enum ErrorOutput {
        /// The terminal.
        case inherited
        /// None; only the fact that something was written is known.
        case detected
    }

    /// The limit of detected error output, in bytes.
    private static let errorLimit = 65_536

    private let program: String
    private let arguments: [String]
    private let environment: [String: String]
    private let errorOutput: ErrorOutput

    /// - `program`: A name in the environment's `PATH`, or a path.
    /// - `environment`: The program's whole environment, without tokens.
    init(_ program: String, _ arguments: [String], environment: [String: String], errorOutput: ErrorOutput) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.errorOutput = errorOutput
    }

    /// Runs the program and returns its output, at most `outputLimit` bytes.
    ///
    /// A program that must be stopped gets SIGTERM, and SIGKILL a second later. Cancellation stops it too.
    ///
    /// - `input`: The program's standard input, at most 4096 bytes.
    /// - Throws: `Problem`, which never contains anything that the program printed.
    func output(
        input: [UInt8] = [], outputLimit: Int = 8192, timeLimit: Duration
    ) async throws(Problem) -> [UInt8] {
        let executable: Executable
        do throws(Executable.Problem) {
            executable = try Executable(program, in: environment["PATH"])
        } catch {
            throw error == .missing ? .notFound : .notExecutable
        }
        var child = Child(executable, arguments, environment: environment)
        child.input = .bytes(input)
        child.output = .captured(limit: outputLimit)
        child.errors = errorOutput == .inherited ? .inherited : .captured(limit: Self.errorLimit)
        child.terminationGrace = .seconds(1)
        let result = await withTaskGroup(of: Result<[UInt8], Problem>?.self) { [child] group in
            group.addTask { await Self.run(child, outputLimit) }
            group.addTask {
                do { try await Task.sleep(for: timeLimit) } catch { return nil }
                return .failure(.timedOut(timeLimit))
            }
            var first: Result<[UInt8], Problem>?
            while first == nil, let next = await group.next() { first = next }
            group.cancelAll()
            return first
        }
        guard let result else { throw .notStarted }
        return try result.get()
    }

    private static func run(_ child: Child, _ outputLimit: Int) async -> Result<[UInt8], Problem> {
        let end: Child.Outcome
        do throws(Child.Problem) {
            end = try await child.run()
        } catch {
            return .failure(error == .outputTooLarge ? .outputTooLarge(outputLimit) : .notStarted)
        }
        switch end.status {
        case .exited(0): return .success(end.output)
        case .exited(let code): return .failure(end.errors.isEmpty ? .failed(code) : .failedWithMessage(code))
        case .signaled(let number): return .failure(.terminated(number))
        }
    }
}

extension ChildProcess.Problem: CustomStringConvertible {
    /// The problem, to follow the program's name in a sentence.
    var description: String {
        switch self {
        case .notFound: "was not found"
        case .notExecutable: "is not executable; check its permissions"
        case .notStarted: "could not be started"
        case .failed(let code), .failedWithMessage(let code): "ended with exit code \(code)"
        case .terminated(let number): "was terminated by signal \(number)"
        case .timedOut(let limit): "took longer than \(limit.components.seconds) s"
        case .outputTooLarge(let limit): "printed more than \(limit) bytes"
        }
    }
}
