import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// A program that is run for a few bytes of output.
struct ChildProcess: Sendable {
    /// Why there is no output.
    enum Problem: Error, Hashable {
        /// No such program on the path.
        case missing
        /// It could not be started.
        case notStarted
        /// It ended with this exit code.
        case failed(Int32)
        /// It ended with this exit code and said something on standard error, which is `.noticed`.
        case complained(Int32)
        /// A signal ended it.
        case killed(Int32)
        /// It was stopped because it took too long.
        case tooSlow(Duration)
        /// It was stopped because it printed more than this many bytes.
        case tooMuch(Int)
    }

    /// Where what it says on standard error goes.
    enum Complaints {
        /// To the person at the terminal.
        case shown
        /// Nowhere; only that there was something is known.
        case noticed
    }

    /// In bytes.
    private static let complaintLimit = 65_536

    private let program: String
    private let arguments: [String]
    private let environment: [String: String]
    private let complaints: Complaints

    /// - Parameters:
    ///   - program: A name on the environment's `PATH`, or a path.
    ///   - environment: What the program gets; without tokens.
    init(_ program: String, _ arguments: [String], environment: [String: String], complaints: Complaints) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.complaints = complaints
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
        let result = await withTaskGroup(of: Result<[UInt8], Problem>?.self) { group in
            group.addTask { await self.run(input, outputLimit) }
            group.addTask {
                do { try await Task.sleep(for: timeLimit) } catch { return nil }
                return .failure(.tooSlow(timeLimit))
            }
            var first: Result<[UInt8], Problem>?
            while first == nil, let next = await group.next() { first = next }
            group.cancelAll()
            return first
        }
        guard let result else { throw .notStarted }
        return try result.get()
    }

    private func run(_ input: [UInt8], _ outputLimit: Int) async -> Result<[UInt8], Problem> {
        do {
            return try await (complaints == .shown)
                ? collect(input, outputLimit, error: .currentStandardError)
                : collect(input, outputLimit, error: .bytes(limit: Self.complaintLimit))
        } catch let error as SubprocessError where error.code == .executableNotFound {
            return .failure(.missing)
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            return .failure(.tooMuch(outputLimit))
        } catch {
            return .failure(.notStarted)
        }
    }

    private func collect(
        _ input: [UInt8], _ outputLimit: Int, error: some ErrorOutputProtocol
    ) async throws -> Result<[UInt8], Problem> {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(1))]
        let result = try await Subprocess.run(
            program.contains("/") ? .path(FilePath(program)) : .name(program), arguments: Arguments(arguments),
            environment: .custom(
                Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })),
            platformOptions: options,
            input: .fileDescriptor(try Self.pipe(holding: input), closeAfterSpawningProcess: true),
            output: .bytes(limit: outputLimit), error: error)
        switch result.terminationStatus {
        case .exited(0): return .success(result.standardOutput)
        case .exited(let code):
            let complaint = result.standardError as? [UInt8] ?? []
            return .failure(complaint.isEmpty ? .failed(code) : .complained(code))
        case .signaled(let number): return .failure(.killed(number))
        }
    }

    /// The reading end of a pipe with `bytes` in it and no writer.
    ///
    /// Filled before the program starts, so that one that does not read cannot raise SIGPIPE here.
    private static func pipe(holding bytes: [UInt8]) throws -> FileDescriptor {
        let ends = try FileDescriptor.pipe()
        do {
            defer { try? ends.writeEnd.close() }
            // A new pipe takes a page at least.
            guard bytes.count <= 4096 else { throw Problem.notStarted }
            try ends.writeEnd.writeAll(bytes)
        } catch {
            try? ends.readEnd.close()
            throw error
        }
        return ends.readEnd
    }
}

extension ChildProcess.Problem: CustomStringConvertible {
    /// What happened, to follow the program's name.
    var description: String {
        switch self {
        case .missing: "was not found"
        case .notStarted: "could not be started"
        case .failed(let code), .complained(let code): "ended with exit code \(code)"
        case .killed(let number): "was ended by signal \(number)"
        case .tooSlow(let limit): "took longer than \(limit.components.seconds) s"
        case .tooMuch(let limit): "printed more than \(limit) bytes"
        }
    }
}
