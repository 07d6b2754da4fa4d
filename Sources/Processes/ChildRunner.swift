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
        /// The child; nil before it is there and when it is reaped, and its number may be another's.
        var process: pid_t?
        var isToEnd = false
    }

    private let child: Child
    private let state = Mutex(State())

    init(_ child: Child) { self.child = child }

    /// Starts it, and tells its end once.
    func begin(_ tell: @escaping @Sendable (Result<Child.End, Child.Problem>) -> Void) {
        let problem = Thread.start { tell(self.live()) }
        if problem != 0 { tell(.failure(.notStarted(problem))) }
    }

    /// Has it end, now or as soon as it is there.
    func end() {
        let patience = child.patience
        let isThere = state.withLock { state in
            state.isToEnd = true
            if let process = state.process { kill(process, patience > .zero ? SIGTERM : SIGKILL) }
            return state.process != nil
        }
        guard isThere, patience > .zero else { return }
        Task.detached {
            try? await Task.sleep(for: patience)
            self.state.withLock { if let process = $0.process { _ = kill(process, SIGKILL) } }
        }
    }

    // MARK: on its thread

    private func live() -> Result<Child.End, Child.Problem> {
        var streams = ChildStreams()
        defer { streams.close() }
        var problem = streams.open(child)
        guard problem == 0 else { return .failure(.notStarted(problem)) }
        // A file that another thread of this process has just written may count as open for writing until a child of
        // that moment has begun.
        for attempt in 0..<5 {
            if attempt > 0 { usleep(20_000) }
            guard let outcome = start(streams) else { return .failure(.cancelled) }
            problem = outcome
            if problem != ETXTBSY { break }
        }
        guard problem == 0, let process = state.withLock({ $0.process }) else { return .failure(.notStarted(problem)) }
        streams.closeChildEnds()
        let reading = streams.isKept ? read(&streams, of: process) : (cpr_wait(process), false)
        return finish(process, reading, streams)
    }

    /// The `errno` of the start; nil where it is not to be started any more.
    private func start(_ streams: ChildStreams) -> Int32? {
        let words = [child.executable.path] + child.arguments
        let variables = child.environment.map { "\($0)=\($1)" }
        // C ends a text there, and what is behind it would not be said.
        if (words + variables).contains(where: { $0.utf8.contains(0) }) { return EINVAL }
        return CStrings.with(words) { arguments in
            CStrings.with(variables) { environment in
                state.withLock { state in
                    if state.isToEnd { return nil }
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

    /// Reads what it writes until it has ended or has written too much. Whoever it has left behind with its streams is
    /// not waited for.
    private func read(_ streams: inout ChildStreams, of process: pid_t) -> (problem: Int32, isTooMuch: Bool) {
        let waker = streams.waker
        let problem = Thread.start {
            _ = cpr_wait(process)
            cpr_close(waker)
        }
        guard problem == 0 else {
            state.withLock { _ in _ = kill(process, SIGKILL) }
            return (problem, false)
        }
        // It is closed there.
        streams.waker = -1
        if streams.readUntilExit() { return (cpr_wait(process), false) }
        end()
        return (cpr_wait(process), true)
    }

    private func finish(
        _ process: pid_t, _ reading: (problem: Int32, isTooMuch: Bool), _ streams: ChildStreams
    ) -> Result<Child.End, Child.Problem> {
        _ = cpr_wait(process)
        var (code, signal): (Int32, Int32) = (-1, -1)
        let problem = state.withLock { state in
            state.process = nil
            return cpr_reap(process, &code, &signal)
        }
        if reading.isTooMuch { return .failure(.outputTooLarge) }
        guard reading.problem == 0, problem == 0 else {
            return .failure(.notStarted(max(reading.problem, problem)))
        }
        return .success(
            Child.End(
                status: signal >= 0 ? .signaled(signal) : .exited(code), output: streams.outputBytes,
                errors: streams.errorBytes))
    }
}

/// A thread of its own for `body`.
enum Thread {
    private final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Gives the `errno`, 0 where it has begun; else `body` is never run.
    static func start(_ body: @escaping @Sendable () -> Void) -> Int32 {
        let box = Unmanaged.passRetained(Box(body))
        let problem = cpr_start_thread({ Unmanaged<Box>.fromOpaque($0).takeRetainedValue().body() }, box.toOpaque())
        if problem != 0 { box.release() }
        return problem
    }
}

/// Lists of texts as C has them.
enum CStrings {
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
