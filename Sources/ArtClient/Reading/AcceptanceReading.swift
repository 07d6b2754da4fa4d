import Domain

/// Parses the response to a request that spends.
enum AcceptanceReading {
    /// - `idNames`: The members that may hold the id, the documented one first.
    /// - `wrapper`: The object that may wrap the response.
    /// - Throws: `ClientError.Kind.outcomeUnknown` without an id: a 2xx without one may well have spent.
    static func read(
        _ answer: ServiceResponse, service: Service, idNames: [String], wrapper: String
    ) throws(ClientError) -> RunAcceptance {
        let json = answer.json
        let inner = json.unwrapped(wrapper)
        let ids = idNames.lazy.compactMap { json.id($0) ?? inner.id($0) }
        guard let id = ids.first else {
            throw ClientError(
                .outcomeUnknown(reason: "no run id in the response"), service: service, isSpending: true)
        }
        return RunAcceptance(
            remoteID: id, phase: (json.text("status") ?? inner.text("status")).flatMap { Phase(status: $0) } ?? .queued,
            creditsUsed: json.count("creditsUsed") ?? inner.count("creditsUsed"),
            creditsRemaining: json.whole("creditsRemaining") ?? inner.whole("creditsRemaining"),
            serverDate: answer.serverDate)
    }
}
