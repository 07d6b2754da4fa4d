import AsyncHTTPClient
import Domain
import NIOCore
import NIOSSL

extension HTTPClient.Configuration {
    /// What all connections of this module have in common: HTTP/1.1, the system's trust store, no redirects, and
    /// nothing tried again, for whether to try again is the retry rule's decision.
    ///
    /// - Parameters:
    ///   - connect: For a connection, a proxy's answer and TLS included.
    ///   - idle: Between two reads.
    ///   - proxy: What stands between, if anything.
    ///   - trustedRoots: Certificates that are trusted beside the system's.
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
            // By the header alone, which is not always so: see `Decompressor`.
            decompression: .disabled)
        httpVersion = .http1Only
        // Streams hold their connections, so the usual 8 for each host would starve everything behind them.
        connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
        connectionPool.retryConnectionEstablishment = false
    }
}
