/// Reads the files that runs made, from wherever a service put them, with no credential of any kind.
///
/// The addresses come from outside, so they are not trusted: https only, at most five redirects, each checked like
/// the first, and no host whose spelling points into a private network. What a name resolves to is the transport's
/// to check, and `OutputTransport` does.
package struct OutputReader: Sendable {
    private let transport: any Transport
    private let rule: OutputRule

    /// How many redirects are followed.
    package static let redirectLimit = 5

    /// A reader over real sockets, which checks what every name resolves to.
    ///
    /// - Parameters:
    ///   - proxies: Which hosts are reached through which proxy.
    ///   - allowsLoopback: Whether files on this machine may be read, by http too; for the simulator.
    package init(proxies: ProxySettings = .none, allowsLoopback: Bool = false) {
        self.init(
            transport: OutputTransport(proxies: proxies, allowsLoopback: allowsLoopback),
            allowsLoopback: allowsLoopback)
    }

    /// A reader over a transport of the caller's, for tests: what a name resolves to is that one's to check.
    package init(transport: any Transport, allowsLoopback: Bool) {
        self.transport = transport
        rule = OutputRule(allowsLoopback: allowsLoopback)
    }

    /// Reads the file at `url`, once; one that is written out in a `data:` address is decoded here.
    ///
    /// - Parameter limit: The most bytes to read.
    /// - Throws: `ClientError`: `unsafeAddress`, `tooLarge`, `notFound` when the file is gone (404, 410) or its
    ///   address no longer valid (403), `unreachable` or `unavailable`.
    package func read(_ url: String, limit: Int) async throws(ClientError) -> OutputBytes {
        if DataAddress.matches(url) { return try decode(url, limit: limit) }
        return try await follow(url, [], bodyLimit: limit) { request throws(TransportError) in
            try await transport.send(request)
        } _: { response throws(ClientError) in
            guard response.status == 200 else { throw refusal(response.status) }
            return OutputBytes(bytes: response.body, contentType: response.headers["content-type"])
        }
    }

    /// Opens the file at `url`, to be read as it comes; one that is written out in a `data:` address is decoded here.
    ///
    /// A server that does not know ranges, or has another file by now, sends the whole: `OutputBody.offset` says so.
    ///
    /// - Parameters:
    ///   - resumption: Where an earlier reading broke off; nil reads from the beginning.
    ///   - limit: The most bytes that a `data:` address may hold.
    /// - Throws: As `read(_:limit:)`.
    package func open(
        _ url: String, from resumption: OutputResumption? = nil, limit: Int
    ) async throws(ClientError) -> OutputBody {
        if DataAddress.matches(url) { return OutputBody(try decode(url, limit: limit).bytes) }
        if let resumption, let rest = try await open(url, asking: resumption) { return rest }
        guard let whole = try await open(url, asking: nil) else {
            throw ClientError(
                .invalidResponse(reason: "partial content where the whole file was requested"), service: nil)
        }
        return whole
    }

    /// Nil when the answer is a part that does not fit, or the server has no such part.
    private func open(_ url: String, asking resumption: OutputResumption?) async throws(ClientError) -> OutputBody? {
        try await follow(url, resumption?.headers ?? [], bodyLimit: .max) { request throws(TransportError) in
            try await transport.open(request)
        } _: { response throws(ClientError) in
            let encoding = response.headers["content-encoding"]
            // Length, version and ranges are of the bytes as they were sent.
            let isCompressed = Decompressor.isCompressed(encoding)
            let validator = isCompressed ? nil : OutputResumption.validator(in: response.headers)
            switch response.status {
            case 200:
                let length = response.headers["content-length"].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
                return OutputBody(
                    total: isCompressed ? nil : length, validator: validator, body: response.body,
                    mayBeCompressed: true, encoding: encoding)
            case 206:
                guard !isCompressed, let resumption,
                    let range = response.headers["content-range"].flatMap(ContentRange.init),
                    let total = range.total, range.first == resumption.offset, range.last == total - 1,
                    validator == nil || validator == resumption.validator
                else { return nil }
                return OutputBody(
                    offset: range.first, total: total, validator: resumption.validator, body: response.body)
            case 416 where resumption != nil: return nil
            default: throw refusal(response.status)
            }
        }
    }

    /// The host that `url` names; nil for what is no http or https address. Never the path, which may be signed.
    package static func host(of url: String) -> String? { WebAddress(url)?.host }

    /// Asks for `url` and for what it is redirected to, each address checked before it is asked for.
    private func follow<Response: Answer, Value>(
        _ url: String, _ headers: [(name: String, value: String)], bodyLimit: Int,
        _ send: (TransportRequest) async throws(TransportError) -> Response,
        _ finish: (Response) throws(ClientError) -> Value
    ) async throws(ClientError) -> Value {
        var address = try check(WebAddress(url))
        let headers = [("Accept-Encoding", "identity"), ("User-Agent", "easel")] + headers
        for _ in 0...Self.redirectLimit {
            let response: Response
            do {
                response = try await send(
                    TransportRequest(.get, url: address.text, headers: headers, bodyLimit: bodyLimit))
            } catch {
                throw ClientError(transport: error, service: nil, isSpending: false)
            }
            guard [301, 302, 303, 307, 308].contains(response.status) else {
                return try finish(response)
            }
            address = try check(response.headers["location"].flatMap { address.resolving($0) })
        }
        throw ClientError(.unsafeAddress(reason: "too many redirects"), service: nil)
    }

    private func refusal(_ status: Int) -> ClientError {
        switch status {
        case 403, 404, 410: ClientError(.notFound, service: nil, status: status)
        default: ClientError(.unavailable(reason: "HTTP \(status)"), service: nil, status: status)
        }
    }

    private func decode(_ url: String, limit: Int) throws(ClientError) -> OutputBytes {
        do {
            let data = try DataAddress(url, limit: limit)
            return OutputBytes(bytes: data.bytes, contentType: data.mediaType)
        } catch {
            switch error {
            case .tooLarge: throw ClientError(.tooLarge, service: nil)
            case .malformed:
                throw ClientError(.invalidResponse(reason: "the data: URL cannot be decoded"), service: nil)
            }
        }
    }

    private func check(_ address: WebAddress?) throws(ClientError) -> WebAddress {
        guard let address else { throw unsafe("not an http or https address") }
        if let refusal = rule.refusal(of: address) { throw unsafe(refusal) }
        return address
    }

    private func unsafe(_ reason: String) -> ClientError {
        ClientError(.unsafeAddress(reason: reason), service: nil)
    }
}

/// The head that a whole answer and one that is still coming have in common.
private protocol Answer {
    var status: Int { get }
    var headers: HeaderFields { get }
}

extension TransportResponse: Answer {}
extension TransportStream: Answer {}
