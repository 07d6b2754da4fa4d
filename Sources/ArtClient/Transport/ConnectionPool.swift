import AsyncHTTPClient
import NIOCore
import NIOSSL

/// The connections for one purpose: direct ones, and those through each scheme's proxy.
struct ConnectionPool: Sendable {
    private let proxies: ProxySettings
    private let direct: HTTPClient
    private let proxied: [HTTPURL.Scheme: HTTPClient]

    /// Creates a pool without connections.
    ///
    /// - Parameters:
    ///   - group: The threads to use.
    ///   - proxies: The proxy settings.
    ///   - configure: Returns the configuration for connections through a proxy, or for direct ones.
    init(
        on group: any EventLoopGroup, proxies: ProxySettings, configure: (ProxyServer?) -> HTTPClient.Configuration
    ) {
        self.proxies = proxies
        direct = HTTPClient(eventLoopGroup: group, configuration: configure(nil))
        proxied = proxies.proxies.mapValues { HTTPClient(eventLoopGroup: group, configuration: configure($0)) }
    }

    /// Returns the client that reaches `address`.
    ///
    /// - Throws: `notSent` where the configured proxy cannot be used.
    func client(for address: HTTPURL) throws(TransportError) -> HTTPClient {
        let route = proxies.route(to: address)
        switch route {
        case .direct: return direct
        case .proxy: return proxied[address.scheme] ?? direct
        case .unusable: throw TransportError(.notSent, "\(route)")
        }
    }

    /// Closes all connections. A second call is harmless.
    func shutdown() async {
        for client in [direct] + proxied.values { try? await client.shutdown() }
    }
}
