import Domain

/// How a piece of work ends.
enum RunOutcome: Hashable, Sendable {
    case completed
    case failed(String)
    case cancelled
}

/// The course of a piece of work, fixed when it is accepted; its status is a matter of looking at the clock.
struct RunTimeline: Hashable, Sendable {
    let created: Timestamp
    /// When it leaves the queue.
    let started: Timestamp
    /// When it ends.
    let ended: Timestamp
    let outcome: RunOutcome

    /// A timeline of simulated durations, in milliseconds, on a clock `speed` times faster than life.
    init(created: Timestamp, queued: Int, working: Int, outcome: RunOutcome, speed: Double) {
        func scaled(_ milliseconds: Int) -> Int64 { max(1, Int64(Int(saturating: Double(milliseconds) / speed))) }
        self.created = created
        self.outcome = outcome
        started = created + .milliseconds(scaled(queued))
        ended = started + .milliseconds(scaled(working))
    }

    /// artinstring's word for the state at `now`.
    func status(at now: Timestamp) -> String {
        if now < started { return "queued" }
        if now < ended { return "running" }
        switch outcome {
        case .completed: return "completed"
        case .failed: return "failed"
        case .cancelled: return "cancelled"
        }
    }

    /// Whether nothing changes any more.
    func isOver(at now: Timestamp) -> Bool { now >= ended }

    /// Why it failed, once it has.
    func error(at now: Timestamp) -> String? {
        if isOver(at: now), case .failed(let reason) = outcome { reason } else { nil }
    }

    /// The moment of the next change; nil when it is over.
    func nextChange(after now: Timestamp) -> Timestamp? { now < started ? started : now < ended ? ended : nil }
}
