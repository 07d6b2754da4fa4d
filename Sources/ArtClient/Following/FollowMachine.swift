package import Domain

/// Decides how one run is followed: what to do next, and when.
///
/// It only decides; its owner acts and tells it what came of that. Moments are times on one `Timeline`.
package struct FollowMachine: Hashable, Sendable {
    /// What to do now.
    package enum Step: Hashable, Sendable {
        /// Open the run's stream, and tell `streamOpened` once it has answered and `streamEnded` in any case.
        case openStream
        /// Ask the service for the run, and tell `polled` or `pollFailed`.
        case poll
        /// Nothing until then.
        case wait(until: Duration)
        /// Nothing any more.
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
    /// When the run is read next.
    package private(set) var nextPoll: Duration
    private var interval: Duration
    /// The service has asked not to be read before.
    private var notBefore: Duration = .zero
    private var hasSpoken = false
    private var pollFailures = 0
    private var missing = 0
    private var isStopped = false

    /// A run of `service` that is followed from `now` on.
    package init(service: Service, at now: Duration) {
        self.service = service
        startedAt = now
        // Only artinstring has streams ("GET /api/runs/:id/stream").
        stream = service == .artinstring ? .due(at: now) : .none
        interval = service == .artinstring ? Self.firstInterval : .seconds(3)
        nextPoll = service == .artinstring ? now : now + interval
    }

    /// artinstring's own samples wait 1.5 s between two reads.
    private static var firstInterval: Duration { .milliseconds(1500) }

    /// How often a run is read while its stream is open, since a proxy may hold back what the stream says.
    package static let safetyInterval = Duration.seconds(20)

    /// After so many answers that the run is not known, that is believed.
    private static let missesBelieved = 5

    /// What to do at `now`.
    package func next(at now: Duration) -> Step {
        if isStopped { return .stop }
        var wake = nextPoll
        if case .due(let moment) = stream {
            if now >= moment { return .openStream }
            wake = min(wake, moment)
        }
        return now >= nextPoll ? .poll : .wait(until: wake)
    }

    /// The stream's head has come. That alone makes no good stream: a server may accept each and say nothing.
    package mutating func streamOpened() {
        stream = .open
        hasSpoken = false
    }

    /// The stream has told something of the run, so the next failure is the first.
    package mutating func streamSpoke() {
        streamFailures = 0
        hasSpoken = true
    }

    /// The stream is over: refused, broken, silent for too long, or closed.
    ///
    /// The run is read at once, since what the stream did not tell may have happened, unless reading fails as well.
    /// With `saidTerminal` the stream has done its work and is not opened again; `retry` is the pause that the
    /// service asked for (WHATWG HTML, section 9.2.6).
    package mutating func streamEnded(
        at now: Duration, saidTerminal: Bool, retry: Duration? = nil, jitter: Double
    ) {
        if pollFailures == 0 || hasSpoken { nextPoll = max(now, notBefore) }
        if hasSpoken || saidTerminal { interval = Self.firstInterval }
        if saidTerminal {
            stream = .none
        } else {
            // 2, 4, 8 … 60 s, so that a stream that always breaks costs little.
            let pause = min(Duration.seconds(2) * (1 << min(streamFailures, 5)), .seconds(60))
            streamFailures += 1
            stream = .due(at: now + max(pause, min(retry ?? .zero, .seconds(60))).jittered(jitter))
        }
    }

    /// The service has answered with a run that is still going on.
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
            // "Poll every 2-5 seconds" (Antekirt, Async Pattern), and less often once it takes long.
            let age = now - startedAt
            interval = age < .seconds(30) ? .seconds(3) : age < .seconds(180) ? .seconds(5) : .seconds(10)
            nextPoll = now + interval.jittered(jitter)
        }
    }

    /// The service has not answered usefully. Such a failure never ends a run.
    package mutating func pollFailed(at now: Duration, retryAfter: Duration?, jitter: Double) {
        pollFailures += 1
        let backoff = min(Duration.seconds(1) * (1 << min(pollFailures, 5)), .seconds(30)).jittered(jitter)
        if let retryAfter { notBefore = now + min(retryAfter, .seconds(120)) }
        nextPoll = max(now + backoff, notBefore)
    }

    /// The service does not know the run. Gives whether that is believed: a fresh run may
    /// not have reached every copy of a database yet, so it takes five such answers.
    package mutating func pollMissed(at now: Duration, jitter: Double) -> Bool {
        missing += 1
        pollFailed(at: now, retryAfter: nil, jitter: jitter)
        if missing >= Self.missesBelieved { isStopped = true }
        return isStopped
    }
}

extension Duration {
    /// The duration times something from 0.8 to 1.2, by a number from 0 to 1.
    package func jittered(_ jitter: Double) -> Duration { self * (0.8 + 0.4 * jitter) }
}
