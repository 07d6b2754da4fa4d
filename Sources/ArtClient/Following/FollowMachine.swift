package import Domain

/// A state machine that decides how to follow one run: the next step and its time.
///
/// It only decides; its owner performs the steps and reports their results. Times are on one `Timeline`.
package struct FollowMachine: Hashable, Sendable {
    /// The next step.
    package enum Step: Hashable, Sendable {
        /// Open the run's stream; report `streamOpened` once it has answered, and `streamEnded` in any case.
        case openStream
        /// Read the run; report `polled` or `pollFailed`.
        case poll
        /// Wait until then.
        case wait(until: Duration)
        /// Stop.
        case stop
    }

    private enum Stream: Hashable, Sendable {
        case none
        case due(at: Duration)
        case open
    }

    private let service: Service
    private let startedAt: Duration
    private var stream: Stream
    private var streamFailures = 0
    /// The time of the next poll.
    package private(set) var nextPoll: Duration
    private var interval: Duration
    /// The earliest time of the next poll that the service allows.
    private var notBefore: Duration = .zero
    private var hasDelivered = false
    private var pollFailures = 0
    private var missing = 0
    private var isStopped = false

    /// Creates a state machine for a run of `service` that is followed from `now` on.
    package init(service: Service, at now: Duration) {
        self.service = service
        startedAt = now
        // Only artinstring has streams ("GET /api/runs/:id/stream").
        stream = service == .artinstring ? .due(at: now) : .none
        interval = service == .artinstring ? Self.firstInterval : .seconds(3)
        nextPoll = service == .artinstring ? now : now + interval
    }

    /// The interval in artinstring's own samples: 1.5 s.
    private static var firstInterval: Duration { .milliseconds(1500) }

    /// The interval of polls while a stream is open, because a proxy may hold its events back.
    package static let safetyInterval = Duration.seconds(20)

    /// The number of consecutive 404 responses after which a run counts as missing.
    private static let maxMisses = 5

    /// Returns the step at `now`.
    package func next(at now: Duration) -> Step {
        if isStopped { return .stop }
        var wake = nextPoll
        if case .due(let moment) = stream {
            if now >= moment { return .openStream }
            wake = min(wake, moment)
        }
        return now >= nextPoll ? .poll : .wait(until: wake)
    }

    /// Records the response to the stream request. That is no success yet: a server may accept streams and send
    /// nothing.
    package mutating func streamOpened() {
        stream = .open
        hasDelivered = false
    }

    /// Records the first event about the run, which resets the count of failures.
    package mutating func streamDelivered() {
        streamFailures = 0
        hasDelivered = true
    }

    /// Records the end of the stream: refused, broken, timed out or closed.
    ///
    /// The run is read at once, because the stream may have missed an event, unless reads fail as well. With
    /// `hasFinalEvent` the stream is not opened again; `retry` is the reconnection time that the service set (WHATWG
    /// HTML, section 9.2.6).
    package mutating func streamEnded(
        at now: Duration, hasFinalEvent: Bool, retry: Duration? = nil, jitter: Double
    ) {
        if pollFailures == 0 || hasDelivered { nextPoll = max(now, notBefore) }
        if hasDelivered || hasFinalEvent { interval = Self.firstInterval }
        if hasFinalEvent {
            stream = .none
        } else {
            // 2, 4, 8 … 60 s, so that a stream that always breaks costs little.
            streamFailures += 1
            let pause = Backoff(from: .seconds(2), upTo: .seconds(60)).wait(after: streamFailures)
            stream = .due(at: now + max(pause, min(retry ?? .zero, .seconds(60))).jittered(jitter))
        }
    }

    /// Records a read of a run that is not finished.
    ///
    /// `jitter` is from 0 to 1 and spreads the polls of many clients by a fifth either way.
    package mutating func polled(at now: Duration, jitter: Double) {
        pollFailures = 0
        missing = 0
        switch service {
        case .artinstring:
            nextPoll = now + interval.jittered(jitter)
            interval = min(interval * 1.3, .seconds(10))
        case .antekirt:
            // "Poll every 2-5 seconds" (Antekirt, Async Pattern), and less often for long runs.
            let age = now - startedAt
            interval = age < .seconds(30) ? .seconds(3) : age < .seconds(180) ? .seconds(5) : .seconds(10)
            nextPoll = now + interval.jittered(jitter)
        }
    }

    /// Records a failed read, which never ends a run.
    package mutating func pollFailed(at now: Duration, retryAfter: Duration?, jitter: Double) {
        pollFailures += 1
        let backoff = Backoff(from: .seconds(2), upTo: .seconds(30)).wait(after: pollFailures).jittered(jitter)
        if let retryAfter { notBefore = now + min(retryAfter, .seconds(120)) }
        nextPoll = max(now + backoff, notBefore)
    }

    /// Records a 404; returns true when the run counts as missing: a new run may not have reached every replica, so it
    /// takes five.
    package mutating func pollMissed(at now: Duration, jitter: Double) -> Bool {
        missing += 1
        pollFailed(at: now, retryAfter: nil, jitter: jitter)
        if missing >= Self.maxMisses { isStopped = true }
        return isStopped
    }
}

extension Duration {
    /// Returns the duration times a factor from 0.8 to 1.2, chosen by a number from 0 to 1.
    package func jittered(_ jitter: Double) -> Duration { self * (0.8 + 0.4 * jitter) }
}
