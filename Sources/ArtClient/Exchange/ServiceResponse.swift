import JSON
import Domain

/// A 2xx response with a JSON body.
struct ServiceResponse: Sendable {
    let json: JSON
    let headers: HeaderFields
    /// The parts left out of `json`, because they were over a limit or not JSON.
    let omissions: [JSONPage.Omission]

    init(json: JSON, headers: HeaderFields, omissions: [JSONPage.Omission] = []) {
        self.json = json
        self.headers = headers
        self.omissions = omissions
    }

    /// The time of the response by the service's clock.
    var serverDate: Timestamp? { headers["date"].flatMap { Timestamp(httpDate: $0) } }
}
