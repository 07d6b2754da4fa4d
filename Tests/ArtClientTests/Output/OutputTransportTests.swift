import ArtClient
import Synchronization
import TestKit
import Testing

/// Files from untrusted hosts: which addresses are connected to, and what is sent there.
@Suite(.timeLimit(.minutes(5)))
struct OutputTransportTests {
    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

    private func transport(
        allowsLoopback: Bool = false, times: TransportTimes = TransportTimes(), _ addresses: [String]
    ) throws -> OutputTransport {
        OutputTransport(
            times: times, allowsLoopback: allowsLoopback, resolver: HostResolver { _ in addresses },
            trustedRoots: [try TestCertificate.certificate()])
    }

    /// A public name that resolves to this machine or a private network is refused before connecting.
    @Test(arguments: [
        ["127.0.0.1"], ["::1"], ["10.0.0.1"], ["192.168.1.1"], ["169.254.169.254"], ["100.64.0.1"], ["fd00::1"],
        ["fe80::1"], ["::ffff:127.0.0.1"], ["::ffff:10.0.0.1"], ["0.0.0.0"], ["::"], ["64:ff9b::7f00:1"],
        ["2002:7f00:1::"], ["127.0.0.1", "10.0.0.1"], ["nonsense"],
    ])
    func privateAddresses(_ addresses: [String]) async throws {
        try await HostileServer.run(isEncrypted: true) {
            try await $0.request()
        } _: { server async throws in
            for allowsLoopback in [false, true] {
                let outputs = try transport(allowsLoopback: allowsLoopback, addresses)
                let request = TransportRequest(.get, url: "https://files.example:\(server.port)/x")
                let whole = await #expect(throws: TransportError.self) { try await outputs.send(request) }
                #expect(whole?.kind == .unsafeAddress)
                let stream = await #expect(throws: TransportError.self) { _ = try await outputs.open(request) }
                #expect(stream?.kind == .unsafeAddress)
            }
            #expect(server.record.connections == 0)
        }
    }

    @Test(arguments: [
        "http://files.example/", "https://10.0.0.1/", "https://127.0.0.1/", "http://localhost/", "https://[::1]/",
        "https://vault.internal/", "not an address",
    ])
    func addressSpellings(_ url: String) async throws {
        let error = await #expect(throws: TransportError.self) {
            try await transport(["8.8.8.8"]).send(TransportRequest(.get, url: url))
        }
        #expect(error?.kind == .unsafeAddress || url == "not an address")
    }

    /// The connection goes to the checked address, with the name in the handshake and the certificate.
    @Test func connectsToTheCheckedAddress() async throws {
        try await HostileServer.run(isEncrypted: true) { connection in
            try await connection.request()
            try await connection.write(Self.answer)
        } _: { server async throws in
            // A name of this machine, since only this machine can be connected to in a test.
            let outputs = try transport(allowsLoopback: true, ["10.0.0.1", "127.0.0.1"])
            let response = try await outputs.send(
                TransportRequest(.get, url: "https://LocalHost:\(server.port)/x?y=1"))
            #expect(response.body == Array("{}".utf8))
            let request = try #require(server.record.requests.first)
            #expect(request.hasPrefix("GET /x?y=1 HTTP/1.1\r\n"))
            #expect(request.lowercased().contains("host: localhost:\(server.port)\r\n"))
            // The certificate is checked against the requested name, which it does not contain.
            let error = await #expect(throws: TransportError.self) {
                try await outputs.send(TransportRequest(.get, url: "https://a.localhost:\(server.port)/x"))
            }
            #expect(error?.kind == .notSent)
            #expect(server.record.requests.count == 1)
        }
    }

    /// When the first address of a name is unreachable, the next one is tried.
    @Test func triesTheNextAddress() async throws {
        try await HostileServer.run { connection in
            try await connection.request()
            try await connection.write(Self.answer)
        } _: { server async throws in
            let outputs = try transport(allowsLoopback: true, ["127.0.0.9", "::1", "127.0.0.1"])
            let url = "http://localhost:\(server.port)/x"
            #expect(try await outputs.send(TransportRequest(.get, url: url)).status == 200)
            let stream = try await outputs.open(TransportRequest(.get, url: url))
            var bytes: [UInt8] = []
            for try await chunk in stream.body { bytes += chunk }
            #expect(bytes == Array("{}".utf8))
        }
    }

    @Test(.timeLimit(.minutes(5))) func closesAbandonedConnections() async throws {
        try await HostileServer.run { connection in
            try await connection.request()
            try await connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")
            try await connection.waitForClose()
        } _: { server async throws in
            let outputs = try transport(allowsLoopback: true, [])
            let request = TransportRequest(.get, url: server.address)
            _ = try await outputs.open(request)
            await waitUntil("the first is closed") { server.record.closed == 1 }
            let task = Task { try await outputs.send(request) }
            await waitUntil("the second is there") { server.record.requests.count == 2 }
            task.cancel()
            let error = await #expect(throws: TransportError.self) { try await task.value }
            #expect(error?.kind == .cancelled)
            await waitUntil("the second is closed") { server.record.closed == 2 }
        }
    }

    /// Redirects across hosts: each is checked, and none receives a referrer or cookies of another.
    @Test func redirectsCarryNoState() async throws {
        try await HostileServer.run { connection in
            try await connection.request()
            try await connection.write(Self.answer)
        } _: { second async throws in
            try await HostileServer.run { connection in
                let request = try await connection.request()
                let target = request.hasPrefix("GET /inside") ? "https://10.0.0.1/" : second.address + "/b"
                try await connection.write(
                    "HTTP/1.1 302 Found\r\nLocation: \(target)\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")
            } _: { first async throws in
                let reader = OutputReader(transport: try transport(allowsLoopback: true, []), allowsLoopback: true)
                #expect(try await reader.read(first.address + "/a", limit: 9).bytes == Array("{}".utf8))
                let sent = (first.record.requests + second.record.requests).joined().lowercased()
                for name in ["referer", "cookie", "authorization", "x-api-key"] { #expect(!sent.contains(name)) }
                let error = await #expect(throws: ClientError.self) {
                    try await reader.read(first.address + "/inside", limit: 9)
                }
                #expect(error?.kind == .unsafeAddress(reason: "it points to a private network"))
            }
        }
    }

    @Test func limitsSizeAndTime() async throws {
        try await HostileServer.run { connection in
            let request = try await connection.request()
            try await connection.write("HTTP/1.1 200 OK\r\n\r\n")
            if request.hasPrefix("GET /silent") { try await connection.waitForClose() }
            try await connection.writeForever(String(repeating: "a", count: 4096))
        } _: { server async throws in
            let large = OutputReader(transport: try transport(allowsLoopback: true, []), allowsLoopback: true)
            let tooLarge = await #expect(throws: ClientError.self) {
                try await large.read(server.address, limit: 1 << 20)
            }
            #expect(tooLarge?.kind == .tooLarge)
            #expect(server.record.written < 64 << 20)
            let times = TransportTimes(idle: .seconds(20), file: .milliseconds(200))
            let slow = try transport(allowsLoopback: true, times: times, [])
            let late = await #expect(throws: TransportError.self) {
                try await slow.send(TransportRequest(.get, url: server.address + "/silent"))
            }
            #expect(late?.kind == .interrupted)
            let silent = try transport(allowsLoopback: true, times: TransportTimes(idle: .milliseconds(200)), [])
            let idle = await #expect(throws: TransportError.self) {
                try await silent.send(TransportRequest(.get, url: server.address + "/silent"))
            }
            #expect(idle?.kind == .interrupted)
        }
    }

    @Test func systemResolver() async throws {
        let outputs = OutputTransport(allowsLoopback: true)
        try await HostileServer.run { connection in
            try await connection.request()
            try await connection.write(Self.answer)
        } _: { server async throws in
            let url = "http://localhost:\(server.port)/"
            #expect(try await outputs.send(TransportRequest(.get, url: url)).status == 200)
        }
        let error = await #expect(throws: TransportError.self) {
            try await outputs.send(TransportRequest(.get, url: "https://no-such-host.invalid/"))
        }
        #expect(error?.kind == .notSent)
        #expect(error?.reason == "host no-such-host.invalid not found")
    }
}
