import AsyncHTTPClient
import NIOCore
import NIOSSL

/// The connections that serve one purpose: those made directly, and those made through each scheme's proxy.
struct ConnectionPool: Sendable {
    private let proxies: ProxySettings
    private let direct: HTTPClient
    private let proxied: [WebAddress.Scheme: HTTPClient]

    /// A lane without connections yet.
    ///
    /// - Parameters:
    ///   - group: Whose threads do the work.
    ///   - proxies: Decides which host is reached through which proxy.
    ///   - configure: Gives the configuration for connections through a proxy, or for direct ones.
    init(
        on group: any EventLoopGroup, proxies: ProxySettings, configure: (ProxyServer?) -> HTTPClient.Configuration
    ) {
        self.proxies = proxies
        direct = HTTPClient(eventLoopGroup: group, configuration: configure(nil))
        proxied = proxies.proxies.mapValues { HTTPClient(eventLoopGroup: group, configuration: configure($0)) }
    }

    /// The client that reaches `address`.
    ///
    /// - Throws: `notSent` where the proxy that it asks for cannot be used.
    func client(for address: WebAddress) throws(TransportError) -> HTTPClient {
        let route = proxies.route(to: address)
        switch route {
        case .direct: return direct
        case .proxy: return proxied[address.scheme] ?? direct
        case .unusable: throw TransportError(.notSent, "\(route)")
        }
    }

    /// Closes all connections. Doing so twice is harmless.
    func shutdown() async {
        for client in [direct] + proxied.values { try? await client.shutdown() }
    }
}
