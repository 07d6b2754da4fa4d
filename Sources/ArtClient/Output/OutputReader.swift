/// Reads the files that runs made, from wherever a service put them, with no credential of any kind.
///
/// The addresses come from outside, so they are not trusted: https only, at most five redirects, each checked like
/// the first, and no host whose spelling points into a private network. What a name resolves to is the transport's
/// to check, and `OutputTransport` does.
package struct OutputReader: Sendable {
    private let transport: any Transport
    private let rule: OutputRule

    /// How many redirects are followed.
    package static let redirectLimit = 5

    /// A reader over real sockets, which checks what every name resolves to.
    ///
    /// - Parameters:
    ///   - proxies: Which hosts are reached through which proxy.
    ///   - allowsLoopback: Whether files on this machine may be read, by http too; for the simulator.
    package init(proxies: ProxySettings = .none, allowsLoopback: Bool = false) {
        self.init(
            transport: OutputTransport(proxies: proxies, allowsLoopback: allowsLoopback),
            allowsLoopback: allowsLoopback)
    }

    /// A reader over a transport of the caller's, for tests: what a name resolves to is that one's to check.
    package init(transport: any Transport, allowsLoopback: Bool) {
        self.transport = transport
        rule = OutputRule(allowsLoopback: allowsLoopback)
    }

    /// Reads the file at `url`, once; one that is written out in a `data:` address is decoded here.
    ///
    /// - Parameter limit: The most bytes to read.
    /// - Throws: `ClientError`: `unsafeAddress`, `tooLarge`, `notFound` when the file is gone (404, 410) or its
    ///   address no longer valid (403), `unreachable` or `unavailable`.
    package func read(_ url: String, limit: Int) async throws(ClientError) -> OutputBytes {
        if DataAddress.matches(url) { return try decode(url, limit: limit) }
        var address = try check(WebAddress(url))
        for _ in 0...Self.redirectLimit {
            let response: TransportResponse
            do {
                response = try await transport.send(
                    TransportRequest(
                        .get, url: address.text, headers: [("Accept-Encoding", "identity"), ("User-Agent", "easel")],
                        bodyLimit: limit))
            } catch {
                throw ClientError(transport: error, service: nil, isSpending: false)
            }
            let status = response.status
            switch status {
            case 200:
                return OutputBytes(bytes: response.body, contentType: response.headers["content-type"])
            case 301, 302, 303, 307, 308:
                address = try check(response.headers["location"].flatMap { address.resolving($0) })
            case 403, 404, 410:
                throw ClientError(.notFound, service: nil, status: status)
            default:
                throw ClientError(
                    .unavailable(reason: "the server answered \(status)"), service: nil, status: status)
            }
        }
        throw ClientError(.unsafeAddress(reason: "it is redirected again and again"), service: nil)
    }

    private func decode(_ url: String, limit: Int) throws(ClientError) -> OutputBytes {
        do {
            let data = try DataAddress(url, limit: limit)
            return OutputBytes(bytes: data.bytes, contentType: data.mediaType)
        } catch {
            switch error {
            case .tooLarge: throw ClientError(.tooLarge, service: nil)
            case .malformed:
                throw ClientError(.malformedAnswer(reason: "the data: address cannot be decoded"), service: nil)
            }
        }
    }

    private func check(_ address: WebAddress?) throws(ClientError) -> WebAddress {
        guard let address else { throw unsafe("it is no http or https address") }
        if let refusal = rule.refusal(of: address) { throw unsafe(refusal) }
        return address
    }

    private func unsafe(_ reason: String) -> ClientError {
        ClientError(.unsafeAddress(reason: reason), service: nil)
    }
}
