@testable import ArtClient
import Domain
import Testing

struct RunReadingTests {
    private let redaction = Redaction(Secret("arti_hush"))

    @Test(arguments: [
        (
            #"{"id":"r","status":"completed","createdAt":"2026-05-08T01:23:45Z","completedAt":"2026-05-08T01:24:11.500Z","promptId":"p","promptSlug":"s","promptTitle":"T"}"#,
            RunReport(
                remoteID: "r", phase: .completed, rawStatus: "completed",
                createdAt: Timestamp(milliseconds: 1_778_203_425_000),
                completedAt: Timestamp(milliseconds: 1_778_203_451_500),
                title: "T", promptID: "p", promptSlug: "s")
        ),
        (
            #"{"id":5,"status":"warming_up","error":null,"output":null,"createdAt":"…","new":[]}"#,
            RunReport(remoteID: "5", rawStatus: "warming_up")
        ),
        (
            #"{"id":"r","status":"failed","error":"provider timeout"}"#,
            RunReport(remoteID: "r", phase: .failed, rawStatus: "failed", failureText: "provider timeout")
        ),
        (
            #"{"id":"r","status":"failed","error":{"message":"no arti_hush"}}"#,
            RunReport(remoteID: "r", phase: .failed, rawStatus: "failed", failureText: "no ***")
        ),
        (#"{"id":"r","error":[1,2]}"#, RunReport(remoteID: "r", failureText: "[1,2]")),
        (#"{"id":"r","status":null}"#, RunReport(remoteID: "r")),
    ])
    func artinstring(_ text: String, _ report: RunReport) throws {
        #expect(RunReading.artinstring(try JSONParser.parse(text), redaction: redaction) == report)
    }

    @Test(arguments: ["{}", "[]", "null", #"{"status":"queued"}"#, #"{"id":[]}"#])
    func rowsThatCannotBeRead(_ text: String) throws {
        let json = try JSONParser.parse(text)
        #expect(RunReading.artinstring(json, redaction: redaction) == nil)
        #expect(RunReading.antekirt(json, redaction: redaction) == nil)
    }

    @Test(
        arguments: [
            ("processing", .running, .image), ("processing_svg", .running, .vector),
            ("processing_video", .running, .video),
            ("completed", .completed, .image), ("failed", .failed, .image), ("odd", nil, .image),
        ] as [(String, Phase?, Modality)])
    func antekirt(_ status: String, _ phase: Phase?, _ modality: Modality) {
        let json: JSON = [
            "id": "g", "status": .string(status), "prompt": "a sunset", "artist": ["id": "a", "name": "H"],
            "outputs": ["images": [["url": "u"]], "svg": .null, "video": .null],
        ]
        let report = RunReading.antekirt(json, redaction: redaction)
        #expect(
            report
                == RunReport(
                    remoteID: "g", phase: phase, rawStatus: status, output: Output(files: [OutputFile(url: "u")]),
                    title: "a sunset", artistID: "a", artistName: "H", modality: modality))
    }

    @Test func boundsTexts() {
        let long = JSON.string(String(repeating: "x", count: 10_000))
        let report = RunReading.artinstring(["id": "r", "status": long, "error": long], redaction: redaction)
        #expect((report?.rawStatus.utf8.count ?? 0) <= 63)
        #expect((report?.failureText?.utf8.count ?? 0) <= 503)
    }
}
