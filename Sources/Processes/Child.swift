#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A program to be run as a child: what it gets, and what is kept of what it says.
///
/// Whatever keeps it from being started is an error: a limit of processes, threads or descriptors, a file that is no
/// program, arguments that are too long.
package struct Child: Sendable {
    /// What it reads.
    package enum Input: Hashable, Sendable {
        /// Easel's own.
        case inherited
        case nothing
        /// At most 4096 bytes, which a new pipe takes.
        case bytes([UInt8])
    }

    /// Where what it writes goes.
    package enum Output: Hashable, Sendable {
        /// To where Easel's own goes.
        case inherited
        case nothing
        /// It is kept, up to this many bytes; with more the child is ended.
        case kept(limit: Int)
    }

    /// How it ended.
    package enum Status: Hashable, Sendable {
        case exited(Int32)
        case signaled(Int32)
    }

    /// What is left of one that has ended.
    package struct End: Hashable, Sendable {
        package let status: Status
        package let output: [UInt8]
        package let errors: [UInt8]
    }

    /// Why there is no end to tell of.
    package enum Problem: Error, Hashable, Sendable {
        /// It could not be started, for this `errno`.
        case notStarted(Int32)
        /// It wrote more than was to be kept, and was ended.
        case outputTooLarge
        /// The task was cancelled before it was started.
        case cancelled
    }

    package var executable: Executable
    /// Without the program's name.
    package var arguments: [String]
    package var environment: [String: String]
    package var input = Input.nothing
    package var output = Output.nothing
    package var errors = Output.nothing
    /// Whether it is apart from the terminal: neither its ctrl-c nor its end reaches it.
    package var startsOwnSession = false
    /// How long it may take to end after SIGTERM, before SIGKILL; zero sends that at once.
    package var patience = Duration.zero

    package init(_ executable: Executable, _ arguments: [String], environment: [String: String]) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
    }

    /// Runs it to its end. Cancelling ends it, and then its end is told as any other.
    package func run() async throws(Problem) -> End {
        let life = ChildRunner(self)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in life.begin { continuation.resume(returning: $0) } }
        } onCancel: {
            life.end()
        }
        return try result.get()
    }
}

extension Child.Problem {
    /// What the system says of an `errno`.
    package static func words(_ code: Int32) -> String {
        // Of the program's first line, where the program itself is there.
        code == ENOENT ? "the program or its interpreter does not exist" : String(cString: strerror(code))
    }
}
