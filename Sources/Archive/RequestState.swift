package import Domain

/// How far a request that spends has come, as the archive holds it.
package enum RequestState: String, CaseIterable, Hashable, Sendable {
    /// On disk; nothing has been sent.
    case prepared
    /// Its first byte may have left.
    case sending
    /// The service has made a run of it.
    case accepted
    /// The service or this machine has refused it: it costs nothing.
    case rejected
    /// Sent, but whether it arrived and cost something is not known.
    case unknown

    /// The states from which a request may come into this one.
    ///
    /// Nothing leads back to `sending`: that is what keeps a request from being sent twice.
    package var predecessors: Set<RequestState> {
        switch self {
        case .prepared: []
        case .sending: [.prepared]
        case .accepted, .rejected: [.prepared, .sending, .unknown]
        case .unknown: [.sending]
        }
    }

    /// Whether what became of the request is still open.
    package var isUnsettled: Bool { self == .sending || self == .unknown || self == .prepared }
}

/// A request with what became of it.
package struct RequestRecord: Hashable, Sendable {
    package let request: Request
    package let state: RequestState
    /// The service's id of the run, once it is known.
    package let remoteID: String?
    /// Why it was rejected or is unknown.
    package let failure: Failure?
    /// When the state was last written.
    package let updatedAt: Timestamp

    package init(
        request: Request, state: RequestState, remoteID: String? = nil, failure: Failure? = nil, updatedAt: Timestamp
    ) {
        self.request = request
        self.state = state
        self.remoteID = remoteID
        self.failure = failure
        self.updatedAt = updatedAt
    }
}
