import ArtClient
import Testing

/// Connections through proxies on this machine, to a server that only the proxy can reach.
@Suite(.timeLimit(.minutes(5)))
struct ProxyTests {
    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
    /// Handshakes run one at a time, beside all the other tests.
    private static let times = TransportTimes(connect: .seconds(60))
    private static let credential = "Bearer arti_for_the_service"

    /// Runs `body` with a proxy that runs `greet` and then forwards all connections to an encrypted server.
    private func withProxy(
        _ greet: @escaping HostileServer.Script,
        _ body: @escaping @Sendable (_ proxy: HostileServer, _ server: HostileServer) async throws -> Void
    ) async throws {
        try await HostileServer.run(isEncrypted: true) { connection in
            try await connection.request()
            try await connection.write(Self.answer)
        } _: { server async throws in
            try await HostileServer.run { connection in
                try await greet(connection)
                try await connection.tunnel(to: server.port)
            } _: { proxy async throws in
                try await body(proxy, server)
            }
        }
    }

    private func request(_ url: String = "https://proxied.example/x") -> TransportRequest {
        TransportRequest(.get, url: url, headers: [("Authorization", Self.credential)])
    }

    @Test func tunnels() async throws {
        try await withProxy { connection in
            try await connection.request()
            try await connection.write("HTTP/1.1 200 Connection established\r\n\r\n")
        } _: { proxy, server async throws in
            let environment = ["https_proxy": "http://user:pass@127.0.0.1:\(proxy.port)"]
            let transport = HTTPTransport(
                times: Self.times, proxies: ProxySettings(environment: environment),
                trustedRoots: [try TestCertificate.certificate()])
            #expect(try await transport.send(request()).body == Array("{}".utf8))
            await transport.shutdown()

            let connectRequest = try #require(proxy.record.requests.first)
            #expect(connectRequest.hasPrefix("CONNECT proxied.example:443 HTTP/1.1"))
            #expect(connectRequest.lowercased().contains("proxy-authorization: basic dxnlcjpwyxnz"))
            #expect(!connectRequest.contains(Self.credential))
            let sent = try #require(server.record.requests.first)
            #expect(sent.contains(Self.credential))
            #expect(!sent.lowercased().contains("proxy-authorization"))
        }
    }

    @Test func tunnelsFiles() async throws {
        try await withProxy { connection in
            try await connection.request()
            try await connection.write("HTTP/1.1 200 Connection established\r\n\r\n")
        } _: { proxy, server async throws in
            let outputs = OutputTransport(
                times: Self.times,
                proxies: ProxySettings(environment: ["https_proxy": "http://127.0.0.1:\(proxy.port)"]),
                allowsLoopback: false,
                resolver: HostResolver { host throws(TransportError) in
                    Issue.record("\(host) was looked up")
                    return []
                }, trustedRoots: [try TestCertificate.certificate()])
            #expect(try await outputs.send(request()).body == Array("{}".utf8))
            // The spelling of a host is still checked.
            let error = await #expect(throws: TransportError.self) {
                try await outputs.send(request("https://169.254.169.254/"))
            }
            #expect(error?.kind == .unsafeAddress)
            #expect(proxy.record.connections == 1)
        }
    }

    @Test func socks() async throws {
        try await withProxy { connection in
            // RFC 1928: the methods, then the request with the name, not an address that was looked up here.
            let greeting = try await connection.read(2)
            _ = try await connection.read(Int(greeting[1]))
            try await connection.write([5, 0])
            let head = try await connection.read(5)
            #expect(head.prefix(4) == [5, 1, 0, 3])
            let rest = try await connection.read(Int(head[4]) + 2)
            #expect(rest == Array("proxied.example".utf8) + [1, 187])
            try await connection.write([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])
        } _: { proxy, server async throws in
            let transport = HTTPTransport(
                times: Self.times,
                proxies: ProxySettings(environment: ["all_proxy": "socks5h://127.0.0.1:\(proxy.port)"]),
                trustedRoots: [try TestCertificate.certificate()])
            #expect(try await transport.send(request()).body == Array("{}".utf8))
            await transport.shutdown()
        }
    }

    /// A request that a proxy refuses was not sent, and the error names the proxy.
    @Test(arguments: [
        ("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", "requires a user name"),
        ("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "refused"),
        ("HTTP/1.1 302 Found\r\nLocation: https://evil.example\r\nContent-Length: 0\r\n\r\n", "refused"),
    ])
    func refusals(_ answer: String, _ reason: String) async throws {
        try await HostileServer.run { connection in
            try await connection.request()
            try await connection.write(answer)
            try await connection.waitForClose()
        } _: { proxy async throws in
            let transport = HTTPTransport(
                proxies: ProxySettings(environment: ["https_proxy": "http://127.0.0.1:\(proxy.port)"]))
            let error = await #expect(throws: TransportError.self) { try await transport.send(request()) }
            #expect(error?.kind == .notSent)
            #expect(error?.reason.contains("proxy \(reason)") == true, "\(error?.reason ?? "")")
            #expect(proxy.record.requests.allSatisfy { !$0.contains(Self.credential) })
            await transport.shutdown()
        }
    }

    /// An unusable proxy is not bypassed.
    @Test func unusableProxies() async throws {
        let proxies = ProxySettings(environment: ["https_proxy": "https://p.example"])
        let transport = HTTPTransport(proxies: proxies)
        let error = await #expect(throws: TransportError.self) { try await transport.send(request()) }
        #expect(error?.kind == .notSent)
        #expect(error?.reason == "the proxy in https_proxy cannot be used")
        let file = await #expect(throws: TransportError.self) {
            try await OutputTransport(proxies: proxies, allowsLoopback: false).send(request())
        }
        #expect(file?.reason == error?.reason)
        await transport.shutdown()
    }

    @Test func loopbackIsDirect() async throws {
        try await HostileServer.run { connection in
            try await connection.request()
            try await connection.write(Self.answer)
        } _: { server async throws in
            let transport = HTTPTransport(
                proxies: ProxySettings(environment: [
                    "http_proxy": "http://127.0.0.1:1", "all_proxy": "http://127.0.0.1:1",
                ]))
            #expect(try await transport.send(request(server.address)).status == 200)
            await transport.shutdown()
        }
    }
}
