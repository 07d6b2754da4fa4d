import ArtClient
import Domain
import JSON

/// What a service calls a run, however it spells it: services spell UUIDs in either case.
struct RemoteID: Hashable, Sendable {
    let service: Service
    private let folded: JSONName

    init(service: Service, value: String) {
        self.service = service
        folded = JSONName(UUIDText.folded(value))
    }
}
