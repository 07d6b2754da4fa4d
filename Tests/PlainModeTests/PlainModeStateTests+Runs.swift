import JSON
import Domain
import Session
import Testing

@testable import PlainMode

/// Runs once more, conversions, older runs and the line.
extension PlainModeStateTests {
    /// A talk in which run 1 is done, with the request that made it.
    private static func done() throws -> (talk: Talk, request: Request) {
        var talk = filled()
        talk.type("yes")
        let request = try #require(talk.submitted)
        talk.take(run(request) { ($0.phase, $0.remoteID) = (.running, "x") })
        talk.take(run(request) { ($0.phase, $0.remoteID) = (.completed, "x") })
        return (talk, request)
    }

    @Test func aRunIsRepeatedOnlyAfterConfirmation() throws {
        var (talk, request) = try Self.done()
        talk.type("again 1", "1", "", "send")
        #expect(talk.asked.last == .loadRequest(request.id.runID))
        talk.take(.engine(.request(request.id.runID, request)))
        #expect(talk.submissions == 1)
        #expect(talk.said.contains("Ready to send to artinstring again: Stoic Owl."))
        #expect(talk.said.contains("Costs 1 image run. Remaining quota unknown."))
        talk.type("view")
        #expect(talk.said.contains("    \"subject\": \"an owl\""))
        talk.type("no")
        #expect(talk.submissions == 1)
        talk.type("again 1")
        talk.take(.engine(.request(request.id.runID, request)))
        talk.type("yes")
        #expect(talk.submissions == 2)
        let again = try #require(talk.submitted)
        #expect(again.body == request.body && again.id != request.id)
    }

    @Test func aRunIsEditedAndRunAgain() throws {
        var (talk, request) = try Self.done()
        talk.type("edit 1")
        talk.take(.engine(.request(request.id.runID, request)))
        talk.take(.engine(.entry(Self.owl)))
        #expect(talk.session.prompt?.contains("now an owl") == true)
        talk.type("a fox", "yes")
        #expect(talk.submitted?.body["vars"]?["subject"] == "a fox")
        #expect(talk.submissions == 2)
    }

    @Test func aChangedFormIsOpenedForReview() throws {
        var (talk, request) = try Self.done()
        var entry = Self.owl
        entry.schema = ["type": "object", "properties": ["mood": ["type": "string"]], "required": ["mood"]]
        talk.take(Self.catalog([entry]))
        talk.type("again 1")
        talk.take(.engine(.request(request.id.runID, request)))
        #expect(talk.said.contains("The form changed; review it."))
        talk.take(.engine(.entry(entry)))
        #expect(talk.session.prompt?.hasPrefix("mood, ") == true)
        #expect(talk.submissions == 1)
    }

    @Test func aRunFromElsewhereIsReported() throws {
        var talk = Talk()
        let run = Run(
            id: RunID("r-1"), service: .artinstring, remoteID: "r-1", title: "Stoic Owl", modality: .image,
            phase: .completed, createdAt: Self.now)
        talk.take(.engine(.runs([run])))
        talk.type("queue", "again 1")
        talk.take(.engine(.request(run.id, nil)))
        #expect(talk.said.last == "This run was not sent from this machine: its input is unknown.")
        #expect(talk.session.prompt == "Command: ")
    }

    @Test func aWaitingRequestIsCanceledAndEdited() throws {
        var talk = Self.filled()
        talk.type("yes")
        let request = try #require(talk.submitted)
        talk.take(Self.run(request) { $0.delivery = .waiting(Waiting(.quota, position: 1)) })
        talk.type("edit 1")
        #expect(talk.asked.last == .withdraw(request.id))
        talk.take(.engine(.withdrawn(request)))
        #expect(talk.said.contains("Canceled: Stoic Owl. Nothing was sent."))
        // The connection goes, and the answers stay.
        talk.take(.engine(.failed(.loadEntry(Self.owl.id), Failure(.unavailable, what: "No answer came"))))
        #expect(talk.session.prompt?.contains("now an owl") == true)
        #expect(talk.submissions == 1)
    }

    @Test func aRequestSentMeanwhileEndsTheWait() throws {
        var talk = Self.filled()
        talk.type("yes")
        let request = try #require(talk.submitted)
        talk.take(Self.run(request) { $0.delivery = .waiting(Waiting(.quota, position: 1)) })
        talk.type("edit 1")
        talk.take(Self.run(request) { $0.delivery = .sending })
        #expect(talk.session.prompt == "Command: ")
    }

    @Test func newPositionsAreReportedAfterAMove() throws {
        var talk = Self.filled()
        talk.type("yes")
        let first = try #require(talk.submitted)
        talk.take(Self.run(first) { $0.delivery = .waiting(Waiting(.turn, position: 1)) })
        talk.type("fill", "a fox", "yes")
        let second = try #require(talk.submitted)
        talk.take(Self.run(second) { $0.delivery = .waiting(Waiting(.turn, position: 2)) })
        #expect(!talk.said.contains { $0.contains("waiting") }, "a turn comes by itself")
        talk.type("queue")
        #expect(
            talk.said.suffix(2).map { $0.prefix(30) }
                == ["Run 1, Stoic Owl, an owl: waiting", "Run 2, Stoic Owl, a fox: waiting"].map { $0.prefix(30) })
        talk.type("up 1")
        #expect(talk.said.last == "Already first in line.")
        talk.type("down 2")
        #expect(talk.said.last == "Already last in line.")
        talk.type("up 2")
        #expect(talk.asked.last == .move(second.id, by: -1))
        talk.take(Self.run(second) { $0.delivery = .waiting(Waiting(.turn, position: 1)) })
        #expect(talk.said.last == "Run 2, Stoic Owl: now number 1 in line.")
    }

    @Test(arguments: Conversion.allCases)
    func conversionsAreForms(conversion: Conversion) throws {
        var talk = Talk()
        talk.session = PlainModeState(
            services: [.antekirt], isDemo: false, ids: RequestIDSource(seed: (1, 2, 3, 4)), now: Self.now)
        var run = Run(
            id: RunID("g-1"), service: .antekirt, remoteID: "g-1", title: "Noor", modality: .image, phase: .running,
            createdAt: Self.now)
        talk.take(.engine(.runs([run])))
        talk.type("queue", "\(conversion.rawValue) 1")
        #expect(talk.said.last == "Not completed yet. Antekirt converts only completed images.")
        run.phase = .completed
        run.output = Output(files: [OutputFile(url: "https://cdn.example/owl.png")])
        talk.take(.engine(.runs([run])))
        talk.type("\(conversion.rawValue) 1")
        let entry = try #require(run.entry(for: conversion))
        #expect(talk.asked == [.loadEntry(entry.id)])
        talk.take(.engine(.entry(entry)))
        if conversion == .video { talk.type("slow waves", ".") }
        talk.type(">")
        #expect(talk.said.contains { $0.hasPrefix("Costs \(conversion.credits) credits.") })
        talk.type("yes")
        #expect(talk.submitted?.action.conversion == conversion)
    }

    @Test func olderRunsAreReadInPages() {
        func runs(_ numbers: ClosedRange<Int>) -> PlainModeState.Input {
            .engine(
                .runs(
                    numbers.map { number in
                        Run(
                            id: RunID("r-\(number)"), service: .artinstring, remoteID: "r-\(number)",
                            title: "Run of \(number)", modality: .image, phase: .completed,
                            createdAt: Timestamp(milliseconds: Int64(1_000_000 - number)))
                    }))
        }
        var talk = Talk()
        talk.take(runs(1...30), .engine(.olderRuns(.artinstring, available: true)))
        talk.type("queue")
        #expect(talk.said.last == "10 older: type older.")
        talk.type("older")
        #expect(talk.said.last == "Older runs available: type older.")
        #expect(talk.said.suffix(2).first == "Run 30, Run of 30, just now: completed.")
        talk.type("older", "older")
        #expect(talk.asked == [.loadOlderRuns(.artinstring)])
        talk.take(runs(31...35), .engine(.olderRuns(.artinstring, available: false)))
        #expect(talk.said.contains("Run 35, Run of 35, just now: completed."))
        #expect(talk.said.last == "No older runs.")
    }

    @Test func filesAreFetchedAndStopped() throws {
        var (talk, request) = try Self.done()
        talk.type("stop 1")
        #expect(talk.said.last == "No download in progress.")
        talk.type("download 1")
        talk.take(
            Self.run(request) { run in
                (run.phase, run.remoteID) = (.completed, "x")
                run.download = .running(received: 0, total: nil, bytesPerSecond: nil)
            })
        talk.type("download 1", "stop 1")
        #expect(talk.said.contains("Already downloading."))
        #expect(talk.asked.last == .cancelDownload(request.id.runID))
    }

    @Test func aBudgetIsPrinted() throws {
        var talk = Talk()
        talk.session = PlainModeState(
            services: [.artinstring], isDemo: false, limits: SpendingLimits(runsPerSession: 3),
            ids: RequestIDSource(seed: (1, 2, 3, 4)), now: Self.now)
        talk.take(.engine(.spending(session: Spending(runs: 3), day: Spending(runs: 3))), Self.catalog([Self.owl]))
        talk.type("account", "list", "fill 1")
        #expect(talk.said.contains("Budget used: 3 of 3 runs this session."))
        talk.take(.engine(.entry(Self.owl)))
        talk.type("an owl", "yes")
        talk.take(.engine(.concerns(try #require(talk.submitted), [.overBudget()])))
        #expect(talk.said.contains("Over your budget: 3 of 3 runs this session."))
        talk.type("1")
        #expect(talk.submissions == 1)
    }

    @Test func aFormerCommandRunsWithAHint() throws {
        var talk = Self.filled()
        talk.type("yes")
        let request = try #require(talk.submitted)
        talk.take(Self.run(request) { $0.delivery = .waiting(Waiting(.quota, position: 1)) })
        talk.type("hold 1")
        #expect(talk.said.last == "hold is now called pause.")
        #expect(talk.asked.last == .hold(request.id, true))
    }
}
