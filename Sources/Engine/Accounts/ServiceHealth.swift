import ArtClient
import Domain

/// Decides how it stands with a service by how each part of it answered last.
///
/// One part that is down takes nothing away from the others: the service is offline when it cannot be reached, or when
/// no part of it answers.
struct ServiceHealth: Hashable, Sendable {
    private(set) var status: ServiceStatus
    /// The parts that answered when they were asked last.
    private var answering: Set<ServicePart> = []
    /// The parts that did not, and why.
    private var failing: [ServicePart: Failure] = [:]

    init(_ status: ServiceStatus) { self.status = status }

    /// Indicates whether `part` did not answer when it was asked last.
    func isFailing(_ part: ServicePart) -> Bool { failing[part] != nil }

    mutating func answered(_ part: ServicePart) {
        failing[part] = nil
        answering.insert(part)
        status = .live
    }

    /// A call has failed. Only failures that say something of the service's being there change its status: a run that
    /// is not found does not, but shows that somebody is there.
    mutating func failed(_ part: ServicePart, _ error: ClientError) {
        switch error.kind {
        case .cancelled: return
        case .notAuthorized:
            status = .unauthorized(error.failure)
        case .unreachable:
            note(part, error.failure)
            // Nothing that answered before can be relied upon.
            answering = []
            status = .offline(error.failure)
        case _ where error.isOutage:
            note(part, error.failure)
            // Before the first answer the other parts are yet to be asked: `judge()`.
            guard status != .connecting else { return }
            judge(otherwise: error.failure)
        default:
            failing[part] = nil
            answering.insert(part)
            if status == .connecting { status = .live }
        }
    }

    /// All parts have been asked: where none has answered, the service is offline.
    mutating func judge() {
        guard let failure = ServicePart.allCases.compactMap({ failing[$0] }).first else { return }
        judge(otherwise: failure)
    }

    private mutating func judge(otherwise failure: Failure) {
        if case .unauthorized = status { return }
        // That a single run could be read says little of what is read for all of them.
        if answering.isEmpty || answering == [.call] && failing.count > 1 { status = .offline(failure) }
    }

    private mutating func note(_ part: ServicePart, _ failure: Failure) {
        answering.remove(part)
        failing[part] = failure
    }
}
