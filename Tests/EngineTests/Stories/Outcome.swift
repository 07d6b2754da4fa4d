import Domain
import QueueVictim

/// The outcome of a request when its process was killed at a moment and started again: a row of the table.
struct Outcome: Hashable, Sendable {
    let moment: Moment
    /// The faults with which it comes to this.
    let weathers: [Weather]
    /// What happened; nil where no request comes through that moment.
    let end: End?

    struct End: Hashable, Sendable {
        /// The POSTs that came to the server, of all that the user has confirmed.
        let posts: Int
        /// The runs that the server counted.
        let runs: Int
        /// What the user sees of the last one that they have confirmed.
        let sight: Sight
        /// The states that this one came to.
        let journal: [RequestState]
    }
}

extension Outcome {
    /// The row on the page, in words.
    var words: String {
        let named = Weather.allCases.filter(weathers.contains).map { "`\($0.rawValue)`" }.joined(separator: "; ")
        let faults = weathers == Weather.allCases ? "any" : end == nil ? "any other" : named
        let cells =
            end.map { [$0.server, $0.sight.words, $0.states] }
            ?? ["–", "it does not come to this", "–"]
        return "| \(moment.rawValue) | \(faults) | \(cells.joined(separator: " | ")) |"
    }
}

extension Outcome.End {
    fileprivate var states: String {
        journal.isEmpty ? "–" : journal.map(\.rawValue).joined(separator: " → ")
    }

    fileprivate var server: String { "\(posts) sent, \(runs) counted" }
}

extension Sight {
    fileprivate var words: String {
        switch self {
        case .nothing: "no row: it was never sent"
        case .waiting(.held): "in line, held"
        case .waiting: "in line, with the moment at which it goes on"
        case .run: "the run"
        case .refused: "refused, nothing spent"
        case .asked(0, let evidence): "asked: no run can be it, \(evidence.words)"
        case .asked(let count, let evidence): "asked: \(count) runs can be it, \(evidence.words)"
        case .unknown: "of unknown outcome, let be"
        }
    }
}

extension OutcomeQuestion.BalanceEvidence {
    fileprivate var words: String {
        switch self {
        case .spent: "the quota was used"
        case .unspent: "the quota was not used"
        case .inconclusive: "the quota does not tell"
        }
    }
}
