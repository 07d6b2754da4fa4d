import ArtClient
import Testing

/// Compressed responses: valid ones, damaged ones, and decompression bombs.
@Suite(.timeLimit(.minutes(5)))
struct HostileCompressionTests {
    private func answer(_ body: [UInt8], status: Int = 200) -> [UInt8] {
        Array("HTTP/1.1 \(status) OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body
    }

    private func send(
        _ answer: [UInt8], limit: Int = TransportRequest.defaultBodyLimit
    ) async throws -> Result<TransportResponse, TransportError> {
        try await withServer { connection in
            try await connection.request()
            try await connection.write(answer)
        } _: { server, transport async throws in
            do throws(TransportError) {
                return .success(
                    try await transport.send(TransportRequest(.get, url: server.address, bodyLimit: limit)))
            } catch {
                return .failure(error)
            }
        }
    }

    private func withServer<Value: Sendable>(
        _ script: @escaping HostileServer.Script,
        _ body: @Sendable @escaping (HostileServer, HTTPTransport) async throws -> Value
    ) async throws -> Value {
        let transport = HTTPTransport()
        let (values, found) = AsyncStream<Value>.makeStream()
        try await HostileServer.run(script) { server in found.yield(try await body(server, transport)) }
        await transport.shutdown()
        return try #require(await values.first { _ in true })
    }

    @Test func decompresses() async throws {
        let text = Array(String(repeating: "{\"a\": 1}", count: 9999).utf8)
        let response = try await send(answer(Gzip.compressed(text))).get()
        #expect(response.body == text)
    }

    @Test func decompressesRefusals() async throws {
        let response = try await send(answer(Gzip.compressed(Array("{\"error\":\"x\"}".utf8)), status: 404)).get()
        #expect(response.status == 404)
        #expect(response.body == Array("{\"error\":\"x\"}".utf8))
    }

    /// The limit counts decompressed bytes exactly.
    @Test(arguments: [
        (TransportRequest.defaultBodyLimit, 0, true), (TransportRequest.defaultBodyLimit, 1, false), (1000, 0, true),
        (1000, 1, false),
    ])
    func limit(_ limit: Int, _ more: Int, _ isRead: Bool) async throws {
        let compressed = Gzip.compressed([UInt8](repeating: 0x20, count: limit + more))
        #expect(compressed.count < limit)
        switch try await send(answer(compressed), limit: limit) {
        case .success(let response): #expect(isRead && response.body.count == limit)
        case .failure(let error): #expect(!isRead && error.kind == .tooLarge)
        }
    }

    /// A gibibyte in every mebibyte: the connection is closed as soon as the limit is reached, whatever the
    /// sockets have accepted by then.
    @Test func bomb() async throws {
        let piece = Gzip.mebibyteOfZeros()
        #expect(piece.count < 2048)
        let batch = Array(repeatElement(piece, count: 64).joined())
        let (error, record) = try await withServer { connection in
            try await connection.request()
            try await connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
            try await connection.write(Gzip.header)
            try await connection.writeForever(batch)
        } _: { server, transport -> (TransportError?, HostileServer.Record) in
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(TransportRequest(.get, url: server.address))
            }
            return (error, server.record)
        }
        // The reason shows that the decompressor noticed, not the reader of the body, which would hold all of it.
        #expect(error == TransportError(.tooLarge, "decompressed response too large"))
        #expect(record.written < 64 << 20)
    }

    @Test(arguments: [
        "cut off", "cut in the header", "changed", "wrong sum", "wrong length", "more behind",
    ])
    func damagedBodies(_ how: String) async throws {
        var compressed = Gzip.compressed((0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) })
        switch how {
        case "cut off": compressed.removeLast(20)
        case "cut in the header": compressed = Array(compressed.prefix(5))
        case "changed": compressed[20] ^= 0xFF
        case "wrong sum": compressed[compressed.count - 6] ^= 1
        case "wrong length": compressed[compressed.count - 2] ^= 1
        default: compressed += Array("{}".utf8)
        }
        let result = try await send(answer(compressed))
        #expect(throws: TransportError.self) { try result.get() }
        if case .failure(let error) = result { #expect(error.kind == .interrupted) }
    }

    /// A wrong Content-Encoding: an uncompressed body is read as it is, and so is an unknown encoding.
    @Test(arguments: ["gzip", "x-gzip", "deflate", "UTF-8", "none", "aws-chunked", "br", "gzip, br", "gzip, gzip"])
    func wrongContentEncodings(_ field: String) async throws {
        let text = Array("{\"a\": 1}".utf8)
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: \(field)\r\nContent-Length: \(text.count)\r\n\r\n"
        #expect(try await send(Array(head.utf8) + text).get().body == text)
    }

    /// Compressed streams are not requested, because compression delays events. A file arrives decompressed.
    @Test func streamsAreUncompressedAndFilesDecompressed() async throws {
        let compressed = answer(Gzip.compressed(Array("data: {}\n\n".utf8)))
        try await HostileServer.run { connection in
            try await connection.request()
            try await connection.write(compressed)
        } _: { server async throws in
            let transport = HTTPTransport()
            let request = TransportRequest(.get, url: server.address)
            let stream = await #expect(throws: TransportError.self) { _ = try await transport.open(request) }
            #expect(stream?.kind == .interrupted)
            let file = try await OutputTransport(allowsLoopback: true).send(request)
            #expect(file.body == Array("data: {}\n\n".utf8))
            await transport.shutdown()
        }
    }
}
