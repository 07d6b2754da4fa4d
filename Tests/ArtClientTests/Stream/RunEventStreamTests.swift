@testable import ArtClient
import Domain
import Testing

struct RunEventStreamTests {
    private func client(_ transport: ScriptedTransport) throws -> ArtinstringClient {
        ArtinstringClient(
            origin: try Origin("http://127.0.0.1:9"), token: try #require(Secret("arti_hush")), transport: transport,
            clock: InstantClock())
    }

    private func events(_ transport: ScriptedTransport) async throws -> [StreamEvent] {
        var events: [StreamEvent] = []
        for try await event in try await client(transport).events(ofRun: "r 1") { events.append(event) }
        return events
    }

    @Test func reportsHeartbeatsAndGarbage() async throws {
        let transport = ScriptedTransport(
            .stream([
                Array("data: {\"status\":\"queued\"}\n\n".utf8), Array(": ping\n\n".utf8),
                Array("data: {\"status\":\"run".utf8),
                Array(
                    "ning\"}\n\ndata: nonsense\n\ndata: [1]\n\ndata: {\"x\":1}\n\ndata: {\"status\":\"warming_up\"}\n\n"
                        .utf8),
                [0xFF, 0x00, 0x0A, 0x0A],
                Array(
                    "data: {\"status\":\"completed\",\"output\":{\"url\":\"https://a.b/c.png\",\"mime\":\"image/png\"}}\n\n"
                        .utf8),
            ]))
        let output = Output(files: [OutputFile(url: "https://a.b/c.png", format: "image/png")])
        #expect(
            try await events(transport) == [
                .report(RunReport(remoteID: "r 1", phase: .queued, rawStatus: "queued")), .heartbeat, .heartbeat,
                .report(RunReport(remoteID: "r 1", phase: .running, rawStatus: "running")),
                .report(RunReport(remoteID: "r 1", phase: nil, rawStatus: "warming_up")), .heartbeat,
                .report(RunReport(remoteID: "r 1", phase: .completed, rawStatus: "completed", output: output)),
            ])
        let request = try #require(transport.requests.first)
        #expect(request.url == "http://127.0.0.1:9/api/runs/r%201/stream")
        #expect(request.headers.contains { $0 == ("Accept", "text/event-stream") })
    }

    @Test func surfacesErrorsInFrames() async throws {
        let transport = ScriptedTransport(
            .stream([
                Array(
                    "data: {\"status\":\"failed\",\"error\":\"no arti_hush\"}\n\ndata: {\"error\":{\"message\":\"m\"}}\n\n"
                        .utf8)
            ]))
        #expect(
            try await events(transport) == [
                .report(RunReport(remoteID: "r 1", phase: .failed, rawStatus: "failed", failureText: "no ***")),
                .report(RunReport(remoteID: "r 1", failureText: "m")),
            ])
    }

    @Test(arguments: [
        (ScriptedTransport.Answer.json(500, ""), ClientError.Kind.unavailable(reason: "HTTP 500")),
        (.json(404, "{\"error\":\"not_found\"}"), .notFound), (.json(401, ""), .notAuthorized),
        (.json(204, ""), .invalidResponse(reason: "unexpected HTTP 204")),
        (
            .stream([], type: "text/html"),
            .invalidResponse(reason: "the stream is not text/event-stream")
        ),
        (.failure(TransportError(.notSent, "down")), .unreachable(reason: "down")),
        (.stream([], then: TransportError(.interrupted, "silent")), .unavailable(reason: "silent")),
        (.stream([[0x3A]], then: TransportError(.cancelled, "")), .cancelled),
    ])
    func refusalsAndBreaks(_ answer: ScriptedTransport.Answer, _ kind: ClientError.Kind) async {
        let error = await #expect(throws: ClientError.self) { try await events(ScriptedTransport(answer)) }
        #expect(error?.kind == kind)
        #expect(error?.mayHaveSpent == false)
    }

    @Test(arguments: ["text/event-stream;", "text/event-stream; charset=utf-8", "Text/Event-Stream"])
    func mediaTypes(_ type: String) async throws {
        #expect(try await events(ScriptedTransport(.stream([[0x3A, 0x0A]], type: type))) == [.heartbeat])
    }
}
