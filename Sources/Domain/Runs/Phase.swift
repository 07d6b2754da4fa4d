/// How far a run has come. Phases only move forward.
package enum Phase: String, CaseIterable, Codable, Hashable, Sendable {
    /// Sent, but the outcome of the sending is not known: it may have cost something.
    case unknown
    /// Accepted, waiting for its turn at the service.
    case queued
    case running
    case completed
    case failed
    case cancelled

    /// Whether nothing more will happen to the run.
    package var isTerminal: Bool { self == .completed || self == .failed || self == .cancelled }

    /// Whether the service is still at work on it, as far as we know.
    package var isLive: Bool { self == .queued || self == .running }

    private var rank: Int {
        switch self {
        case .unknown: 0
        case .queued: 1
        case .running: 2
        case .completed, .failed, .cancelled: 3
        }
    }

    /// The phase after a report of `reported`: late and repeated reports, which
    /// a stream and a poll running side by side produce, never move a run back.
    package func advanced(to reported: Phase) -> Phase { reported.rank > rank ? reported : self }
}
