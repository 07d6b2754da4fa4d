import AsyncHTTPClient
package import NIOCore
import NIOHTTP1

/// The transport over real sockets: HTTP/1.1 by async-http-client with the system's trust store.
///
/// Reads, spending requests and streams have connections of their own, since they wait for different times. A
/// spending request always gets a fresh connection: on a kept one that the server has just closed, nobody could
/// tell whether the request arrived.
package final class HTTPTransport: Transport {
    private let times: TransportTimes
    private let reading: HTTPClient
    private let spending: HTTPClient
    private let streaming: HTTPClient

    /// A transport without connections yet.
    ///
    /// - Parameters:
    ///   - eventLoopGroup: Whose threads do the work; nil takes the process's shared ones.
    ///   - times: How long to wait.
    package init(eventLoopGroup: (any EventLoopGroup)? = nil, times: TransportTimes = TransportTimes()) {
        let group = eventLoopGroup ?? HTTPClient.defaultEventLoopGroup
        func client(idle: Duration) -> HTTPClient {
            var configuration = HTTPClient.Configuration()
            configuration.redirectConfiguration = .disallow
            configuration.httpVersion = .http1Only
            configuration.timeout = .init(connect: TimeAmount(times.connect), read: TimeAmount(idle))
            // Streams hold their connections, so the usual 8 for each host would starve everything behind them.
            configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
            // Whether to try again is the retry rule's decision, and "offline" should be known at once.
            configuration.connectionPool.retryConnectionEstablishment = false
            return HTTPClient(eventLoopGroup: group, configuration: configuration)
        }
        self.times = times
        reading = client(idle: times.idle)
        spending = client(idle: times.spend)
        streaming = client(idle: times.streamIdle)
    }

    deinit {
        // The client insists on being shut down; doing so twice is harmless.
        Task { [reading, spending, streaming] in
            for client in [reading, spending, streaming] { try? await client.shutdown() }
        }
    }

    /// Closes all connections; exchanges that are under way fail. The transport is of no use afterwards.
    package func shutdown() async {
        for client in [reading, spending, streaming] { try? await client.shutdown() }
    }

    package func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        let total = request.method == .post ? times.spend : times.total
        let outcome = await withTaskGroup(of: Result<TransportResponse, TransportError>.self) { group in
            group.addTask { await self.exchange(request) }
            group.addTask {
                do {
                    try await Task.sleep(for: total)
                    return .failure(TransportError(.interrupted, "no whole answer within \(total)"))
                } catch {
                    return .failure(TransportError(.cancelled, "cancelled"))
                }
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? .failure(TransportError(.cancelled, "cancelled"))
        }
        return try outcome.get()
    }

    package func open(_ request: TransportRequest) async throws(TransportError) -> TransportStream {
        do {
            let response = try await streaming.execute(request.message, timeout: TimeAmount(times.head))
            return TransportStream(
                status: Int(response.status.code), headers: HeaderFields(response.headers.map { ($0.name, $0.value) }),
                body: TransportBody(HTTPBody(body: response.body)))
        } catch {
            throw TransportError(classifying: error)
        }
    }

    private func exchange(_ request: TransportRequest) async -> Result<TransportResponse, TransportError> {
        let client = request.method == .post ? spending : reading
        let head = request.method == .post ? times.spend : times.head
        do {
            let response = try await client.execute(request.message, timeout: TimeAmount(head))
            let tooLarge = TransportError(.tooLarge, "the answer is larger than \(request.bodyLimit) bytes")
            if let length = response.headers.first(name: "content-length").flatMap(Int.init), length > request.bodyLimit
            {
                return .failure(tooLarge)
            }
            var body: [UInt8] = []
            for try await chunk in response.body {
                guard body.count + chunk.readableBytes <= request.bodyLimit else { return .failure(tooLarge) }
                body.append(contentsOf: chunk.readableBytesView)
            }
            return .success(
                TransportResponse(
                    status: Int(response.status.code),
                    headers: HeaderFields(response.headers.map { ($0.name, $0.value) }), body: body))
        } catch {
            return .failure(TransportError(classifying: error))
        }
    }
}

extension TransportRequest {
    fileprivate var message: HTTPClientRequest {
        var message = HTTPClientRequest(url: url)
        message.method = HTTPMethod(rawValue: method.rawValue)
        for (name, value) in headers { message.headers.add(name: name, value: value) }
        if method == .post { message.headers.replaceOrAdd(name: "Connection", value: "close") }
        if let body { message.body = .bytes(body) }
        return message
    }
}

/// The chunks of async-http-client, in this module's types.
private struct HTTPBody: AsyncSequence, Sendable {
    let body: HTTPClientResponse.Body

    func makeAsyncIterator() -> Iterator { Iterator(base: body.makeAsyncIterator()) }

    struct Iterator: AsyncIteratorProtocol {
        var base: HTTPClientResponse.Body.AsyncIterator

        mutating func next(isolation actor: isolated (any Actor)?) async throws(TransportError) -> [UInt8]? {
            do {
                return try await base.next(isolation: actor).map { Array($0.readableBytesView) }
            } catch {
                throw TransportError(classifying: error)
            }
        }
    }
}
