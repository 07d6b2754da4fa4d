import CommandLine
import JSON
import Domain
import Session
import Testing

@testable import PlainMode

/// Any number may be typed and any may be told; plain mode says what it is, or that there is none.
struct PlainNumbersTests {
    private static let numbers = [
        "-9223372036854775808", "-9223372036854775807", "-1", "0", "-0", "1", "2", "9223372036854775807",
        "9223372036854775808", "1e308", "NaN", String(repeating: "9", count: 400),
    ]

    @Test(arguments: numbers)
    func typed(_ number: String) {
        var entry = PlainModeStateTests.owl
        entry.schema = [
            "type": "object",
            "properties": [
                "subject": ["type": "string", "examples": ["a heron"]], "mood": ["enum": ["calm", "stern", "wry"]],
                "steps": ["type": "integer"], "tags": ["type": "array", "items": ["type": "string"]],
            ],
        ]
        var talk = PlainModeStateTests.Talk()
        talk.take(PlainModeStateTests.catalog([entry]))
        talk.type("list")
        for command in ["show", "download", "again", "edit", "fill", "resolve", "collection", "wait", "down", "open"] {
            talk.type("\(command) \(number)")
        }
        talk.type("fill 1")
        talk.take(.engine(.entry(entry)))
        talk.take(.engine(.recalled(entry.id, presets: Presets([]), history: AnswerHistory())))
        for line in ["!suggest \(number)", "!preset \(number)", "!delete \(number)", "an owl", number, "\(number) 1"] {
            talk.type(line)
        }
        for line in ["\(number)..\(number) by \(number)", "1..\(number)", "\(number)..1", "-\(number)", "- \(number)"] {
            talk.type(line)
        }
        talk.type("a tag", "\(number) \(number)", "-\(number)")
        #expect(!talk.said.isEmpty)
    }

    @Test(arguments: [Int.min, .min + 1, -1, 0, 1, 1_000_000_000_000_000_000, .max - 1, .max])
    func told(_ number: Int) {
        for other in [Int.min, -1, 0, 1, .max] {
            let account = Observed.known(
                Account(
                    quotas: [Quota(modality: .image, used: number, limit: other, remaining: other)],
                    quotasResetAt: Timestamp(milliseconds: Int64(number)), credits: number),
                asOf: Timestamp(milliseconds: Int64(other)))
            #expect(!PlainText.account(.artinstring, account, now: PlainModeStateTests.now).isEmpty)
            for cost in [Cost.credits(other), .quota(.image, runs: other)] {
                let forecast = BalanceForecast(cost, account: account, now: PlainModeStateTests.now)
                #expect(!Wording.sentences(forecast, now: PlainModeStateTests.now).isEmpty)
            }
        }
        let run = Run(
            id: RunID("x"), service: .artinstring, title: "Owl", modality: .image, phase: .completed,
            createdAt: Timestamp(milliseconds: Int64(number)), endedAt: Timestamp(milliseconds: .max))
        #expect(PlainText.result(run, now: PlainModeStateTests.now).contains { $0.hasPrefix("Started ") })
    }

    @Test func anUnknownTimeIsReported() {
        let run = Run(
            id: RunID("x"), service: .artinstring, title: "Owl", modality: .image, phase: .completed, createdAt: nil)
        #expect(PlainText.result(run, now: PlainModeStateTests.now).contains("Started at an unknown time."))
        var runs = PlainRuns()
        var session = Session(services: [.artinstring])
        _ = session.apply(.runs([run]))
        #expect(
            runs.lines(of: session.runs, now: PlainModeStateTests.now) == ["Run 1, Owl, at an unknown time: completed."]
        )
        #expect(run.report["createdAt"] == nil)
    }
}
