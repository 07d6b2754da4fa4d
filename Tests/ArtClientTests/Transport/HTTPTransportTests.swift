import ArtClient
import Domain
import TestKit
import Testing

@Suite(.timeLimit(.minutes(5)))
struct HTTPTransportTests {
    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

    /// Reads share connections; a request that spends has one of its own, and is sent once even if the server
    /// closes each connection right after a response that promised to keep it open.
    @Test func spendsOnNewConnections() async throws {
        let transport = HTTPTransport()
        try await HostileServer.run { connection in
            try await connection.request()
            try await connection.write(Self.answer)
        } _: { server async throws in
            for number in 1...20 {
                let response = try await transport.send(
                    TransportRequest(.post, url: server.address + "/\(number)", body: Array("{}".utf8)))
                #expect(response.status == 200)
            }
            #expect(server.record.requests.count == 20)
            #expect(server.record.connections == 20)
            #expect(server.record.requests.allSatisfy { $0.lowercased().contains("connection: close") })
        }
        await transport.shutdown()
    }

    /// A request that spends and whose connection breaks is not sent again, whatever had arrived by then.
    @Test(arguments: ["", "HTTP/1.1 1", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{"])
    func neverSpendsTwice(_ beginning: String) async throws {
        let transport = HTTPTransport()
        try await HostileServer.run { connection in
            try await connection.request()
            try await connection.write(beginning)
        } _: { server async throws in
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(TransportRequest(.post, url: server.address, body: Array("{}".utf8)))
            }
            #expect(error?.kind == .interrupted)
            #expect(server.record.requests.count == 1)
        }
        await transport.shutdown()
    }

    @Test func sharesConnectionsForReads() async throws {
        let transport = HTTPTransport()
        try await HostileServer.run { connection in
            while true {
                try await connection.request()
                try await connection.write(Self.answer)
            }
        } _: { server async throws in
            for _ in 0..<5 { _ = try await transport.send(TransportRequest(.get, url: server.address)) }
            #expect(server.record.connections == 1)
        }
        await transport.shutdown()
    }

    @Test(arguments: [
        (TransportRequest.Method.get, ""), (.post, ""), (.get, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"),
    ])
    func cancellationClosesTheConnection(_ method: TransportRequest.Method, _ beginning: String) async throws {
        let transport = HTTPTransport()
        try await HostileServer.run { connection in
            try await connection.request()
            try await connection.write(beginning)
            try await connection.waitForClose()
        } _: { server async throws in
            let task = Task { try await transport.send(TransportRequest(method, url: server.address, body: [])) }
            await waitUntil("the request is there") {
                !server.record.requests.isEmpty && server.record.written >= beginning.utf8.count
            }
            task.cancel()
            let error = await #expect(throws: TransportError.self) { try await task.value }
            #expect(error?.kind == .cancelled)
            await waitUntil("the server sees the close") { server.record.closed == 1 }
        }
        await transport.shutdown()
    }

    /// The port accepts connections, and no handshake follows.
    @Test func silentHandshakes() async throws {
        let transport = HTTPTransport(times: TransportTimes(connect: .milliseconds(200)))
        try await HostileServer.run {
            try await $0.waitForClose()
        } _: { server async throws in
            for method in [TransportRequest.Method.get, .post] {
                let error = await #expect(throws: TransportError.self) {
                    try await transport.send(
                        TransportRequest(method, url: "https://127.0.0.1:\(server.port)", body: []))
                }
                #expect(error?.kind == .notSent)
            }
            #expect(server.record.requests.isEmpty)
        }
        await transport.shutdown()
    }

    /// An untrusted certificate ends the connection before a byte of the request.
    @Test func untrustedCertificates() async throws {
        let transport = HTTPTransport()
        try await HostileServer.run(isEncrypted: true) {
            try await $0.request()
        } _: { server async throws in
            for method in [TransportRequest.Method.get, .post] {
                let error = await #expect(throws: TransportError.self) {
                    try await transport.send(
                        TransportRequest(method, url: "https://localhost:\(server.port)", body: []))
                }
                #expect(error?.kind == .notSent)
                #expect(error?.reason.contains("not trusted") == true, "\(error?.reason ?? "")")
            }
            #expect(server.record.requests.isEmpty)
        }
        await transport.shutdown()
    }

    @Test func trustedCertificatesAndOtherNames() async throws {
        let transport = HTTPTransport(trustedRoots: [try TestCertificate.certificate()])
        try await HostileServer.run(isEncrypted: true) { connection in
            try await connection.request()
            try await connection.write(Self.answer)
        } _: { server async throws in
            let response = try await transport.send(
                TransportRequest(.get, url: "https://localhost:\(server.port)/x"))
            #expect(response.body == Array("{}".utf8))
            // Resolves to this machine as well, but is not a name in the certificate.
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(TransportRequest(.post, url: "https://127.0.0.2:\(server.port)/x", body: []))
            }
            #expect(error?.kind == .notSent)
            #expect(server.record.requests.count == 1)
        }
        await transport.shutdown()
    }

    /// A response without the closing alert of TLS is incomplete.
    @Test func truncatedTLSResponses() async throws {
        let transport = HTTPTransport(trustedRoots: [try TestCertificate.certificate()])
        try await HostileServer.run(isEncrypted: true) { connection in
            try await connection.request()
            try await connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}")
        } _: { server async throws in
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(TransportRequest(.get, url: "https://localhost:\(server.port)/x"))
            }
            #expect(error?.kind == .interrupted)
        }
        await transport.shutdown()
    }
}
