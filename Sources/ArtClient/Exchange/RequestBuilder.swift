import JSON
import Domain

/// Builds the requests of one service; the only place that adds its credential.
///
/// A request's address always begins with the origin, so the credential cannot go anywhere else.
struct RequestBuilder: Sendable {
    let origin: Origin
    /// The header field that carries the credential: `Authorization` or `x-api-key`.
    let credentialField: String
    /// The text before the credential in its field.
    let credentialPrefix: String
    let credential: Secret

    /// Builds a request for JSON.
    ///
    /// - Parameters:
    ///   - path: The segments of the path; each is percent-encoded.
    ///   - query: The names and values, in order; those without a value are left out.
    /// - Returns: nil when a segment is empty or a dot segment, which would change the path.
    func get(_ path: [String], query: [(String, String?)] = []) -> TransportRequest? {
        url(path, query).map {
            TransportRequest(
                .get, url: $0, headers: headers(accept: "application/json"), bodyLimit: TransportRequest.readBodyLimit)
        }
    }

    /// Builds a request for a stream of server-sent events.
    ///
    /// - `lastEventID`: The id at which an earlier connection ended (WHATWG HTML, section 9.2.4); must be valid
    ///   in a header field.
    func stream(_ path: [String], lastEventID: String?) -> TransportRequest? {
        var extra = [(name: "Cache-Control", value: "no-store")]
        if let lastEventID { extra.append(("Last-Event-ID", lastEventID)) }
        return url(path, []).map {
            TransportRequest(.get, url: $0, headers: headers(accept: "text/event-stream") + extra)
        }
    }

    /// Builds a request that spends.
    func post(_ path: [String], body: JSON, idempotencyKey: String?) -> TransportRequest? {
        var extra = [(name: "Content-Type", value: "application/json")]
        if let idempotencyKey, let key = Secret(idempotencyKey) {
            extra.append(("Idempotency-Key", key.reveal()))
        }
        return url(path, []).map {
            TransportRequest(
                .post, url: $0, headers: headers(accept: "application/json") + extra, body: Array(body.text.utf8))
        }
    }

    private func headers(accept: String) -> [(name: String, value: String)] {
        [
            ("Accept", accept), ("Accept-Encoding", accept == "text/event-stream" ? "identity" : "gzip"),
            ("User-Agent", "easel"),
            (credentialField, credentialPrefix + credential.reveal()),
        ]
    }

    private func url(_ path: [String], _ query: [(String, String?)]) -> String? {
        guard path.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return nil }
        let pairs = query.compactMap { name, value in
            value.map { PercentEncoding.component(name) + "=" + PercentEncoding.component($0) }
        }
        return origin.text + path.map { "/" + PercentEncoding.component($0) }.joined()
            + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }
}
