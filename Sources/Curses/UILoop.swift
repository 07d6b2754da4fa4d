internal import CNcurses
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The main thread's loop: runs the jobs of `UI` and waits for descriptors.
///
/// It sleeps in one `poll` and wakes for a job, a descriptor or a deadline; when idle it never wakes. An async `main`
/// does not work: after its first suspension it runs on another thread, with the signals blocked. The isolation of `UI`
/// is the thread that is in `run`.
package final class UILoop: SerialExecutor {
    /// The readiness to wait for.
    package enum Interest: Sendable {
        case reading, writing
    }

    private struct Waiter {
        let descriptor: Int32
        let events: Int16
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var jobs: [UnownedJob] = []
        var waiters: [Waiter] = []
        var owner: UInt64?
        var isWakeSent = false
        var deadline: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    private let wakeReader: Int32
    private let wakeWriter: Int32

    /// Creates a loop that no thread drives yet; jobs wait for `run`.
    package init() {
        var reader: Int32 = -1
        var writer: Int32 = -1
        _ = cnc_pipe(&reader, &writer)
        wakeReader = reader
        wakeWriter = writer
    }

    deinit {
        if wakeReader >= 0 { cnc_close_descriptor(wakeReader) }
        if wakeWriter >= 0 { cnc_close_descriptor(wakeWriter) }
    }

    /// Schedules a job; callable from any thread.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let mustWake = state.withLock { state in
            state.jobs.append(job)
            // The loop's own thread looks at the jobs again before it sleeps.
            if state.isWakeSent || state.owner == cnc_thread() { return false }
            state.isWakeSent = true
            return true
        }
        if mustWake, wakeWriter >= 0 { cnc_wake(wakeWriter) }
    }

    /// Returns the executor for the Swift runtime.
    package func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

    /// Stops the program unless it runs on the loop's thread.
    package func checkIsolated() {
        precondition(state.withLock { $0.owner } == cnc_thread(), "not on the thread of the UI loop")
    }

    /// Suspends until `descriptor` is ready, once; returns false when its other end is gone.
    package func wait(for descriptor: Int32, _ interest: Interest) async -> Bool {
        await withCheckedContinuation { continuation in
            let events = Int16(interest == .reading ? POLLIN : POLLOUT)
            let isForeign = state.withLock { state in
                state.waiters.append(Waiter(descriptor: descriptor, events: events, continuation: continuation))
                return state.owner != cnc_thread()
            }
            if isForeign, wakeWriter >= 0 { cnc_wake(wakeWriter) }
        }
    }

    /// Makes `run` return without its result when that takes longer than `grace` from now.
    package func expire(after grace: Duration) {
        let deadline = ContinuousClock.now + grace
        state.withLock { $0.deadline = min($0.deadline ?? deadline, deadline) }
        if wakeWriter >= 0 { cnc_wake(wakeWriter) }
    }

    /// Drives the loop on the calling thread until `body` has returned.
    ///
    /// - Returns: The result of `body`, or nil when `expire` cut it short.
    package func run<Result: Sendable>(_ body: @escaping @Sendable @UI () async -> Result) -> Result? {
        state.withLock { $0.owner = cnc_thread() }
        defer {
            state.withLock {
                $0.owner = nil
                $0.deadline = nil
            }
        }
        let outcome = Outcome<Result>()
        Task { @UI in
            let result = await body()
            outcome.value.withLock { $0 = result }
        }
        while true {
            let jobs = state.withLock { state in
                defer { state.jobs = [] }
                return state.jobs
            }
            for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
            if let result = outcome.value.withLock({ $0 }) { return result }
            if let deadline = state.withLock({ $0.deadline }), deadline <= .now { return nil }
            sleep()
        }
    }

    private final class Outcome<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
    }

    /// Waits for the next event and resumes those who wait for it.
    private func sleep() {
        var descriptors = [pollfd(fd: wakeReader, events: Int16(POLLIN), revents: 0)]
        var timeout: Int32 = 0
        state.withLock { state in
            for waiter in state.waiters {
                descriptors.append(pollfd(fd: waiter.descriptor, events: waiter.events, revents: 0))
            }
            timeout = Self.timeout(isBusy: !state.jobs.isEmpty, deadline: state.deadline, canWake: wakeReader >= 0)
        }
        guard poll(&descriptors, nfds_t(descriptors.count), timeout) > 0 else { return }
        if descriptors[0].revents != 0 {
            // The pipe is emptied before the flag is cleared: the other way round, a wake sent in between would be
            // swallowed with its flag still set, and no later one be sent.
            var bytes = [UInt8](repeating: 0, count: 64)
            while cnc_read(wakeReader, &bytes, bytes.count) == bytes.count {}
            state.withLock { $0.isWakeSent = false }
        }
        var woken: [(continuation: CheckedContinuation<Bool, Never>, isOpen: Bool)] = []
        state.withLock { state in
            var rest: [Waiter] = []
            // Waiters added since are behind those that were polled.
            for (index, waiter) in state.waiters.enumerated() {
                let answer = index + 1 < descriptors.count ? descriptors[index + 1].revents : 0
                if answer == 0 {
                    rest.append(waiter)
                } else {
                    woken.append((waiter.continuation, answer & Self.gone == 0))
                }
            }
            state.waiters = rest
        }
        for (continuation, isOpen) in woken { continuation.resume(returning: isOpen) }
    }

    /// The timeout for `poll` in milliseconds: indefinite, unless jobs wait or a deadline is set.
    private static func timeout(isBusy: Bool, deadline: ContinuousClock.Instant?, canWake: Bool) -> Int32 {
        if isBusy { return 0 }
        // Without a pipe nothing could wake the loop, so it polls.
        guard let deadline else { return canWake ? -1 : 20 }
        let left = (deadline - .now).components
        return Int32(max(0, min(10_000, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1)))
    }

    private static let gone = Int16(POLLHUP | POLLERR | POLLNVAL)
}
