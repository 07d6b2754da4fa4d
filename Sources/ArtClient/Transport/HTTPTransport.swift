import AsyncHTTPClient
package import NIOCore
package import NIOSSL

/// The transport to the services over real sockets: HTTP/1.1 by async-http-client with the system's trust store.
///
/// Reads, requests that spend and streams have separate connections, because their timeouts differ. A request that
/// spends always gets a new connection: on a kept one that the server has just closed, it would be unknown whether the
/// request arrived. Only complete responses may be compressed: compression on the way delays a stream's events.
package final class HTTPTransport: Transport {
    private let times: TransportTimes
    private let reading: ConnectionPool
    private let spending: ConnectionPool
    private let streaming: ConnectionPool

    /// Creates a transport without connections.
    ///
    /// - Parameters:
    ///   - eventLoopGroup: The threads to use; nil uses the process's shared ones.
    ///   - times: The timeouts.
    ///   - proxies: The proxy settings.
    ///   - trustedRoots: Additional trusted certificates.
    package init(
        eventLoopGroup: (any EventLoopGroup)? = nil, times: TransportTimes = TransportTimes(),
        proxies: ProxySettings = .none, trustedRoots: [NIOSSLCertificate] = []
    ) {
        let group = eventLoopGroup ?? HTTPClient.defaultEventLoopGroup
        func pool(idle: Duration, keeps: Bool = true) -> ConnectionPool {
            ConnectionPool(on: group, proxies: proxies) { proxy in
                var configuration = HTTPClient.Configuration(
                    connect: times.connect, idle: idle, proxy: proxy, trustedRoots: trustedRoots)
                // A connection whose request was canceled before it was established would otherwise wait for the next
                // one.
                if !keeps { configuration.connectionPool.idleTimeout = .nanoseconds(1) }
                return configuration
            }
        }
        self.times = times
        reading = pool(idle: times.idle)
        spending = pool(idle: times.spend, keeps: false)
        streaming = pool(idle: times.streamIdle)
    }

    deinit {
        // The clients require a shutdown.
        Task { [reading, spending, streaming] in
            for pool in [reading, spending, streaming] { await pool.shutdown() }
        }
    }

    /// Closes all connections; exchanges in progress fail. The transport cannot be used afterwards.
    package func shutdown() async {
        for pool in [reading, spending, streaming] { await pool.shutdown() }
    }

    /// Sends `request` and reads the complete response; a POST gets a new connection and the timeout
    /// `TransportTimes.spend`.
    ///
    /// - Throws: `TransportError`.
    package func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        switch request.method {
        case .get:
            try await exchange(request, on: reading, head: times.head, acceptsCompressed: true).send(
                within: times.total)
        case .post:
            try await exchange(request, on: spending, head: times.spend, acceptsCompressed: true).send(
                within: times.spend)
        }
    }

    /// Sends `request` and returns when the response's head has arrived; compression is refused.
    ///
    /// - Throws: `TransportError`.
    package func open(_ request: TransportRequest) async throws(TransportError) -> TransportStream {
        try await exchange(request, on: streaming, head: times.streamHead, acceptsCompressed: false).open()
    }

    private func exchange(
        _ request: TransportRequest, on pool: ConnectionPool, head: Duration, acceptsCompressed: Bool
    ) throws(TransportError) -> HTTPExchange {
        guard let address = HTTPURL(request.url) else {
            throw TransportError(.notSent, "invalid request")
        }
        return HTTPExchange(
            client: try pool.client(for: address), request: request, address: address, head: head,
            acceptsCompressed: acceptsCompressed)
    }
}
