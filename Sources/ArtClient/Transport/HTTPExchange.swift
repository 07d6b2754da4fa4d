import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// One request and its response over async-http-client, with the deadlines and limits that the library lacks: its own
/// deadline ends with the response's head.
struct HTTPExchange: Sendable {
    let client: HTTPClient
    let request: TransportRequest
    let address: HTTPURL
    /// The timeout for the response's head.
    let head: Duration
    /// True when the reader of the body can handle compression.
    let acceptsCompressed: Bool

    /// Sends the request and reads the complete response.
    ///
    /// - Parameter total: The timeout for the whole exchange.
    func send(within total: Duration) async throws(TransportError) -> TransportResponse {
        let outcome = await withTaskGroup(of: Result<TransportResponse, TransportError>.self) { group in
            group.addTask {
                do throws(TransportError) {
                    return .success(try await self.whole())
                } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                do {
                    try await Task.sleep(for: total)
                    return .failure(TransportError(.interrupted, "no complete response within \(total)"))
                } catch {
                    return .failure(TransportError(.cancelled, "canceled"))
                }
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? .failure(TransportError(.cancelled, "canceled"))
        }
        return try outcome.get()
    }

    /// Sends the request and returns when the response's head has arrived.
    ///
    /// - Parameter owner: An object to keep alive while the body is read.
    func open(owner: (any Sendable)? = nil) async throws(TransportError) -> TransportStream {
        let response = try await start()
        let headers = response.headers.fields
        guard acceptsCompressed || !Decompressor.isCompressed(headers["content-encoding"]) else {
            throw TransportError(.interrupted, "unexpected compression")
        }
        return TransportStream(
            status: Int(response.status.code), headers: headers,
            body: TransportBody(HTTPBody(body: response.body, owner: owner)))
    }

    private func whole() async throws(TransportError) -> TransportResponse {
        let response = try await start()
        let tooLarge = TransportError(.tooLarge, "response larger than \(request.bodyLimit) bytes")
        // Compressed data is larger when decompressed, so this holds either way.
        if let length = response.headers.first(name: "content-length").flatMap(Int.init), length > request.bodyLimit {
            throw tooLarge
        }
        let headers = response.headers.fields
        var decompressor = Decompressor(headers["content-encoding"])
        var body: [UInt8] = []
        func decompress() throws(TransportError) {
            while let piece = try decompressor.next() {
                guard body.count + piece.count <= request.bodyLimit else {
                    throw decompressor.isDecompressing
                        ? TransportError(.tooLarge, "decompressed response too large") : tooLarge
                }
                body += piece
            }
        }
        do {
            for try await chunk in response.body {
                try decompressor.feed(Array(chunk.readableBytesView))
                try decompress()
            }
            try decompressor.end()
            try decompress()
            try decompressor.check()
        } catch {
            throw TransportError(classifying: error)
        }
        return TransportResponse(status: Int(response.status.code), headers: headers, body: body)
    }

    private func start() async throws(TransportError) -> HTTPClientResponse {
        let response: HTTPClientResponse
        do {
            response = try await client.execute(message, timeout: TimeAmount(head))
        } catch {
            throw TransportError(classifying: error)
        }
        return response
    }

    private var message: HTTPClientRequest {
        // The address as it was parsed and checked, not as it was written.
        var message = HTTPClientRequest(url: address.text)
        message.method = HTTPMethod(rawValue: request.method.rawValue)
        for (name, value) in request.headers { message.headers.add(name: name, value: value) }
        if request.method == .post { message.headers.replaceOrAdd(name: "Connection", value: "close") }
        if let body = request.body { message.body = .bytes(body) }
        return message
    }
}

extension HTTPHeaders {
    fileprivate var fields: HeaderFields { HeaderFields(map { ($0.name, $0.value) }) }
}

/// The chunks of async-http-client, in this module's types.
private struct HTTPBody: AsyncSequence, Sendable {
    let body: HTTPClientResponse.Body
    let owner: (any Sendable)?

    func makeAsyncIterator() -> Iterator { Iterator(base: body.makeAsyncIterator(), owner: owner) }

    struct Iterator: AsyncIteratorProtocol {
        var base: HTTPClientResponse.Body.AsyncIterator
        let owner: (any Sendable)?

        mutating func next(isolation actor: isolated (any Actor)?) async throws(TransportError) -> [UInt8]? {
            do {
                return try await base.next(isolation: actor).map { Array($0.readableBytesView) }
            } catch {
                throw TransportError(classifying: error)
            }
        }
    }
}
