import JSON
import Domain

/// The responses that faults give in place of the services.
extension World {
    /// The response in place of the service's, for any request.
    func interception(of service: SimulatedService) -> Reply? {
        if faults.contains(.htmlError) { return .page(502, html: GatewayPages.badGateway) }
        if faults.contains(.notJSON) { return .page(200, html: GatewayPages.login) }
        if faults.contains(.redirect) {
            let status = turn(of: .redirect).isMultiple(of: 2) ? 302 : 307
            return .raw(status, headers: ["Location": options.redirectTarget], [])
        }
        if faults.contains(.error500) { return internalError(service) }
        if faults.contains(.unknownCode) {
            let status = turn(of: .unknownCode).isMultiple(of: 2) ? 409 : 418
            return service == .artinstring
                ? .json(status, ["error": "wrong_moon", "phase": "waning"])
                : Self.refusal(status, "The moon is wrong")
        }
        return nil
    }

    /// The response to a GET that is refused.
    func refusedRead(_ route: Route) -> Reply? {
        if faults.contains(.retryAfter) {
            let headers = ["Retry-After": HTTPDate.text(now + .seconds(40))]
            return route.service == .artinstring
                ? .json(429, ["error": "rate_limited", "retryAfterSeconds": 7], headers: headers)
                : Self.tooManyRequests(headers)
        }
        if route.isPoll, faults.contains(.poll500), turn(of: .poll500).isMultiple(of: 3) {
            return internalError(route.service)
        }
        return nil
    }

    /// The response to a POST that is not recorded.
    func refusedSubmission(_ route: Route) -> Reply? {
        if faults.contains(.cutBeforeAccept) { return .cut }
        if faults.contains(.error503Uncharged) { return Self.serviceUnavailable(route.service) }
        if faults.contains(.rateLimited) {
            let headers = ["Retry-After": "30"]
            return route == .enqueueRun
                ? .json(429, ["error": "rate_limited", "retryAfterSeconds": 30], headers: headers)
                : Self.tooManyRequests(headers)
        }
        return nil
    }

    /// The response to a recorded POST, in place of the service's.
    func lostReply(_ route: Route) -> Reply? {
        if faults.contains(.cutAfterAccept) { return .cut }
        if faults.contains(.acceptThen503) { return Self.serviceUnavailable(route.service) }
        if faults.contains(.gatewayTimeout) { return .page(504, html: GatewayPages.timeout) }
        if faults.contains(.acceptWithoutID) {
            return route == .enqueueRun ? .json(200, ["status": "queued"]) : .json(202, ["status": "processing"])
        }
        return nil
    }

    /// The response for an output file that no longer exists.
    func missingFile() -> Reply? {
        guard faults.contains(.gone) else { return nil }
        let statuses = [410, 403, 404]
        return .page(statuses[turn(of: .gone) % statuses.count], html: GatewayPages.gone)
    }

    /// `GET /api/runs/:id/stream`
    func stream(_ id: String) -> Reply {
        if faults.contains(.streamRefused) {
            return turn(of: .streamRefused).isMultiple(of: 2)
                ? .json(404, ["error": "not_found"]) : internalError(.artinstring)
        }
        guard runs.run(id) != nil else { return .json(404, ["error": "not_found"]) }
        if faults.contains(.streamWrongType) { return run(id) }
        let behaviors: [(Fault, StreamBehavior)] = [
            (.streamHang, .hang), (.streamGarbage, .garbage), (.streamJSONError, .jsonError),
            (.streamComments, .comments), (.streamSilentEnd, .silentEnd), (.streamIDs, .numbered), (.streamDrop, .drop),
        ]
        return .stream(run: id, behaviors.first { faults.contains($0.0) }?.1 ?? .normal)
    }

    private func internalError(_ service: SimulatedService) -> Reply {
        service == .artinstring
            ? .json(500, ["error": "internal_error"]) : Self.refusal(500, "Internal server error")
    }

    private static func serviceUnavailable(_ service: SimulatedService) -> Reply {
        service == .artinstring
            ? .json(503, ["error": "service_unavailable"]) : refusal(503, "Service unavailable")
    }

    private static func tooManyRequests(_ headers: [String: String]) -> Reply {
        .json(429, ["messages": [["type": "ERROR", "message": "Too many requests"]]], headers: headers)
    }
}
