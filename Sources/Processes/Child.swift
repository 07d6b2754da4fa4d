#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A child process to run: its program, environment and streams.
///
/// Anything that prevents the start is an error: a limit of processes, threads or descriptors, a file that is not a
/// program, arguments that are too long.
package struct Child: Sendable {
    /// The child's standard input.
    package enum Input: Hashable, Sendable {
        /// Easel's own.
        case inherited
        case null
        /// A fixed input of at most 4096 bytes, which fits into a new pipe.
        case bytes([UInt8])
    }

    /// The destination of the child's standard output or standard error.
    package enum Output: Hashable, Sendable {
        /// Easel's own.
        case inherited
        case null
        /// Captured, up to this many bytes; a child that writes more is terminated.
        case captured(limit: Int)
    }

    /// The way in which a child exited.
    package enum Status: Hashable, Sendable {
        /// By itself, with this exit code.
        case exited(Int32)
        /// By this signal.
        case signaled(Int32)
    }

    /// The result of a child that has exited.
    package struct Outcome: Hashable, Sendable {
        package let status: Status
        package let output: [UInt8]
        package let errors: [UInt8]
    }

    /// The reason why there is no outcome.
    package enum Problem: Error, Hashable, Sendable {
        /// The child could not be started, with this `errno`.
        case notStarted(Int32)
        /// The child exceeded the capture limit and was terminated.
        case outputTooLarge
        /// The task was canceled before the start.
        case cancelled
    }

    package var executable: Executable
    /// The arguments, without the program's name.
    package var arguments: [String]
    /// The whole environment; nothing of Easel's own is added.
    package var environment: [String: String]
    package var input = Input.null
    package var output = Output.null
    package var errors = Output.null
    /// True for a session of its own, apart from the terminal: neither ctrl-c nor the terminal's end reaches the child.
    package var startsOwnSession = false
    /// The time between SIGTERM and SIGKILL on cancellation; zero sends SIGKILL at once.
    package var terminationGrace = Duration.zero

    /// Describes a child with no input and no captured output.
    ///
    /// - `environment`: The child's whole environment.
    package init(_ executable: Executable, _ arguments: [String], environment: [String: String]) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
    }

    /// Runs the child until it exits. Cancellation terminates it; its outcome is then returned as usual.
    ///
    /// - Throws: `Problem`.
    package func run() async throws(Problem) -> Outcome {
        let runner = ChildRunner(self)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in runner.start { continuation.resume(returning: $0) } }
        } onCancel: {
            runner.terminate()
        }
        return try result.get()
    }
}

extension Child.Problem {
    /// Returns the system's message for an `errno` of a start.
    package static func description(ofErrno code: Int32) -> String {
        // ENOENT can also concern the interpreter in the program's first line.
        code == ENOENT ? "the program or its interpreter does not exist" : String(cString: strerror(code))
    }
}
