package import Domain

/// Something that happened to a request, with what is to be written of it.
package struct RequestTransition: Hashable, Sendable {
    package var request: RequestID
    package var event: RequestState.Event
    /// The service's id of the run, where it is known now and is no other run's as well.
    package var remoteID: String?
    /// Why it was refused or is unknown; nil takes away what was written before.
    package var failure: Failure?
    /// What is known as it leaves, with `send`.
    package var snapshot: SendSnapshot?
    /// What the user is asked from now on, with `findNone` and `findSeveral`.
    package var question: OutcomeQuestion?
    /// The run as it is afterwards, written in the same transaction.
    package var run: Run?
    /// When it happened, by our clock.
    package var moment: Timestamp

    package init(
        _ request: RequestID, _ event: RequestState.Event, remoteID: String? = nil, failure: Failure? = nil,
        snapshot: SendSnapshot? = nil, question: OutcomeQuestion? = nil, run: Run? = nil, at moment: Timestamp
    ) {
        self.request = request
        self.event = event
        self.remoteID = remoteID
        self.failure = failure
        self.snapshot = snapshot
        self.question = question
        self.run = run
        self.moment = moment
    }
}

/// A line of the journal: a state that a request came to.
package struct JournalEntry: Hashable, Sendable {
    package let state: RequestState
    package let at: Timestamp
    /// Why, in words; nil where the state says it all.
    package let detail: String?
}
