package import Domain

/// What the user sees of a request when nothing more happens by itself.
package enum Sight: Hashable, Sendable {
    /// There is no row of it.
    case nothing
    /// It waits in line.
    case waiting(Waiting.Reason)
    /// It is a run that has ended so.
    case run(Phase)
    /// It was refused, and costs nothing.
    case refused
    /// The user is asked about it.
    case asked(candidates: Int, OutcomeQuestion.BalanceEvidence)
    /// It is shown as of unknown outcome, and the user was asked.
    case unknown

    /// Nil where something more will happen.
    package init?(_ run: Run) {
        switch run.delivery {
        case .waiting(let waiting) where waiting.reason == .held || waiting.reason == .pace:
            self = .waiting(waiting.reason)
        case .unconfirmed(let question): self = .asked(candidates: question.candidates.count, question.evidence)
        case nil where run.phase == .unknown: self = .unknown
        case nil where run.phase == .failed && run.remoteID == nil: self = .refused
        case nil where run.phase == .cancelled && run.remoteID == nil: self = .nothing
        case nil where run.phase.isTerminal && run.following == .none: self = .run(run.phase)
        default: return nil
        }
    }
}

extension Run {
    /// Whether its files are on their way.
    package var isBeingFetched: Bool {
        switch download {
        case .running, .retrying: true
        case .done, .failed, .cancelled, nil: false
        }
    }
}
