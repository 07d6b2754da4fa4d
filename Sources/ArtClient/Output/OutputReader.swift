/// Reads the output files of runs, from any host, without a credential.
///
/// The addresses come from outside, so they are not trusted: https only, at most five redirects, each checked like the
/// first, and no host that is a private address by its spelling. `OutputTransport` checks the resolved addresses.
package struct OutputReader: Sendable {
    private let transport: any Transport
    private let rule: OutputRule

    /// The maximum number of redirects.
    package static let redirectLimit = 5

    /// Creates a reader over real sockets, which checks resolved addresses.
    ///
    /// - Parameters:
    ///   - proxies: The proxy settings.
    ///   - allowsLoopback: True to allow files on this machine, by http too; for the simulator.
    package init(proxies: ProxySettings = .none, allowsLoopback: Bool = false) {
        self.init(
            transport: OutputTransport(proxies: proxies, allowsLoopback: allowsLoopback),
            allowsLoopback: allowsLoopback)
    }

    /// Creates a reader over another transport, for tests; that one has to check resolved addresses.
    package init(transport: any Transport, allowsLoopback: Bool) {
        self.transport = transport
        rule = OutputRule(allowsLoopback: allowsLoopback)
    }

    /// Reads the file at `url`, without retries; a `data:` URL is decoded.
    ///
    /// - `limit`: The maximum size in bytes.
    /// - Throws: `ClientError`: `unsafeAddress`, `tooLarge`, `notFound` when the file is gone (404, 410) or its address
    ///   has expired (403), `unreachable` or `unavailable`.
    package func read(_ url: String, limit: Int) async throws(ClientError) -> OutputBytes {
        if DataURL.matches(url) { return try decode(url, limit: limit) }
        return try await follow(url, [], bodyLimit: limit) { request throws(TransportError) in
            try await transport.send(request)
        } _: { response throws(ClientError) in
            guard response.status == 200 else { throw refusal(response.status) }
            return OutputBytes(bytes: response.body, contentType: response.headers["content-type"])
        }
    }

    /// Opens the file at `url` for streaming; a `data:` URL is decoded.
    ///
    /// A server without range requests, or with a changed file, sends the whole file: see `OutputBody.offset`.
    ///
    /// - `resumption`: The end of an earlier read; nil reads from the beginning.
    /// - `limit`: The maximum size of a `data:` URL in bytes.
    /// - Throws: As `read(_:limit:)`.
    package func open(
        _ url: String, from resumption: OutputResumption? = nil, limit: Int
    ) async throws(ClientError) -> OutputBody {
        if DataURL.matches(url) { return OutputBody(try decode(url, limit: limit).bytes) }
        if let resumption, let rest = try await open(url, asking: resumption) { return rest }
        guard let whole = try await open(url, asking: nil) else {
            throw ClientError(
                .invalidResponse(reason: "partial content where the whole file was requested"), service: nil)
        }
        return whole
    }

    /// Nil when the response is a part that does not fit, or the server has no such part.
    private func open(_ url: String, asking resumption: OutputResumption?) async throws(ClientError) -> OutputBody? {
        try await follow(url, resumption?.headers ?? [], bodyLimit: .max) { request throws(TransportError) in
            try await transport.open(request)
        } _: { response throws(ClientError) in
            let encoding = response.headers["content-encoding"]
            // Length, validator and ranges apply to the bytes as sent.
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

    /// Returns the host of `url`; nil when it is not an http or https address. Never the path, which may be signed.
    package static func host(of url: String) -> String? { HTTPURL(url)?.host }

    /// Requests `url` and its redirects, each address checked first.
    private func follow<Response: Answer, Value>(
        _ url: String, _ headers: [(name: String, value: String)], bodyLimit: Int,
        _ send: (TransportRequest) async throws(TransportError) -> Response,
        _ finish: (Response) throws(ClientError) -> Value
    ) async throws(ClientError) -> Value {
        var address = try check(HTTPURL(url))
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
            let data = try DataURL(url, limit: limit)
            return OutputBytes(bytes: data.bytes, contentType: data.mediaType)
        } catch {
            switch error {
            case .tooLarge: throw ClientError(.tooLarge, service: nil)
            case .malformed:
                throw ClientError(.invalidResponse(reason: "the data: URL cannot be decoded"), service: nil)
            }
        }
    }

    private func check(_ address: HTTPURL?) throws(ClientError) -> HTTPURL {
        guard let address else { throw unsafe("not an http or https address") }
        if let refusal = rule.refusal(of: address) { throw unsafe(refusal) }
        return address
    }

    private func unsafe(_ reason: String) -> ClientError {
        ClientError(.unsafeAddress(reason: reason), service: nil)
    }
}

/// The head of a complete or streaming response.
private protocol Answer {
    var status: Int { get }
    var headers: HeaderFields { get }
}

extension TransportResponse: Answer {}
extension TransportStream: Answer {}
