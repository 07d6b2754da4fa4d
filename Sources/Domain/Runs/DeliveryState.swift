/// What still stands between a request and a run.
package enum DeliveryState: Hashable, Sendable {
    /// In line; nothing has been sent.
    case waiting(Waiting)
    /// On its way; the answer is awaited.
    case sending
    /// Sent, the outcome is unknown, and the service's lists are being read for it.
    case searching
    /// It could not be told what became of it: the user decides.
    case unconfirmed(OutcomeQuestion)
}

/// Why a request waits in line, and for how long.
package struct Waiting: Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// Another request of the account is being sent.
        case turn
        /// The service takes only so many in a minute.
        case pace
        /// The quota of its modality is used up.
        case quota
        /// The balance is too low.
        case credits
        /// The service cannot be reached.
        case offline
        /// The service does not accept the token.
        case unauthorized
        /// The user's own budget is used up.
        case budget
        /// The user holds it back.
        case held
        /// Another Easel sends for this archive.
        case elsewhere
    }

    package var reason: Reason
    /// When it goes on by itself; nil where that is not known.
    package var until: Timestamp?
    /// Its place in line, from 1.
    package var position: Int

    package init(_ reason: Reason, until: Timestamp? = nil, position: Int) {
        self.reason = reason
        self.until = until
        self.position = position
    }
}

/// What the user is asked about a request whose outcome could not be told.
package struct OutcomeQuestion: Hashable, Sendable {
    /// A run of the service's that the request may have become.
    package struct Candidate: Hashable, Sendable {
        package var remoteID: String
        package var title: String?
        package var createdAt: Timestamp?
        package var phase: Phase?

        package init(remoteID: String, title: String? = nil, createdAt: Timestamp? = nil, phase: Phase? = nil) {
            self.remoteID = remoteID
            self.title = title
            self.createdAt = createdAt
            self.phase = phase
        }
    }

    /// What the account's quota or balance says.
    package enum BalanceEvidence: Hashable, Sendable {
        /// Less is left, as if it had been accepted.
        case spent
        /// As much is left as before.
        case unspent
        /// It was not read, or others spend from the same account.
        case inconclusive
    }

    /// How much was read of that in which the run would be.
    package enum Lookup: Hashable, Sendable {
        /// All of it: a run that is not among the candidates is not there.
        case whole
        /// Not all of it, for the reason given: that there are no candidates proves nothing.
        case partial(String)
        /// Nothing of it, for the reason given: that there are no candidates proves nothing. Easel looks again as soon
        /// as the service answers.
        case failed(Failure)
    }

    /// Newest first; where none and `lookup` is whole, no run can be it.
    package var candidates: [Candidate]
    package var evidence: BalanceEvidence
    package var lookup: Lookup

    package init(candidates: [Candidate] = [], evidence: BalanceEvidence = .inconclusive, lookup: Lookup = .whole) {
        self.candidates = candidates
        self.evidence = evidence
        self.lookup = lookup
    }
}

/// The user's answer to an `OutcomeQuestion`.
package enum Resolution: Hashable, Sendable {
    /// It is this run of the service's.
    case adopt(remoteID: String)
    /// Send it again, as a request of its own that may cost as much once more.
    case sendAgain(RequestID)
    /// Leave it as it is.
    case dismiss
}
