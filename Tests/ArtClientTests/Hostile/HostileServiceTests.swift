import JSON
import ArtClient
import Domain
import Synchronization
import TestKit
import Testing

/// The clients with a service, or an impostor, that is hostile.
@Suite(.timeLimit(.minutes(5)))
struct HostileServiceTests {
    private static let token = "arti_hostile_secret"

    private func withClient(
        times: TransportTimes = TransportTimes(), _ script: @escaping HostileServer.Script,
        _ body: @escaping @Sendable (ArtinstringClient, HostileServer) async throws -> Void
    ) async throws {
        let transport = HTTPTransport(times: times)
        try await HostileServer.run(script) { server in
            let client = ArtinstringClient(
                origin: try Origin(server.address), token: try #require(Secret(Self.token)), transport: transport,
                clock: InstantClock())
            try await body(client, server)
        }
        await transport.shutdown()
    }

    /// A redirect is a response: it is not followed, so no credential is sent there.
    @Test(arguments: [301, 302, 303, 307, 308])
    func doesNotFollowRedirects(_ status: Int) async throws {
        try await HostileServer.run {
            try await $0.request()
        } _: { other async throws in
            try await withClient { connection in
                try await connection.request()
                try await connection.write(
                    "HTTP/1.1 \(status) X\r\nLocation: \(other.address)/\r\nContent-Length: 0\r\n\r\n")
            } _: { client, server async throws in
                let read = await #expect(throws: ClientError.self) { try await client.account() }
                #expect(read?.mayHaveSpent == false)
                let spend = await #expect(throws: ClientError.self) { try await client.createRun(body: [:]) }
                #expect(spend?.mayHaveSpent == true)
                await #expect(throws: ClientError.self) { _ = try await client.events(ofRun: "r1") }
                #expect(server.record.requests.filter { $0.hasPrefix("POST") }.count == 1)
            }
            #expect(other.record.connections == 0)
        }
    }

    /// Nothing may delay the events of a stream, not even compression.
    @Test func acceptsCompressedResponsesAndPlainStreams() async throws {
        try await withClient { connection in
            try await connection.request()
            try await connection.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        } _: { client, server async throws in
            await #expect(throws: ClientError.self) { try await client.account() }
            await #expect(throws: ClientError.self) { try await client.createRun(body: [:]) }
            await #expect(throws: ClientError.self) { _ = try await client.events(ofRun: "r1") }
            let encodings = server.record.requests.map { request in
                request.lowercased().split(separator: "\r\n").filter { $0.hasPrefix("accept-encoding") }
            }
            #expect(encodings.last == ["accept-encoding: identity"])
            #expect(encodings.dropLast().allSatisfy { $0 == ["accept-encoding: gzip"] })
        }
    }

    @Test func repairsInvalidUTF8() async throws {
        try await withClient { connection in
            try await connection.request()
            let body: [UInt8] = Array("{\"username\": \"an".utf8) + [0xFF, 0xC0, 0x80] + Array("owl\"}".utf8)
            try await connection.write("HTTP/1.1 200 OK\r\nX: ")
            try await connection.write([0xFF, 0xFE])
            try await connection.write("\r\nContent-Length: \(body.count)\r\n\r\n")
            try await connection.write(body)
        } _: { client, _ async throws in
            // Each byte is an error of its own (Unicode, section 3.9: none of them begins a character).
            #expect(try await client.account().name == "an\u{FFFD}\u{FFFD}\u{FFFD}owl")
        }
    }

    /// A credential that the server echoes does not appear in an error.
    @Test func redactsEchoedCredentials() async throws {
        try await withClient { connection in
            let request = try await connection.request()
            let body = "{\"error\": \"\(Self.token)\", \"message\": \"you sent \(Self.token)\"}"
            #expect(request.contains(Self.token))
            try await connection.write(
                "HTTP/1.1 418 \(Self.token)\r\nX: \(Self.token)\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
        } _: { client, _ async throws in
            let error = try #require(await #expect(throws: ClientError.self) { try await client.account() })
            var dumped = "\(error) \(error.failure)"
            dump(error, to: &dumped)
            #expect(!dumped.contains(Self.token))
        }
    }

    /// A line without an end is dropped, and the following ones are read.
    @Test func endlessStreamLine() async throws {
        try await withClient { connection in
            try await connection.request()
            try await connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: ")
            for _ in 0..<256 { try await connection.write([UInt8](repeating: 0x61, count: 4096)) }
            try await connection.write([0x0A, 0x0A, 0xFF, 0xC0, 0x0A])
            try await connection.write("\n\ndata: {\"status\": \"completed\"}\n\n")
        } _: { client, _ async throws in
            var phase: Phase?
            for try await event in try await client.events(ofRun: "r1") {
                if case .report(let report) = event { phase = report.phase ?? phase }
            }
            #expect(phase == .completed)
        }
    }

    /// After the head, bytes keep a stream alive and silence ends it.
    ///
    /// Where many tests run at once, the server itself may be late with a byte, so it retries, each time
    /// more slowly.
    @Test func silentStreams() async throws {
        for slowness in 1...8 {
            if try await outlivesItsIdleLimit(slowness: Int64(slowness)) { return }
        }
        Issue.record("no stream outlived the idle limit, though bytes came")
    }

    /// Returns true when a stream of single bytes, in all longer than the idle limit, is read to its end.
    private func outlivesItsIdleLimit(slowness: Int64) async throws -> Bool {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
        let whole = Atomic(false)
        try await withClient(times: TransportTimes(streamIdle: .milliseconds(500 * slowness))) { connection in
            try await connection.request()
            try await connection.write(head)
            try await connection.drip(":", everyMilliseconds: 20 * slowness, count: 40)
            try await connection.waitForClose()
        } _: { client, server async throws in
            let error = await #expect(throws: ClientError.self) {
                for try await _ in try await client.events(ofRun: "r1") {}
            }
            #expect(error?.failure.cause == .unavailable)
            await waitUntil("the server sees the close") { server.record.closed >= server.record.requests.count }
            whole.store(server.record.written == head.utf8.count + 40, ordering: .relaxed)
        }
        return whole.load(ordering: .relaxed)
    }

    /// A stream's head has a limit of its own; its body only the idle limit.
    @Test func streamsWithoutHead() async throws {
        try await withClient(times: TransportTimes(streamHead: .milliseconds(200))) { connection in
            try await connection.request()
            try await connection.waitForClose()
        } _: { client, server async throws in
            let error = await #expect(throws: ClientError.self) { _ = try await client.events(ofRun: "r1") }
            #expect(error?.failure.cause == .unavailable)
            await waitUntil("the server sees the close") { server.record.closed >= server.record.requests.count }
        }
    }
}
