package import Domain

/// A service's acceptance of a request.
package struct RunAcceptance: Hashable, Sendable {
    /// The service's id of the run.
    package var remoteID: String
    package var phase: Phase
    /// The cost in credits (Antekirt).
    package var creditsUsed: Int?
    /// The balance afterwards, in credits (Antekirt).
    package var creditsRemaining: Int?
    /// The time of acceptance by the service's clock.
    package var serverDate: Timestamp?

    /// Creates an acceptance.
    package init(
        remoteID: String, phase: Phase, creditsUsed: Int? = nil, creditsRemaining: Int? = nil,
        serverDate: Timestamp? = nil
    ) {
        self.remoteID = remoteID
        self.phase = phase
        self.creditsUsed = creditsUsed
        self.creditsRemaining = creditsRemaining
        self.serverDate = serverDate
    }
}
