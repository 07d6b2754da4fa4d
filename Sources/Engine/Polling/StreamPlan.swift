import ArtClient
import Domain

/// Decides which runs are followed by a stream: the newest few, as long as streams work.
///
/// A stream for each run would meet the limits of servers and proxies. Three streams in a row that tell nothing close
/// the way for all of them for a minute, since then it is not the run: polls go on meanwhile. Moments are times on
/// one `Timeline`.
struct StreamPlan: Hashable, Sendable {
    /// The next action.
    enum Step: Hashable, Sendable {
        /// Open the run's stream, then call `noteFirstEvent` with its first byte, and `ended` in any case.
        case open(RunID)
        /// End the run's stream: a newer run has need of it.
        case close(RunID)
        /// Nothing until then.
        case wait(until: Duration)
        /// Nothing until something happens.
        case rest
    }

    private enum State: Hashable, Sendable {
        case due(at: Duration)
        case open(since: Duration)
        case closing
        /// Its stream has reported the end, or no stream will.
        case done
    }

    private struct Candidate: Hashable, Sendable {
        /// The moment at which the run was made; the distant past where that is not known.
        let createdAt: Timestamp
        var state: State
        var failures = 0
        /// Indicates whether it is forgotten once its stream has ended.
        var isLeft = false

        var isOpen: Bool {
            switch state {
            case .open, .closing: true
            case .due, .done: false
            }
        }
    }

    private static var limit: Int { 4 }
    private static var backoff: Backoff { Backoff(from: .seconds(2), upTo: .seconds(60)) }
    /// A stream is not taken from a run before it was of some use.
    private static var shortestUse: Duration { .seconds(10) }

    private var candidates: [RunID: Candidate] = [:]
    private var breaker = CircuitBreaker(threshold: 3, base: .seconds(60), cap: .seconds(60))

    mutating func follow(_ id: RunID, createdAt: Timestamp?, at now: Duration) {
        guard candidates[id] == nil else {
            candidates[id]?.isLeft = false
            return
        }
        candidates[id] = Candidate(createdAt: createdAt ?? .distantPast, state: .due(at: now))
    }

    /// The run is not followed any more; a stream that is open ends by `ended`.
    mutating func leave(_ id: RunID) {
        guard candidates[id]?.isOpen == true else {
            candidates[id] = nil
            return
        }
        candidates[id]?.state = .closing
        candidates[id]?.isLeft = true
    }

    /// Returns the action that is due at `now`, which counts as begun.
    mutating func next(at now: Duration) -> Step {
        let newest = candidates.filter { $0.value.state != .done && $0.value.state != .closing }
            .sorted { $0.value.createdAt > $1.value.createdAt }.prefix(Self.limit)
        var openCount = candidates.values.count(where: \.isOpen)
        var nextDue: Duration?
        for (id, candidate) in newest {
            guard case .due(let moment) = candidate.state else { continue }
            guard moment <= now else {
                nextDue = min(nextDue ?? moment, moment)
                continue
            }
            if openCount >= Self.limit {
                let step = makeRoom(for: Set(newest.map(\.key)), at: now)
                if case .wait(let moment) = step {
                    nextDue = min(nextDue ?? moment, moment)
                    continue
                }
                return step
            }
            if let wait = breaker.pass(at: now) {
                nextDue = min(nextDue ?? now + wait, now + wait)
                break
            }
            candidates[id]?.state = .open(since: now)
            openCount += 1
            return .open(id)
        }
        return nextDue.map { .wait(until: $0) } ?? .rest
    }

    /// The stream has sent an event of its run: streams work.
    mutating func noteFirstEvent(_ id: RunID) { breaker.succeeded() }

    /// The stream has sent news, so that its next end is the first.
    mutating func noteProgress(_ id: RunID) { candidates[id]?.failures = 0 }

    /// The stream is over: refused, broken, closed by either side. `jitter` is from 0 to 1.
    mutating func ended(_ id: RunID, saidTerminal: Bool, hasSpoken: Bool, at now: Duration, jitter: Double) {
        guard let candidate = candidates[id] else { return }
        if candidate.state == .closing {
            if !hasSpoken { breaker.abandoned(at: now) }
            candidates[id]?.state = .due(at: now)
            if candidate.isLeft { candidates[id] = nil }
        } else if saidTerminal {
            candidates[id]?.state = .done
        } else {
            if !hasSpoken { breaker.failed(at: now) }
            // 2, 4, 8 … 60 s, so that a stream that always breaks costs little.
            let pause = Self.backoff.wait(after: candidate.failures + 1)
            candidates[id]?.failures += 1
            candidates[id]?.state = .due(at: now + pause.jittered(jitter))
        }
    }

    /// Ends the oldest stream that none of the newest runs has.
    private mutating func makeRoom(for newest: Set<RunID>, at now: Duration) -> Step {
        let spare = candidates.filter { $0.value.isOpen && $0.value.state != .closing && !newest.contains($0.key) }
        guard let oldest = spare.min(by: { $0.value.createdAt < $1.value.createdAt }),
            case .open(let since) = oldest.value.state
        else { return .wait(until: now + Self.shortestUse) }
        guard since + Self.shortestUse <= now else { return .wait(until: since + Self.shortestUse) }
        candidates[oldest.key]?.state = .closing
        return .close(oldest.key)
    }
}
