import ArtClient
import JSON
import Domain
import Testing

/// Requests as they are sent, and those that are refused before.
struct RequestCheckTests {
    private static let id = "825a12f9-c650-488e-beb7-39d0c201f9e7"

    @Test func omitsUnsetMembers() {
        #expect(
            RunRequest(promptID: "p", vars: JSONObject([("b", 1), ("a", 2)])).body.text
                == #"{"promptId":"p","vars":{"b":1,"a":2}}"#)
        #expect(RunRequest(promptID: "p", useOwnKey: false).body == ["promptId": "p", "vars": [:], "useOwnKey": false])
        #expect(ImageRequest(artistID: "a", prompt: "x").body == ["artistId": "a", "prompt": "x"])
        #expect(SVGRequest(generationID: "g").body == ["generationId": "g"])
        #expect(SVGRequest(generationID: "g", imageIndex: 2).body == ["generationId": "g", "imageIndex": 2])
        #expect(VideoRequest(generationID: "g", prompt: "x").body == ["generationId": "g", "prompt": "x"])
        let video = VideoRequest(
            generationID: "g", prompt: "x", imageIndex: 0, duration: 4, fps: 24, resolution: .p720,
            aspectRatio: .square, cameraFixed: true)
        #expect(
            video.body == [
                "generationId": "g", "prompt": "x", "imageIndex": 0, "duration": 4, "fps": 24, "resolution": "720p",
                "aspectRatio": "1:1", "cameraFixed": true,
            ])
        #expect(VideoRequest.Resolution.allCases.map(\.rawValue) == ["480p", "720p"])
        #expect(VideoRequest.AspectRatio.allCases.map(\.rawValue) == ["16:9", "9:16", "1:1"])
    }

    typealias Send = @Sendable (ArtinstringClient, AntekirtClient) async throws -> Void

    private static func video(
        _ id: String = id, _ prompt: String = "pan", index: Int? = nil, duration: Int? = nil, fps: Int? = nil
    ) -> Send {
        { _, client in
            _ = try await client.createVideo(
                VideoRequest(generationID: id, prompt: prompt, imageIndex: index, duration: duration, fps: fps))
        }
    }

    private static func image(_ id: String, _ prompt: String) -> Send {
        { _, client in _ = try await client.createImage(ImageRequest(artistID: id, prompt: prompt)) }
    }

    private static func svg(_ id: String, _ index: Int?) -> Send {
        { _, client in _ = try await client.createSVG(SVGRequest(generationID: id, imageIndex: index)) }
    }

    private static let wrong: [(Send, fields: Set<String>)] = [
        (image("825a12f9", "x"), ["artistId"]), (image(id, ""), ["prompt"]), (image(id, " \n\u{3000}"), ["prompt"]),
        (image(id, String(repeating: "x", count: 2001)), ["prompt"]),
        // One emoji is two UTF-16 units.
        (image(id, String(repeating: "🦉", count: 1001)), ["prompt"]), (image("", ""), ["artistId", "prompt"]),
        (svg("g", -1), ["generationId", "imageIndex"]), (svg(id + "0", nil), ["generationId"]),
        (video(duration: 1), ["duration"]), (video(duration: 11), ["duration"]), (video(fps: 11), ["fps"]),
        (video(fps: 61), ["fps"]), (video(index: -1), ["imageIndex"]),
        (
            video("x", "", index: -1, duration: 0, fps: 0),
            ["generationId", "prompt", "imageIndex", "duration", "fps"]
        ),
        ({ client, _ in _ = try await client.createRun(RunRequest(promptID: " ")) }, ["promptId"]),
    ]

    @Test(arguments: wrong)
    func rejectsValuesOutOfRange(_ send: Send, _ fields: Set<String>) async throws {
        let transport = ScriptedTransport()
        let (artinstring, antekirt) = try clients(transport)
        let error = await #expect(throws: ClientError.self) { try await send(artinstring, antekirt) }
        guard case .invalidBody(let complaints)? = error?.kind else {
            Issue.record("not refused as an invalid body: \(String(describing: error))")
            return
        }
        #expect(Set(complaints.keys) == fields)
        #expect(complaints.values.allSatisfy { $0.count == 1 && !$0[0].isEmpty })
        #expect(error?.mayHaveSpent == false)
        #expect(error?.failure.meaning == "Nothing was sent or charged")
        #expect(transport.requests.isEmpty)
    }

    private static let fine: [Send] = [
        image(id, "x"), image(id.uppercased(), String(repeating: "x", count: 2000)),
        image(id, String(repeating: "🦉", count: 1000)), svg(id, 0), svg(id, nil), video(duration: 2, fps: 12),
        video(index: 3, duration: 10, fps: 60),
        { client, _ in _ = try await client.createRun(RunRequest(promptID: "p")) },
    ]

    @Test(arguments: fine.indices)
    func acceptsValuesAtTheLimits(_ index: Int) async throws {
        let transport = ScriptedTransport(.json(202, #"{"generationId":"g","runId":"g","status":"processing"}"#))
        let (artinstring, antekirt) = try clients(transport)
        try await Self.fine[index](artinstring, antekirt)
        #expect(transport.requests.count == 1)
    }

    private func clients(_ transport: ScriptedTransport) throws -> (ArtinstringClient, AntekirtClient) {
        let secret = try #require(Secret("hush"))
        return (
            ArtinstringClient(token: secret, transport: transport, clock: InstantClock()),
            AntekirtClient(key: secret, transport: transport, clock: InstantClock())
        )
    }
}
