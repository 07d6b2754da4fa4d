import Domain
import JSON
import Testing

@testable import Engine

struct AttributionTests {
    private static let piece = RunPiece(
        source: "s", index: 1, content: .file(url: "https://files.example/a/b.png?X-Signature=hush"))

    private func document(_ attribution: Attribution) -> JSON {
        attribution.document(for: "n.png", of: Self.piece, format: "image/png", byteCount: 12, savedAt: .noon)
    }

    @Test func itSaysAllThatAttributionNeedsAndNoSignature() {
        let run = Run(
            id: RunID("request-2"), service: .antekirt, remoteID: "g", title: "Ana", modality: .image,
            phase: .completed, createdAt: .noon, endedAt: .noon + .seconds(7), cost: .credits(3), isOurs: true,
            entry: Request.sunset().entry)
        let entry = CatalogEntry(
            id: Request.sunset().entry, title: "Ana Ventura", modality: .image, provider: "replicate",
            modelName: "flux")
        let json = document(Attribution(run: run, request: .sunset(), entry: entry))
        #expect(json["prompt"] == "a sunset")
        #expect(json["request"] == ["artistId": "a", "prompt": "a sunset"])
        #expect(json["service"] == "antekirt")
        #expect(json["run"] == "g")
        #expect(json["requestID"] == "request-2")
        #expect(json["entry"] == ["kind": "artist", "id": "a"])
        #expect(json["artist"] == ["id": "a", "name": "Ana Ventura"])
        #expect(json["model"] == "flux")
        #expect(json["provider"] == "replicate")
        #expect(json["cost"] == ["credits": 3])
        #expect(json["createdAt"] == .string(Timestamp.noon.rfc3339))
        #expect(json["endedAt"] == .string((Timestamp.noon + .seconds(7)).rfc3339))
        #expect(json["file"]?["host"] == "files.example")
        #expect(json["file"]?["byteCount"] == 12)
        #expect(!json.text.contains("hush"))
        #expect(!json.text.contains("Signature"))
    }

    @Test func secretsAreLeftOut() {
        let request = Request(
            id: RequestID("r"), action: .run, entry: EntryID(service: .artinstring, kind: .prompt, value: "p"),
            title: "t", modality: .image,
            body: [
                "promptId": "p", "useOwnKey": true,
                "vars": [
                    "subject": "an owl", "api_key": "hush", "API-Key": "hush", "hf_token": "hush", "Password": "hush",
                    "clientSecret": "hush", "pin": "hush", "code": "hush", "note": "arti_hush",
                    "list": ["Bearer hush", "keep"], "inner": ["accessKey": "hush", "keyboard": "qwerty"],
                ],
            ], cost: .quota(.image, runs: 1), createdAt: .noon,
            secrets: [JSONPointer(["vars", "pin"]), JSONPointer(["vars", "code"])])
        let json = document(Attribution(run: request.pendingRun, request: request))
        #expect(!json.text.contains("hush"))
        let kept: JSON = ["subject": "an owl", "list": ["keep"], "inner": ["keyboard": "qwerty"]]
        #expect(json["variables"] == kept)
        #expect(json["request"] == ["promptId": "p", "useOwnKey": true, "vars": kept])
    }

    @Test func aRunFromElsewhereHasWhatIsKnownOfIt() {
        let run = Run(
            id: RunID("x"), service: .artinstring, remoteID: "x", title: "t", modality: .image, phase: .completed,
            createdAt: .noon)
        let json = document(Attribution(run: run))
        #expect(json["title"] == "t")
        #expect(json["request"] == nil)
        #expect(json["artist"] == nil)
    }
}
