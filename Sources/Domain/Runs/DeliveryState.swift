/// The state of a request that is not a run yet.
package enum DeliveryState: Hashable, Sendable {
    /// In the send queue; nothing has been sent.
    case waiting(Waiting)
    /// Being sent; the response has not arrived.
    case sending
    /// Sent with an unknown outcome; the service's lists are searched for the run.
    case searching
    /// Sent, and the search was inconclusive: the user decides.
    case unconfirmed(OutcomeQuestion)
}

/// The reason for which a request waits in the send queue, and its place.
package struct Waiting: Hashable, Sendable {
    /// The reasons to wait.
    package enum Reason: Hashable, Sendable {
        /// Another request to the same service is being sent.
        case turn
        /// The service's rate limit (requests per minute) is reached.
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
        /// The user has paused it.
        case held
        /// Another Easel process sends the requests of this archive.
        case elsewhere
    }

    package var reason: Reason
    /// The moment at which it proceeds by itself; nil where unknown.
    package var until: Timestamp?
    /// The place in the queue, from 1.
    package var position: Int

    /// Creates the wait of a request.
    package init(_ reason: Reason, until: Timestamp? = nil, position: Int) {
        self.reason = reason
        self.until = until
        self.position = position
    }
}

/// The question to the user about a request whose outcome could not be determined, with the facts known about it.
package struct OutcomeQuestion: Hashable, Sendable {
    /// A run at the service that the request may have become.
    package struct Candidate: Hashable, Sendable {
        package var remoteID: String
        package var title: String?
        package var createdAt: Timestamp?
        package var phase: Phase?

        /// Creates a candidate.
        package init(remoteID: String, title: String? = nil, createdAt: Timestamp? = nil, phase: Phase? = nil) {
            self.remoteID = remoteID
            self.title = title
            self.createdAt = createdAt
            self.phase = phase
        }
    }

    /// The evidence of the account's quota or balance.
    package enum BalanceEvidence: Hashable, Sendable {
        /// It has decreased by the request's cost, as if the request had been accepted.
        case spent
        /// It is unchanged.
        case unspent
        /// It was not read, or something else spends from the same account.
        case inconclusive
    }

    /// The completeness of the lists in which the run would be.
    package enum Lookup: Hashable, Sendable {
        /// Read completely: a run that is not among the candidates does not exist.
        case whole
        /// Read in part, for the reason given: the absence of candidates proves nothing.
        case partial(String)
        /// Not read, for the reason given: the absence of candidates proves nothing. Easel searches again as soon as
        /// the service responds.
        case failed(Failure)
    }

    /// The matching runs, newest first. Where there are none and `lookup` is whole, the request became no run.
    package var candidates: [Candidate]
    package var evidence: BalanceEvidence
    package var lookup: Lookup

    /// Creates a question.
    package init(candidates: [Candidate] = [], evidence: BalanceEvidence = .inconclusive, lookup: Lookup = .whole) {
        self.candidates = candidates
        self.evidence = evidence
        self.lookup = lookup
    }
}

/// The user's answer to an `OutcomeQuestion`.
package enum Resolution: Hashable, Sendable {
    /// The request is this run at the service.
    case adopt(remoteID: String)
    /// Send it again, as a new request that may cost the same once more.
    case sendAgain(RequestID)
    /// Dismiss the question.
    case dismiss
}
