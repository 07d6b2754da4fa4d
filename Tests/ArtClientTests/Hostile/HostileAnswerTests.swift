import ArtClient
import Synchronization
import TestKit
import Testing

/// Hostile responses: each results in an error of the right kind, without a hang and without more
/// memory than the limit. One at a time, because each uses a whole processor.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct HostileAnswerTests {
    /// The number of bytes that the socket buffers may have accepted beyond what the client read.
    private static let slack = 64 << 20
    private static let times = TransportTimes(
        connect: .seconds(10), head: .milliseconds(750), idle: .milliseconds(600), total: .seconds(1),
        spend: .milliseconds(750))

    /// Sends one request to a server that runs `script` after reading it.
    private func send(
        _ method: TransportRequest.Method = .get, times: TransportTimes = TransportTimes(), limit: Int = 1 << 20,
        _ script: @escaping HostileServer.Script
    ) async throws -> (result: Result<TransportResponse, TransportError>, record: HostileServer.Record) {
        let answer = Mutex<(Result<TransportResponse, TransportError>, HostileServer.Record)?>(nil)
        let transport = HTTPTransport(times: times)
        try await HostileServer.run { connection in
            try await connection.request()
            try await script(connection)
        } _: { server async throws in
            let result: Result<TransportResponse, TransportError>
            do throws(TransportError) {
                result = .success(
                    try await transport.send(
                        TransportRequest(
                            method, url: server.address + "/x", headers: [("Accept-Encoding", "gzip")],
                            body: method == .post ? [] : nil, bodyLimit: limit)))
            } catch {
                result = .failure(error)
            }
            answer.withLock { $0 = (result, server.record) }
        }
        await transport.shutdown()
        return try #require(answer.withLock { $0 })
    }

    private func kind(_ result: Result<TransportResponse, TransportError>) -> TransportError.Kind? {
        if case .failure(let error) = result { error.kind } else { nil }
    }

    @Test(arguments: [
        ("many fields", "HTTP/1.1 200 OK\r\n", "X-Field: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"),
        ("one field", "HTTP/1.1 200 OK\r\nX-Field: ", String(repeating: "a", count: 4096)),
        ("a field's name", "HTTP/1.1 200 OK\r\n", String(repeating: "a", count: 4096)),
        (
            "trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n",
            "X-Field: aaaaaaaaaaa\r\n"
        ),
        ("a body", "HTTP/1.1 200 OK\r\n\r\n", String(repeating: "a", count: 4096)),
        (
            "chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            "400\r\n" + String(repeating: "a", count: 1024) + "\r\n"
        ),
    ])
    func endlessBody(_ what: String, _ start: String, _ piece: String) async throws {
        let pieces = String(repeating: piece, count: max(1, (64 << 10) / piece.utf8.count))
        let (result, record) = try await send { connection in
            try await connection.write(start)
            try await connection.writeForever(pieces)
        }
        #expect(kind(result) == .tooLarge, "\(what)")
        #expect(record.written <= 2 << 20 + Self.slack)
    }

    /// A response that neither ends nor grows ends by timeout.
    @Test(arguments: [
        ("silence", "", ""), ("half a head", "HTTP/1.1 200 OK\r\nX-", ""),
        ("interim responses", "", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
        ("half a body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", ""),
        ("a status line", "HTTP/1.1 200 ", "aaaaaaaaaaaaaaa"),
        ("a chunk's extension", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;", "aaaaaaaaaaaaaaa"),
    ])
    func bodyWithoutEnd(_ what: String, _ start: String, _ piece: String) async throws {
        for method in [TransportRequest.Method.get, .post] {
            let (result, record) = try await send(method, times: Self.times) { connection in
                try await connection.write(start)
                if piece.isEmpty { try await connection.waitForClose() }
                try await connection.writeForever(piece)
            }
            #expect(kind(result) == .interrupted, "\(what)")
            // None where the machine was so busy that not even the request arrived in time.
            #expect(record.requests.count <= 1)
        }
    }

    /// Byte by byte, each within the idle limit, without an end.
    @Test(arguments: ["HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n", "HTTP/1.1 200 OK\r\nX: "])
    func trickledBody(_ start: String) async throws {
        let (result, _) = try await send(times: Self.times, limit: .max) { connection in
            try await connection.write(start)
            try await connection.drip("a", everyMilliseconds: 5)
        }
        #expect(kind(result) == .interrupted)
    }

    @Test(arguments: [
        ("shorter than declared", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}"),
        ("a truncated chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{}"),
        ("no last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"),
        ("no chunk at all", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
        ("a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}"),
        ("a length beyond all integers", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}"),
        ("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 1\r\n\r\n{}"),
        ("length and chunks", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"),
        ("HTTP/0.9", "{}\n"), ("another protocol", "220 mail.example ESMTP\r\n"), ("bytes", "\u{0}\u{1}\u{2}\r\n\r\n"),
        ("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), ("nothing", ""),
    ])
    func invalidResponses(_ what: String, _ answer: String) async throws {
        for method in [TransportRequest.Method.get, .post] {
            let (result, record) = try await send(method) { try await $0.write(answer) }
            #expect(kind(result) == .interrupted, "\(what)")
            #expect(record.requests.count == 1)
        }
    }

    @Test func connectionClosedAtEveryByte() async throws {
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
        let transport = HTTPTransport()
        try await HostileServer.run { connection in
            try await connection.request()
            try await connection.write(Array(answer.utf8.prefix(connection.number - 1)))
        } _: { server async throws in
            for _ in 0..<answer.utf8.count {
                let error = await #expect(throws: TransportError.self) {
                    try await transport.send(TransportRequest(.get, url: server.address))
                }
                #expect(error?.kind == .interrupted)
            }
            #expect(try await transport.send(TransportRequest(.get, url: server.address)).body == Array("{}".utf8))
            #expect(server.record.requests.count == answer.utf8.count + 1)
        }
        await transport.shutdown()
    }

    @Test func responseInOneBytePieces() async throws {
        let (result, _) = try await send { connection in
            for byte in "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nT: x\r\n\r\n".utf8 {
                try await connection.write([byte])
            }
            try await connection.waitForClose()
        }
        #expect(try result.get().body == Array("{}".utf8))
    }

    /// Bytes after the declared length belong to no response, and their connection is not reused.
    @Test func bodyBeyondItsLength() async throws {
        let transport = HTTPTransport()
        try await HostileServer.run { connection in
            while true {
                try await connection.request()
                try await connection.write(
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")
            }
        } _: { server async throws in
            for _ in 0..<20 {
                let result = try? await transport.send(TransportRequest(.get, url: server.address))
                #expect(result == nil || result?.body == Array("{}".utf8))
            }
        }
        await transport.shutdown()
    }

    /// A response that arrives before the request is invalid.
    @Test func responseBeforeTheRequest() async throws {
        let transport = HTTPTransport(times: Self.times)
        try await HostileServer.run { connection in
            try await connection.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")
            try await connection.waitForClose()
        } _: { server async throws in
            for method in [TransportRequest.Method.get, .post] {
                let result = try? await transport.send(TransportRequest(method, url: server.address, body: []))
                #expect(result == nil || result?.status == 200)
            }
            await transport.shutdown()
            await waitUntil("the connections are closed") { server.record.closed == server.record.connections }
        }
    }
}
