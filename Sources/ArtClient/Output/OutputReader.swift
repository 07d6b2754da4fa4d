/// A file that a run made.
package struct OutputBytes: Hashable, Sendable {
    package var bytes: [UInt8]
    /// The type that the server gave, verbatim. Untrusted text.
    package var contentType: String?

    package init(bytes: [UInt8], contentType: String? = nil) {
        self.bytes = bytes
        self.contentType = contentType
    }
}

/// Reads the files that runs made, from wherever a service put them, with no credential of any kind.
///
/// The addresses come from outside, so they are not trusted: https only, at most five redirects, and no host whose
/// spelling points into a private network. A public name that resolves to a private address is not noticed.
package struct OutputReader: Sendable {
    private let transport: any Transport
    private let allowsLoopback: Bool

    /// How many redirects are followed.
    package static let redirectLimit = 5

    /// - Parameters:
    ///   - transport: Carries the requests.
    ///   - allowsLoopback: Whether files on this machine may be read, by http too; for the simulator.
    package init(transport: any Transport, allowsLoopback: Bool) {
        self.transport = transport
        self.allowsLoopback = allowsLoopback
    }

    /// Reads the file at `url`, once.
    ///
    /// - Parameter limit: The most bytes to read.
    /// - Throws: `ClientError`: `unsafeAddress`, `tooLarge`, `notFound` when the file is gone (404, 410) or its
    ///   address no longer valid (403), `unreachable` or `unavailable`.
    package func read(_ url: String, limit: Int) async throws(ClientError) -> OutputBytes {
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

    private func check(_ address: WebAddress?) throws(ClientError) -> WebAddress {
        guard let address else { throw unsafe("it is no http or https address") }
        switch address.hostAddress {
        case .loopback:
            guard allowsLoopback else { throw unsafe("it points at this machine") }
        case .internalNetwork:
            throw unsafe("it points into a private network")
        case .publicNetwork:
            guard address.scheme == .https else { throw unsafe("it is not https") }
        }
        return address
    }

    private func unsafe(_ reason: String) -> ClientError {
        ClientError(.unsafeAddress(reason: reason), service: nil)
    }
}
