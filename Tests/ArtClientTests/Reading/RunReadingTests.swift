@testable import ArtClient
import JSON
import Domain
import Testing

struct RunReadingTests {
    private let redaction = Redaction([Secret("arti_hush")].compactMap { $0 })

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
        (#"{"id":"r","error":[1,2]}"#, RunReport(remoteID: "r", failureText: "[\n  1,\n  2\n]")),
        (#"{"id":"r","error":{"x":1}}"#, RunReport(remoteID: "r", failureText: "{\n  \"x\": 1\n}")),
        (#"{"id":"r","error":false}"#, RunReport(remoteID: "r", failureText: "false")),
        (#"{"id":"r","status":null}"#, RunReport(remoteID: "r")),
    ])
    func artinstring(_ text: String, _ report: RunReport) throws {
        #expect(try RunReading.artinstring(JSONParser.parse(text), redaction: redaction) == report)
    }

    @Test(arguments: ["{}", "[]", "null", #"{"status":"queued"}"#, #"{"id":[]}"#])
    func brokenRows(_ text: String) throws {
        let json = try JSONParser.parse(text)
        #expect(throws: Unreadable.self) { try RunReading.artinstring(json, redaction: redaction) }
        #expect(throws: Unreadable.self) { try RunReading.antekirt(json, redaction: redaction) }
    }

    @Test(
        arguments: [
            ("processing", .running, .image), ("processing_svg", .running, .vector),
            ("processing_video", .running, .video),
            ("completed", .completed, .image), ("failed", .failed, .image), ("odd", nil, .image),
        ] as [(String, Phase?, Modality)])
    func antekirt(_ status: String, _ phase: Phase?, _ modality: Modality) throws {
        let json: JSON = [
            "id": "g", "status": .string(status), "prompt": "a sunset",
            "artist": ["id": "a", "name": "H", "profilePictureUrl": "https://x.y/p"],
            "outputs": ["images": [["url": "u"]], "svg": .null, "video": .null],
        ]
        let report = try RunReading.antekirt(json, redaction: redaction)
        #expect(
            report
                == RunReport(
                    remoteID: "g", phase: phase, rawStatus: status, output: Output(files: [OutputFile(url: "u")]),
                    title: "a sunset", artistID: "a", artistName: "H",
                    artistPictureURL: "https://x.y/p", modality: modality))
    }

    private static let outputs: [(JSON, Output?, svg: OutputFile?, video: OutputFile?)] = [
        (.null, nil, nil, nil), ([:], nil, nil, nil), (["images": .null], nil, nil, nil),
        (["images": [], "svg": .null], nil, nil, nil),
        (["images": ["u"]], Output(files: [OutputFile(url: "u")]), nil, nil),
        (
            ["svg": ["url": "s", "format": "svg"], "video": ["url": "v"]],
            Output(files: [OutputFile(url: "s", format: "svg"), OutputFile(url: "v")]),
            OutputFile(url: "s", format: "svg"), OutputFile(url: "v")
        ), (["video": ["format": "mp4"]], nil, nil, nil),
    ]

    @Test(arguments: outputs)
    func generationsWithAnyOutput(
        _ outputs: JSON, _ output: Output?, _ svg: OutputFile?, _ video: OutputFile?
    ) throws {
        for status in ["processing", "completed", "failed"] {
            let json: JSON = ["id": "g", "status": .string(status), "outputs": outputs]
            let report = try RunReading.antekirt(json, redaction: redaction)
            #expect(report.output == output)
            #expect(report.svg == svg)
            #expect(report.video == video)
            #expect(report.phase == Phase(status: status))
        }
    }

    @Test func keepsLongPrompts() throws {
        let prompt = String(repeating: "漢", count: 2000)
        let json: JSON = ["id": "g", "prompt": .string(prompt)]
        #expect(try RunReading.antekirt(json, redaction: redaction).title == prompt)
    }

    @Test func limitsTexts() throws {
        let long = JSON.string(String(repeating: "x", count: 10_000))
        let report = try RunReading.artinstring(["id": "r", "status": long, "error": long], redaction: redaction)
        #expect(report.rawStatus.utf8.count <= 63)
        #expect(report.failureText?.utf8.count == 503)
    }
}
