import ArtClient
import Domain
import JSON

/// The name that a service has for a run, in either case: services spell UUIDs in both.
struct RemoteID: Hashable, Sendable {
    let service: Service
    private let folded: JSONName

    init(service: Service, value: String) {
        self.service = service
        folded = JSONName(UUIDText.folded(value))
    }
}
