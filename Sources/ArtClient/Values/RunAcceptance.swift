package import Domain

/// A service's word that it has taken a request.
package struct RunAcceptance: Hashable, Sendable {
    /// The service's id of the run.
    package var remoteID: String
    package var phase: Phase
    /// What it cost (Antekirt).
    package var creditsUsed: Int?
    /// What is left after it (Antekirt).
    package var creditsRemaining: Int?
    /// The moment of acceptance by the service's clock.
    package var serverDate: Timestamp?

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
