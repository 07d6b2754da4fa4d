internal import CProcesses
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A child from before its start until it is reaped, on a thread of its own.
final class ChildRunner: Sendable {
    private struct State {
        /// The child's process id; nil before the start and after the reaping, when the id may belong to another
        /// process.
        var process: pid_t?
        var isTerminating = false
    }

    private let child: Child
    private let state = Mutex(State())

    init(_ child: Child) { self.child = child }

    /// Starts the child, and calls `completion` once, on the child's thread.
    func start(_ completion: @escaping @Sendable (Result<Child.Outcome, Child.Problem>) -> Void) {
        let problem = Thread.start { completion(self.run()) }
        if problem != 0 { completion(.failure(.notStarted(problem))) }
    }

    /// Terminates the child, now or as soon as it has started.
    func terminate() {
        let terminationGrace = child.terminationGrace
        let isRunning = state.withLock { state in
            state.isTerminating = true
            if let process = state.process { kill(process, terminationGrace > .zero ? SIGTERM : SIGKILL) }
            return state.process != nil
        }
        guard isRunning, terminationGrace > .zero else { return }
        Task.detached {
            try? await Task.sleep(for: terminationGrace)
            self.state.withLock { if let process = $0.process { _ = kill(process, SIGKILL) } }
        }
    }

    // MARK: on its thread

    private func run() -> Result<Child.Outcome, Child.Problem> {
        var streams = ChildStreams()
        defer { streams.close() }
        var problem = streams.open(child)
        guard problem == 0 else { return .failure(.notStarted(problem)) }
        // ETXTBSY: a file that another thread has just written counts as open for writing until a child forked at that
        // moment has executed its program.
        for attempt in 0..<5 {
            if attempt > 0 { usleep(20_000) }
            guard let outcome = spawn(streams) else { return .failure(.cancelled) }
            problem = outcome
            if problem != ETXTBSY { break }
        }
        guard problem == 0, let process = state.withLock({ $0.process }) else { return .failure(.notStarted(problem)) }
        streams.closeChildEnds()
        let reading = streams.isCapturing ? read(&streams, of: process) : (cpr_wait(process), false)
        return finish(process, reading, streams)
    }

    /// Starts the child.
    ///
    /// - Returns: 0 or the `errno`; nil where it was terminated before the start.
    private func spawn(_ streams: ChildStreams) -> Int32? {
        let words = [child.executable.path] + child.arguments
        let variables = child.environment.map { "\($0)=\($1)" }
        // A C string ends at a zero byte, and the rest would be lost.
        if (words + variables).contains(where: { $0.utf8.contains(0) }) { return EINVAL }
        return CStrings.with(words) { arguments in
            CStrings.with(variables) { environment in
                state.withLock { state in
                    if state.isTerminating { return nil }
                    var process = pid_t()
                    let problem = cpr_spawn(
                        child.executable.path, arguments, environment, streams.input, streams.output, streams.errors,
                        child.startsOwnSession, &process)
                    if problem == 0 { state.process = process }
                    return problem
                }
            }
        }
    }

    /// Reads the output until the child has exited or exceeded a limit. Descendants that still hold its streams are not
    /// waited for.
    private func read(_ streams: inout ChildStreams, of process: pid_t) -> (problem: Int32, isTooLarge: Bool) {
        let waker = streams.waker
        let problem = Thread.start {
            _ = cpr_wait(process)
            cpr_close(waker)
        }
        guard problem == 0 else {
            state.withLock { _ in _ = kill(process, SIGKILL) }
            return (problem, false)
        }
        // The thread closes it.
        streams.waker = -1
        if streams.readUntilExit() { return (cpr_wait(process), false) }
        terminate()
        return (cpr_wait(process), true)
    }

    private func finish(
        _ process: pid_t, _ reading: (problem: Int32, isTooLarge: Bool), _ streams: ChildStreams
    ) -> Result<Child.Outcome, Child.Problem> {
        _ = cpr_wait(process)
        var (code, signal): (Int32, Int32) = (-1, -1)
        let problem = state.withLock { state in
            state.process = nil
            return cpr_reap(process, &code, &signal)
        }
        if reading.isTooLarge { return .failure(.outputTooLarge) }
        guard reading.problem == 0, problem == 0 else {
            return .failure(.notStarted(max(reading.problem, problem)))
        }
        return .success(
            Child.Outcome(
                status: signal >= 0 ? .signaled(signal) : .exited(code), output: streams.outputBytes,
                errors: streams.errorBytes))
    }
}

/// Starts detached threads.
enum Thread {
    private final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs `body` on a new thread.
    ///
    /// - Returns: 0, or the `errno` of the failure; `body` then never runs.
    static func start(_ body: @escaping @Sendable () -> Void) -> Int32 {
        let box = Unmanaged.passRetained(Box(body))
        let problem = cpr_start_thread({ Unmanaged<Box>.fromOpaque($0).takeRetainedValue().body() }, box.toOpaque())
        if problem != 0 { box.release() }
        return problem
    }
}

/// Null-terminated arrays of C strings.
enum CStrings {
    /// Calls `body` with `texts` as C strings, which are valid during the call only.
    static func with<Result>(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: texts.count + 1)
        for (index, text) in texts.enumerated() { list[index] = strdup(text) }
        list[texts.count] = nil
        defer {
            for index in texts.indices { free(list[index]) }
            list.deallocate()
        }
        return body(list)
    }
}
