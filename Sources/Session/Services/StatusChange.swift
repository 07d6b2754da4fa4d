package import Domain

/// A change of a service's status.
package struct StatusChange: Hashable, Sendable {
    package let service: Service
    package let before: ServiceStatus
    package let after: ServiceStatus

    package init(service: Service, before: ServiceStatus, after: ServiceStatus) {
        self.service = service
        self.before = before
        self.after = after
    }

    /// The failure that it brings; nil where there is none, or one of the same cause was there before.
    package var newFailure: Failure? { after.failure.flatMap { before.failure?.cause == $0.cause ? nil : $0 } }

    /// True where the service answers after it had failed.
    package var isRecovery: Bool { after == .live && before.failure != nil }
}

extension Wording {
    /// Says that `service` answers after it had failed.
    package static func recovery(of service: Service) -> String { "\(service.name) is back online." }
}
