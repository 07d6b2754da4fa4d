/// The phase of a run. Phases only move forward.
package enum Phase: String, CaseIterable, Codable, Hashable, Sendable {
    /// Sent, with an unknown outcome: it may have cost something.
    case unknown
    /// Accepted, and waiting at the service.
    case queued
    case running
    case completed
    case failed
    case cancelled

    /// True if the run has ended.
    package var isTerminal: Bool { self == .completed || self == .failed || self == .cancelled }

    /// True if the run is queued or running at the service, as far as is known.
    package var isLive: Bool { self == .queued || self == .running }

    private var rank: Int {
        switch self {
        case .unknown: 0
        case .queued: 1
        case .running: 2
        case .completed, .failed, .cancelled: 3
        }
    }

    /// Returns the phase after a report of `reported`. Late and repeated reports, which a stream and a poll side by
    /// side produce, never move a run back.
    package func advanced(to reported: Phase) -> Phase { reported.rank > rank ? reported : self }
}
