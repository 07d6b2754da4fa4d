import AsyncHTTPClient
package import NIOCore
package import NIOSSL

/// The transport for output files, which are on any host.
///
/// It has no credential or cookies, and connects only to checked addresses: it resolves a name, drops private
/// addresses, and connects to the very address that was checked, so that a second DNS answer cannot redirect it (DNS
/// rebinding). Through a proxy, which resolves the name itself, only the spelling of the host can be checked.
///
/// Files are requested without compression, which hardly helps images and videos; `OutputBody` decompresses what is
/// compressed anyway.
package final class OutputTransport: Transport {
    private let group: any EventLoopGroup
    private let times: TransportTimes
    private let proxies: ProxySettings
    private let rule: OutputRule
    private let resolver: HostResolver
    private let trustedRoots: [NIOSSLCertificate]

    /// The maximum number of addresses tried per host.
    static let attemptLimit = 4

    /// Creates a transport; it opens a connection for each exchange, and keeps none.
    ///
    /// - Parameters:
    ///   - eventLoopGroup: The threads to use; nil uses the process's shared ones.
    ///   - times: The timeouts; `file` is the limit for a complete response.
    ///   - proxies: The proxy settings.
    ///   - allowsLoopback: True to allow files on this machine, by http too; for the simulator.
    ///   - resolver: The name resolver; nil uses the system's.
    ///   - trustedRoots: Additional trusted certificates.
    package init(
        eventLoopGroup: (any EventLoopGroup)? = nil, times: TransportTimes = TransportTimes(),
        proxies: ProxySettings = .none, allowsLoopback: Bool, resolver: HostResolver? = nil,
        trustedRoots: [NIOSSLCertificate] = []
    ) {
        let group = eventLoopGroup ?? HTTPClient.defaultEventLoopGroup
        self.group = group
        self.times = times
        self.proxies = proxies
        rule = OutputRule(allowsLoopback: allowsLoopback)
        self.resolver = resolver ?? .system(on: group, within: times.connect)
        self.trustedRoots = trustedRoots
    }

    /// Sends `request` and reads the complete response, within `TransportTimes.file`.
    ///
    /// - Throws: `TransportError`, `unsafeAddress` for an address that is refused.
    package func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        try await connecting(request) { exchange, connection throws(TransportError) in
            let result: Result<TransportResponse, TransportError>
            do throws(TransportError) {
                result = .success(try await exchange.send(within: times.file))
            } catch {
                result = .failure(error)
            }
            await connection.close()
            return try result.get()
        }
    }

    /// Sends `request` and returns when the response's head has arrived.
    ///
    /// - Throws: `TransportError`, `unsafeAddress` for an address that is refused.
    package func open(_ request: TransportRequest) async throws(TransportError) -> TransportStream {
        try await connecting(request) { exchange, connection throws(TransportError) in
            try await exchange.open(owner: connection)
        }
    }

    /// Tries `body` with the addresses of the request's host in order, until a connection is established.
    private func connecting<Answer>(
        _ request: TransportRequest,
        _ body: (HTTPExchange, OutputConnection) async throws(TransportError) -> Answer
    ) async throws(TransportError) -> Answer {
        guard request.method == .get, let address = HTTPURL(request.url) else {
            throw TransportError(.notSent, "invalid request")
        }
        if let refusal = rule.refusal(of: address) { throw TransportError(.unsafeAddress, refusal) }
        let route = proxies.route(to: address)
        var proxy: ProxyServer?
        var numbers: [String?] = [nil]
        switch route {
        case .unusable: throw TransportError(.notSent, "\(route)")
        case .proxy(let server): proxy = server
        case .direct:
            if IPAddress(address.host) == nil { numbers = try await self.numbers(of: address) }
        }
        var failure = TransportError(.notSent, "no connection to \(address.host)")
        for number in numbers.prefix(Self.attemptLimit) {
            var configuration = HTTPClient.Configuration(
                connect: times.connect, idle: times.idle, proxy: proxy, trustedRoots: trustedRoots)
            if let number { configuration.dnsOverride = [address.host: number] }
            let connection = OutputConnection(HTTPClient(eventLoopGroup: group, configuration: configuration))
            let exchange = HTTPExchange(
                client: connection.client, request: request, address: address, head: times.head, acceptsCompressed: true
            )
            do throws(TransportError) {
                return try await body(exchange, connection)
            } catch {
                guard error.kind == .notSent else { throw error }
                failure = error
            }
        }
        throw failure
    }

    private func numbers(of address: HTTPURL) async throws(TransportError) -> [String] {
        let allowed = rule.allowed(try await resolver.addresses(of: address.host), for: address)
        guard !allowed.isEmpty else {
            throw TransportError(.unsafeAddress, "host \(address.host) resolves to a private network")
        }
        return allowed
    }
}

/// A client for one exchange, shut down when its last reader is gone.
private final class OutputConnection: Sendable {
    let client: HTTPClient

    init(_ client: HTTPClient) { self.client = client }

    deinit {
        // The client requires a shutdown; a second one is harmless.
        Task { [client] in try? await client.shutdown() }
    }

    func close() async { try? await client.shutdown() }
}
