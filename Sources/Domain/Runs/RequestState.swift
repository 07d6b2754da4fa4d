/// The state of a request that costs something, as the archive stores it.
///
/// `prepared → sending → accepted | rejected | unknown → searching → adopted | absent | undecided`, and from the last
/// two, by the user's decision, `adopted`, `replaced` or `dismissed`. One event leads back: `requeue`, from `sending`
/// to `prepared`, and only where it is proven that the service did no work. From a state in which the service may have
/// done work, no event leads to `sending`: that keeps a request from being paid twice.
package enum RequestState: String, CaseIterable, Hashable, Sendable {
    /// On disk; nothing has been sent. It may wait in the send queue.
    case prepared
    /// Its first byte may have been sent.
    case sending
    /// The service has accepted it as a run.
    case accepted
    /// The service or this machine has rejected it: it costs nothing.
    case rejected
    /// Canceled by the user before it was sent.
    case withdrawn
    /// Sent; it is unknown whether it arrived and cost something.
    case unknown
    /// Unknown, and the service's lists are searched for its run.
    case searching
    /// Unknown once, and then identified with a run at the service.
    case adopted
    /// Unknown, and no run at the service matches.
    case absent
    /// Unknown, and more than one run matches, or a match may belong to another request.
    case undecided
    /// Absent or undecided, and sent again by the user as a new request.
    case replaced
    /// Absent or undecided, and dismissed by the user.
    case dismissed

    /// The events of a request.
    package enum Event: CaseIterable, Hashable, Sendable {
        /// Its bytes are about to be sent.
        case send
        /// The service has named its run.
        case accept
        /// Proven to cost nothing.
        case refuse
        /// Proven not to have reached the service, or to have been turned away before any work (no connection, or the
        /// service's documented `rate_limited`): it waits in the send queue again. Where it may have arrived, the event
        /// is `loseResponse`, whatever the response was.
        case requeue
        /// The user cancels it.
        case withdraw
        /// It may have arrived; no response tells.
        case loseResponse
        /// Easel was restarted.
        case restart
        /// The search of the service's lists begins.
        case search
        /// Exactly one run matches, or the user has chosen one.
        case adopt
        /// No run matches, for as long as one could appear.
        case findNone
        /// More than one run matches.
        case findSeveral
        /// The user sends it again as a new request.
        case replace
        /// The user dismisses the question.
        case dismiss
    }

    /// Returns the state after `event`; nil where the event cannot happen in this state.
    package func after(_ event: Event) -> RequestState? {
        switch (self, event) {
        case (.prepared, .send): .sending
        // From `searching` where the service has said that it could not accept it, and its list agrees.
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

    /// True if the outcome of the request is still open, to Easel or to the user.
    package var isUnsettled: Bool {
        switch self {
        case .prepared, .sending, .unknown, .searching, .absent, .undecided: true
        case .accepted, .rejected, .withdrawn, .adopted, .replaced, .dismissed: false
        }
    }

    /// True if it has cost something, or may have: unknown counts as spent.
    package var maySpend: Bool {
        switch self {
        case .prepared, .rejected, .withdrawn: false
        case .sending, .accepted, .unknown, .searching, .adopted, .absent, .undecided, .replaced, .dismissed: true
        }
    }
}

/// A request with its state, as the archive stores it.
package struct RequestRecord: Hashable, Sendable {
    package let request: Request
    package var state: RequestState
    /// The service's id of the run, once known; nil for a conversion, which has no id of its own.
    package var remoteID: String?
    /// The reason for a rejection or an unknown outcome.
    package var failure: Failure?
    /// True if the user has paused it.
    package var isHeld: Bool
    /// True if the user has confirmed its price, repetition or budget overrun.
    package var isConfirmed: Bool
    /// The facts known when it was sent; nil before.
    package var snapshot: SendSnapshot?
    /// The open question to the user; nil where there is none.
    package var question: OutcomeQuestion?
    /// The moment of the last state change, by this machine's clock.
    package var updatedAt: Timestamp

    /// The id under which the service serves the run, once it is one.
    package var runRemoteID: String? {
        state == .accepted || state == .adopted ? request.generationID ?? remoteID : remoteID
    }

    /// Creates a record.
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
