import AsyncHTTPClient
package import NIOCore
package import NIOSSL

/// The transport for the files that runs made, which lie wherever a service put them.
///
/// It knows no credential, keeps no cookie, and connects to no address but those it has checked: a name is resolved
/// here, what points into a private network is left out, and the connection goes to the very number that was checked,
/// so that a second answer of the name server cannot lead elsewhere. Through a proxy, which resolves the name on its
/// own, only the spelling of the host can be checked.
///
/// Files are asked for unpacked: pictures and films hardly get smaller. What comes packed all the same is unpacked by
/// whoever reads it (`OutputBody`).
package final class OutputTransport: Transport {
    private let group: any EventLoopGroup
    private let times: TransportTimes
    private let proxies: ProxySettings
    private let rule: OutputRule
    private let resolver: HostResolver
    private let trustedRoots: [NIOSSLCertificate]

    /// How many addresses of a host are tried.
    static let attemptLimit = 4

    /// A transport; it makes a connection for each exchange, and keeps none.
    ///
    /// - Parameters:
    ///   - eventLoopGroup: Whose threads do the work; nil takes the process's shared ones.
    ///   - times: How long to wait; `file` is the limit for a whole answer.
    ///   - proxies: Which hosts are reached through which proxy.
    ///   - allowsLoopback: Whether files on this machine may be read, by http too; for the simulator.
    ///   - resolver: Finds the addresses of names; nil takes the system's.
    ///   - trustedRoots: Certificates that are trusted beside the system's.
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

    package func open(_ request: TransportRequest) async throws(TransportError) -> TransportStream {
        try await connecting(request) { exchange, connection throws(TransportError) in
            try await exchange.open(owner: connection)
        }
    }

    /// Tries `body` with the addresses of the request's host, one by one, until a connection comes about.
    private func connecting<Answer>(
        _ request: TransportRequest,
        _ body: (HTTPExchange, OutputConnection) async throws(TransportError) -> Answer
    ) async throws(TransportError) -> Answer {
        guard request.method == .get, let address = WebAddress(request.url) else {
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

    private func numbers(of address: WebAddress) async throws(TransportError) -> [String] {
        let allowed = rule.allowed(try await resolver.addresses(of: address.host), for: address)
        guard !allowed.isEmpty else {
            throw TransportError(.unsafeAddress, "host \(address.host) resolves to a private network")
        }
        return allowed
    }
}

/// A client for one exchange, shut down when nobody reads from it any more.
private final class OutputConnection: Sendable {
    let client: HTTPClient

    init(_ client: HTTPClient) { self.client = client }

    deinit {
        // The client insists on being shut down; doing so twice is harmless.
        Task { [client] in try? await client.shutdown() }
    }

    func close() async { try? await client.shutdown() }
}
