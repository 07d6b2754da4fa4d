import JSON
import Domain

/// An answer that a service gave with a 2xx status and a JSON body.
struct ServiceResponse: Sendable {
    let json: JSON
    let headers: HeaderFields
    /// What was left out of `json`, since it was over a bound or no JSON.
    let omissions: [JSONPage.Omission]

    init(json: JSON, headers: HeaderFields, omissions: [JSONPage.Omission] = []) {
        self.json = json
        self.headers = headers
        self.omissions = omissions
    }

    /// The moment the service says it is.
    var serverDate: Timestamp? { headers["date"].flatMap { Timestamp(httpDate: $0) } }
}
