package import Domain

/// A transition of a request, with what is saved along with it.
package struct RequestTransition: Hashable, Sendable {
    package var request: RequestID
    package var event: RequestState.Event
    /// The service's id of the run, where it is known and belongs to no other run.
    package var remoteID: String?
    /// The reason of a refusal or an unknown outcome; nil deletes an earlier one.
    package var failure: Failure?
    /// The state of the account and the runs at sending, with `send`.
    package var snapshot: SendSnapshot?
    /// The question to the user, with `findNone` and `findSeveral`.
    package var question: OutcomeQuestion?
    /// The run after the transition, saved in the same transaction.
    package var run: Run?
    /// The moment of the transition, by the local clock.
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

/// An entry of the journal: a state that a request reached.
package struct JournalEntry: Hashable, Sendable {
    package let state: RequestState
    package let at: Timestamp
    /// The reason, in words; nil where the state says it all.
    package let detail: String?
}
