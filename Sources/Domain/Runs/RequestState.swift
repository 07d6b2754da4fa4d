/// How far a request that spends has come.
///
/// `prepared → sending → accepted | rejected | unknown → searching → adopted | absent | undecided`, and from the last
/// two, by the user's decision, `adopted`, `replaced` or `dismissed`. One way leads back: `requeue`, from `sending` to
/// `prepared`, and only when it is proven that the service did no work. From a state in which it may have, nothing
/// leads to `sending`: that is what keeps a request from being paid twice.
package enum RequestState: String, CaseIterable, Hashable, Sendable {
    /// On disk; nothing has been sent. It may wait in line.
    case prepared
    /// Its first byte may have left.
    case sending
    /// The service has made a run of it.
    case accepted
    /// The service or this machine has refused it: it costs nothing.
    case rejected
    /// Taken back by the user before it was sent.
    case withdrawn
    /// Sent, but whether it arrived and cost something is not known.
    case unknown
    /// Unknown, and the service's own lists are being read for it.
    case searching
    /// Unknown once, and found to be a run of the service's.
    case adopted
    /// Unknown, and no run of the service's can be it.
    case absent
    /// Unknown, and more than one run can be it, or it cannot be told whose a run is.
    case undecided
    /// Absent or undecided, and sent again by the user as another request.
    case replaced
    /// Absent or undecided, and left at that by the user.
    case dismissed

    /// What can happen to a request.
    package enum Event: CaseIterable, Hashable, Sendable {
        /// Its bytes are about to leave.
        case send
        /// The service has told which run it has become.
        case accept
        /// It is proven that it costs nothing.
        case refuse
        /// It is proven that it did not reach the service, or was turned away before any work (no connection came
        /// about, or the service's documented `rate_limited`): it waits in line again. What may have arrived is
        /// `loseResponse`, whatever the answer was.
        case requeue
        /// The user takes it back.
        case withdraw
        /// It may have arrived; no answer tells.
        case loseResponse
        /// Easel was started anew.
        case restart
        /// The service's lists are read for it.
        case search
        /// Exactly one run fits, or the user has said which one it is.
        case adopt
        /// No run fits, as long as one could still appear.
        case findNone
        /// More than one fits.
        case findSeveral
        /// The user sends it again as another request.
        case replace
        /// The user lets it be.
        case dismiss
    }

    /// The state after `event`; nil where the event cannot happen in this state.
    package func after(_ event: Event) -> RequestState? {
        switch (self, event) {
        case (.prepared, .send): .sending
        // From `searching` where the service has said that it could not take it, and its list agrees.
        case (.prepared, .refuse), (.sending, .refuse), (.searching, .refuse): .rejected
        case (.sending, .requeue): .prepared
        case (.prepared, .withdraw): .withdrawn
        case (.prepared, .restart): .prepared
        case (.sending, .accept): .accepted
        case (.sending, .loseResponse), (.sending, .restart): .unknown
        case (.unknown, .search), (.absent, .search), (.undecided, .search): .searching
        case (.unknown, .restart), (.searching, .restart): .unknown
        case (.unknown, .adopt), (.searching, .adopt), (.absent, .adopt), (.undecided, .adopt): .adopted
        case (.searching, .findNone): .absent
        case (.searching, .findSeveral): .undecided
        case (.absent, .replace), (.undecided, .replace): .replaced
        case (.absent, .dismiss), (.undecided, .dismiss): .dismissed
        case (_, .restart): self
        default: nil
        }
    }

    /// The states that lead into this one.
    package var predecessors: Set<RequestState> {
        Set(Self.allCases.filter { state in Event.allCases.contains { state.after($0) == self } && state != self })
    }

    /// Whether what became of the request is still open, to Easel or to the user.
    package var isUnsettled: Bool {
        switch self {
        case .prepared, .sending, .unknown, .searching, .absent, .undecided: true
        case .accepted, .rejected, .withdrawn, .adopted, .replaced, .dismissed: false
        }
    }

    /// Whether it has spent, or may have: what is not known counts as spent.
    package var maySpend: Bool {
        switch self {
        case .prepared, .rejected, .withdrawn: false
        case .sending, .accepted, .unknown, .searching, .adopted, .absent, .undecided, .replaced, .dismissed: true
        }
    }
}

/// A request with what became of it.
package struct RequestRecord: Hashable, Sendable {
    package let request: Request
    package var state: RequestState
    /// The service's id of the run, once it is known; nil for a conversion, which has none that is its alone.
    package var remoteID: String?
    /// Why it was rejected or is unknown.
    package var failure: Failure?
    /// Whether the user holds it back in line.
    package var isHeld: Bool
    /// Whether the user was asked about its price, repetition or budget, and wants it.
    package var isConfirmed: Bool
    /// What was known when it left; nil before.
    package var snapshot: SendSnapshot?
    /// What the user is asked about it; nil where they are not.
    package var question: OutcomeQuestion?
    /// When the state was last written, by our clock.
    package var updatedAt: Timestamp

    /// The id that the service is asked for the run by, once it is one.
    package var runRemoteID: String? {
        state == .accepted || state == .adopted ? request.generationID ?? remoteID : remoteID
    }

    package init(
        request: Request, state: RequestState, remoteID: String? = nil, failure: Failure? = nil, isHeld: Bool = false,
        isConfirmed: Bool = false, snapshot: SendSnapshot? = nil, question: OutcomeQuestion? = nil, updatedAt: Timestamp
    ) {
        self.request = request
        self.state = state
        self.remoteID = remoteID
        self.failure = failure
        self.isHeld = isHeld
        self.isConfirmed = isConfirmed
        self.snapshot = snapshot
        self.question = question
        self.updatedAt = updatedAt
    }
}
