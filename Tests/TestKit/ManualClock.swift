import Synchronization

/// A clock that stands still until it is moved.
package final class ManualClock: Clock {
    package struct Instant: InstantProtocol {
        /// The time since the clock's beginning.
        package let offset: Duration
        package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        package func duration(to other: Instant) -> Duration { other.offset - offset }
        package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var now = Duration.zero
        var nextID = 0
        var sleepers: [Int: (deadline: Duration, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var cancelled: Set<Int> = []
        var watchers: [(isMet: ([Duration]) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []

        /// The watchers whose condition holds now.
        mutating func metWatchers() -> [CheckedContinuation<Void, Never>] {
            let deadlines = sleepers.values.map(\.deadline)
            let met = watchers.filter { $0.isMet(deadlines) }.map(\.continuation)
            watchers.removeAll { $0.isMet(deadlines) }
            return met
        }
    }

    private let state = Mutex(State())

    /// A clock at the beginning of its time.
    package init() {}

    package var now: Instant { Instant(offset: state.withLock(\.now)) }
    package var minimumResolution: Duration { .zero }
    /// The moments that are waited for.
    package var deadlines: [Duration] { state.withLock { $0.sleepers.values.map(\.deadline).sorted() } }

    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let (result, met): (Result<Void, any Error>?, [CheckedContinuation<Void, Never>]) = state.withLock {
                    if $0.cancelled.remove(id) != nil { return (.failure(CancellationError()), []) }
                    if deadline.offset <= $0.now { return (.success(()), []) }
                    $0.sleepers[id] = (deadline.offset, continuation)
                    return (nil, $0.metWatchers())
                }
                met.forEach { $0.resume() }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: id)
                if sleeper == nil { state.cancelled.insert(id) }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Moves the clock on, and wakes those whose moment has come, earliest first.
    package func advance(to moment: Duration) {
        let woken = state.withLock { state in
            state.now = max(state.now, moment)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.sorted { $0.deadline < $1.deadline }
        }
        woken.forEach { $0.continuation.resume() }
    }

    /// Returns when somebody waits for `moment`.
    package func waitForSleeper(at moment: Duration) async {
        await withCheckedContinuation { continuation in
            let met = state.withLock { state in
                state.watchers.append(({ $0.contains(moment) }, continuation))
                return state.metWatchers()
            }
            met.forEach { $0.resume() }
        }
    }

    /// Waits for somebody to wait for `moment`, then moves the clock there.
    package func pass(_ moment: Duration) async {
        await waitForSleeper(at: moment)
        advance(to: moment)
    }
}
