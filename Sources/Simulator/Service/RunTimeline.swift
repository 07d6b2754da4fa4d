import Domain

/// The end of a run or generation.
enum RunOutcome: Hashable, Sendable {
    case completed
    case failed(String)
    case cancelled
}

/// The timeline of a run or generation, fixed when it is accepted; its status follows from the clock.
struct RunTimeline: Hashable, Sendable {
    let created: Timestamp
    /// The time at which it leaves the queue.
    let started: Timestamp
    /// The time at which it ends.
    let ended: Timestamp
    let outcome: RunOutcome

    /// Creates a timeline of simulated durations, in milliseconds, on a clock `speed` times faster than real time.
    init(created: Timestamp, queued: Int, running: Int, outcome: RunOutcome, speed: Double) {
        func scaled(_ milliseconds: Int) -> Int64 { max(1, Int64(Int(saturating: Double(milliseconds) / speed))) }
        self.created = created
        self.outcome = outcome
        started = created + .milliseconds(scaled(queued))
        ended = started + .milliseconds(scaled(running))
    }

    /// Returns artinstring's status at `now`.
    func status(at now: Timestamp) -> String {
        if now < started { return "queued" }
        if now < ended { return "running" }
        switch outcome {
        case .completed: return "completed"
        case .failed: return "failed"
        case .cancelled: return "cancelled"
        }
    }

    /// Returns true when nothing changes any more.
    func isOver(at now: Timestamp) -> Bool { now >= ended }

    /// Returns the reason of the failure, once it has failed.
    func error(at now: Timestamp) -> String? {
        if isOver(at: now), case .failed(let reason) = outcome { reason } else { nil }
    }

    /// Returns the time of the next change; nil when it has ended.
    func nextChange(after now: Timestamp) -> Timestamp? { now < started ? started : now < ended ? ended : nil }
}
