import Processes

/// A program that is run for a few bytes of output.
struct ChildProcess: Sendable {
    /// Why there is no output.
    enum Problem: Error, Hashable {
        /// No such program on the path.
        case missing
        /// The file is there, and is no program that this user may run.
        case notRunnable
        /// It could not be started.
        case notStarted
        /// It ended with this exit code.
        case failed(Int32)
        /// It ended with this exit code and said something on standard error, which is `.detected`.
        case failedWithMessage(Int32)
        /// A signal ended it.
        case killed(Int32)
        /// It was stopped because it took too long.
        case timedOut(Duration)
        /// It was stopped because it printed more than this many bytes.
        case outputTooLarge(Int)
    }

    /// Where what it says on standard error goes.
    enum ErrorOutput {
        /// To the person at the terminal.
        case shown
        /// Nowhere; only that there was something is known.
        case detected
    }

    /// In bytes.
    private static let errorLimit = 65_536

    private let program: String
    private let arguments: [String]
    private let environment: [String: String]
    private let errorOutput: ErrorOutput

    /// - Parameters:
    ///   - program: A name on the environment's `PATH`, or a path.
    ///   - environment: What the program gets; without tokens.
    init(_ program: String, _ arguments: [String], environment: [String: String], errorOutput: ErrorOutput) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.errorOutput = errorOutput
    }

    /// Runs the program and gives what it prints, at most `outputLimit` bytes.
    ///
    /// A program that has to be stopped gets a second to end by itself after SIGTERM.
    ///
    /// - Parameter input: What it reads, at most 4096 bytes.
    /// - Throws: `Problem`. None of its cases holds anything that the program printed.
    func output(
        input: [UInt8] = [], outputLimit: Int = 8192, timeLimit: Duration
    ) async throws(Problem) -> [UInt8] {
        let executable: Executable
        do throws(Executable.Problem) {
            executable = try Executable(program, in: environment["PATH"])
        } catch {
            throw error == .missing ? .missing : .notRunnable
        }
        var child = Child(executable, arguments, environment: environment)
        child.input = .bytes(input)
        child.output = .kept(limit: outputLimit)
        child.errors = errorOutput == .shown ? .inherited : .kept(limit: Self.errorLimit)
        child.patience = .seconds(1)
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
        let end: Child.End
        do throws(Child.Problem) {
            end = try await child.run()
        } catch {
            return .failure(error == .outputTooLarge ? .outputTooLarge(outputLimit) : .notStarted)
        }
        switch end.status {
        case .exited(0): return .success(end.output)
        case .exited(let code): return .failure(end.errors.isEmpty ? .failed(code) : .failedWithMessage(code))
        case .signaled(let number): return .failure(.killed(number))
        }
    }
}

extension ChildProcess.Problem: CustomStringConvertible {
    /// What happened, to follow the program's name.
    var description: String {
        switch self {
        case .missing: "was not found"
        case .notRunnable: "is not executable; check its permissions"
        case .notStarted: "could not be started"
        case .failed(let code), .failedWithMessage(let code): "ended with exit code \(code)"
        case .killed(let number): "was terminated by signal \(number)"
        case .timedOut(let limit): "took longer than \(limit.components.seconds) s"
        case .outputTooLarge(let limit): "printed more than \(limit) bytes"
        }
    }
}
