import Domain

/// An answer that a service gave with a 2xx status and a JSON body.
struct ServiceAnswer: Sendable {
    let json: JSON
    let headers: HeaderFields

    /// The moment the service says it is.
    var serverDate: Timestamp? { headers["date"].flatMap { Timestamp(httpDate: $0) } }
}
