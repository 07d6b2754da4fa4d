import AsyncHTTPClient
import Domain
import NIOCore
import NIOSSL

extension HTTPClient.Configuration {
    /// The common configuration of all connections: HTTP/1.1, the system's trust store, no redirects, and no retries,
    /// which the retry rule decides.
    ///
    /// - Parameters:
    ///   - connect: The timeout for a connection, including the proxy's response and TLS.
    ///   - idle: The timeout between two reads.
    ///   - proxy: The proxy, if any.
    ///   - trustedRoots: Additional trusted certificates.
    init(
        connect: Duration, idle: Duration, proxy: ProxyServer?, trustedRoots: [NIOSSLCertificate]
    ) {
        var tls = TLSConfiguration.makeClientConfiguration()
        if !trustedRoots.isEmpty { tls.additionalTrustRoots = [.certificates(trustedRoots)] }
        self.init(
            tlsConfiguration: tls, redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(connect), read: TimeAmount(idle)),
            proxy: proxy.map { proxy in
                switch proxy.kind {
                case .http:
                    .server(
                        host: proxy.host, port: proxy.port,
                        authorization: proxy.authorization.map { .basic(credentials: $0.reveal()) })
                case .socks5:
                    .socksServer(host: proxy.host, port: proxy.port)
                }
            },
            // Not by the header, which may be wrong: see `Decompressor`.
            decompression: .disabled)
        httpVersion = .http1Only
        // Streams occupy their connections, so the default limit of 8 per host would block everything else.
        connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
        connectionPool.retryConnectionEstablishment = false
    }
}
