import ArtClient
import Credentials
import Domain

/// A service's token and the only origin that it is sent to.
struct BoundCredential: Sendable {
    let service: Service
    let secret: Secret
    let origin: Origin

    /// The reason why a variable is not a usable address.
    struct AddressProblem: Error, CustomStringConvertible {
        let description: String
    }

    init(service: Service, secret: Secret, origin: Origin) {
        self.service = service
        self.secret = secret
        self.origin = origin
    }

    /// Binds a token to the service's public origin, or to the one in `EASEL_ARTINSTRING_URL` or `EASEL_ANTEKIRT_URL`.
    ///
    /// - Throws: `AddressProblem` where the variable is not an origin.
    init(service: Service, secret: Secret, environment: [String: String]) throws(AddressProblem) {
        let (address, standard): (String, Origin) =
            switch service {
            case .artinstring: ("EASEL_ARTINSTRING_URL", .artinstring)
            case .antekirt: ("EASEL_ANTEKIRT_URL", .antekirt)
            }
        var origin = standard
        if let text = environment[address], !text.isEmpty {
            do throws(OriginError) { origin = try Origin(text) } catch {
                throw AddressProblem(description: "\(address): \(error).")
            }
        }
        self.init(service: service, secret: secret, origin: origin)
    }
}
