import AsyncHTTPClient
package import NIOCore
package import NIOSSL

/// The transport to the services over real sockets: HTTP/1.1 by async-http-client with the system's trust store.
///
/// Reads, spending requests and streams have connections of their own, since they wait for different times. A
/// spending request always gets a fresh connection: on a kept one that the server has just closed, nobody could
/// tell whether the request arrived. Only whole answers may come packed: a packer in between holds a stream's events
/// back until its window is full.
package final class HTTPTransport: Transport {
    private let times: TransportTimes
    private let reading: ConnectionPool
    private let spending: ConnectionPool
    private let streaming: ConnectionPool

    /// A transport without connections yet.
    ///
    /// - Parameters:
    ///   - eventLoopGroup: Whose threads do the work; nil takes the process's shared ones.
    ///   - times: How long to wait.
    ///   - proxies: Which hosts are reached through which proxy.
    ///   - trustedRoots: Certificates that are trusted beside the system's.
    package init(
        eventLoopGroup: (any EventLoopGroup)? = nil, times: TransportTimes = TransportTimes(),
        proxies: ProxySettings = .none, trustedRoots: [NIOSSLCertificate] = []
    ) {
        let group = eventLoopGroup ?? HTTPClient.defaultEventLoopGroup
        func lane(idle: Duration, keeps: Bool = true) -> ConnectionPool {
            ConnectionPool(on: group, proxies: proxies) { proxy in
                var configuration = HTTPClient.Configuration(
                    connect: times.connect, idle: idle, proxy: proxy, trustedRoots: trustedRoots)
                // A connection that lost its request before it was made would otherwise wait for the next one.
                if !keeps { configuration.connectionPool.idleTimeout = .nanoseconds(1) }
                return configuration
            }
        }
        self.times = times
        reading = lane(idle: times.idle)
        spending = lane(idle: times.spend, keeps: false)
        streaming = lane(idle: times.streamIdle)
    }

    deinit {
        // The clients insist on being shut down.
        Task { [reading, spending, streaming] in
            for lane in [reading, spending, streaming] { await lane.shutdown() }
        }
    }

    /// Closes all connections; exchanges that are under way fail. The transport is of no use afterwards.
    package func shutdown() async {
        for lane in [reading, spending, streaming] { await lane.shutdown() }
    }

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

    package func open(_ request: TransportRequest) async throws(TransportError) -> TransportStream {
        try await exchange(request, on: streaming, head: times.streamHead, acceptsCompressed: false).open()
    }

    private func exchange(
        _ request: TransportRequest, on lane: ConnectionPool, head: Duration, acceptsCompressed: Bool
    ) throws(TransportError) -> HTTPExchange {
        guard let address = WebAddress(request.url) else {
            throw TransportError(.notSent, "invalid request")
        }
        return HTTPExchange(
            client: try lane.client(for: address), request: request, address: address, head: head,
            acceptsCompressed: acceptsCompressed)
    }
}
