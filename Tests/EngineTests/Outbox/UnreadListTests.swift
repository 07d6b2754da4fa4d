import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

/// What is concluded about a request whose answer was lost, by what could be read of the service's list.
@Suite(.timeLimit(.minutes(5)))
struct UnreadListTests {
    /// What a list answers after the request was sent.
    struct Answer: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var status = 200
        var body = "{}"
        /// Whether the user is asked at once, rather than after the last look.
        var asksAtOnce = false
        var candidates: [String] = []
        let lookup: @Sendable (OutcomeQuestion.Lookup) -> Bool
    }

    private static func row(_ id: String, prompt: String = "p", at seconds: Int? = 1) -> String {
        let moment = seconds.map { #""\#((Timestamp.noon + .seconds($0)).rfc3339)""# } ?? #""a while ago""#
        return #"{"id":"\#(id)","status":"queued","createdAt":\#(moment),"promptId":"\#(prompt)","promptTitle":"Owl"}"#
    }

    private static func list(_ rows: String..., more: String = "") -> String {
        #"{"runs":[\#(rows.joined(separator: ","))]\#(more)}"#
    }

    private static let isWhole: @Sendable (OutcomeQuestion.Lookup) -> Bool = { $0 == .whole }
    private static let isPartial: @Sendable (OutcomeQuestion.Lookup) -> Bool = {
        if case .partial = $0 { true } else { false }
    }
    private static func failed(_ cause: Failure.Cause) -> @Sendable (OutcomeQuestion.Lookup) -> Bool {
        { if case .failed(let failure) = $0 { failure.cause == cause } else { false } }
    }

    private static let answers = [
        Answer(testDescription: "all of it, without the run", body: list(), lookup: isWhole),
        Answer(
            testDescription: "the token is refused", status: 401, body: #"{"error":"unauthorized"}"#, asksAtOnce: true,
            lookup: failed(.notAuthorized)),
        Answer(testDescription: "500", status: 500, lookup: failed(.unavailable)),
        Answer(testDescription: "404", status: 404, body: #"{"error":"not_found"}"#, lookup: failed(.notFound)),
        Answer(testDescription: "no JSON", body: "<html>", lookup: failed(.invalidResponse)),
        Answer(testDescription: "broken rows", body: list("null", "3"), lookup: isPartial),
        Answer(
            testDescription: "a page that ends early", body: list(row("q1", prompt: "q"), more: #","total":9"#),
            lookup: isPartial),
        Answer(
            testDescription: "pages without end",
            body: list(row("q1", prompt: "q"), more: #","nextCursor":"2026-05-28T20:00:00Z""#), lookup: isPartial),
        Answer(
            testDescription: "a run of unknown time", body: list(row("r1", at: nil)), candidates: ["r1"],
            lookup: isWhole),
    ]

    @Test(arguments: answers) func whatWasNotReadProvesNothing(answer: Answer) async throws {
        let stage = try Self.stage(answering: answer)
        try await stage.perform { [log = stage.log, clock = stage.clock] engine in
            engine.send(.submit(.owl()))
            if !answer.asksAtOnce {
                await Self.pass(clock, log)
            }
            let question = await Self.question(log)
            #expect(answer.lookup(question.lookup), "\(question)")
            #expect(question.candidates.map(\.remoteID) == answer.candidates)
        }
        #expect(stage.service.count("POST /api/v1/runs") == 1)
        let state = try await stage.archive?.request(Request.owl().id)?.state
        #expect(state == (answer.testDescription.hasPrefix("all") ? .absent : .undecided))
    }

    @Test(arguments: answers.filter { $0.candidates.isEmpty })
    func theQuestionIsRenewedByTheNextReadingAndTheRunIsNoRowOfItsOwn(
        answer: Answer
    ) async throws {
        let stage = try Self.stage(answering: answer)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            engine.send(.submit(.owl()))
            if !answer.asksAtOnce {
                await Self.pass(clock, log)
            }
            _ = await Self.question(log)
            service.on("GET /api/v1/runs", Self.list(Self.row("r1")))
            engine.send(.refresh(.artinstring))
            let run = await log.run(Request.owl().id.runID) { $0.remoteID == "r1" }
            #expect(run?.delivery == nil)
            // Where nothing was known, no row was told; where it was thought not to be there, it is removed.
            if await log.runs[RunID("r1")] != nil { await log.wait { $0 == .forgotten([RunID("r1")]) } }
        }
        #expect(stage.service.count("POST /api/v1/runs") == 1)
        #expect(try await stage.archive?.request(Request.owl().id)?.state == .adopted)
    }

    @Test func aListThatCanBeReadAgainAndDoesNotHoldItIsBelievedThen() async throws {
        let stage = try Self.stage(answering: Self.answers[1])
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            engine.send(.submit(.owl()))
            #expect(await Self.question(log).lookup != .whole)
            clock.advance(to: .seconds(400))
            service.on("GET /api/v1/runs", Self.list())
            engine.send(.refresh(.artinstring))
            let run = await log.run(Request.owl().id.runID) {
                if case .unconfirmed(let question) = $0.delivery { question.lookup == .whole } else { false }
            }
            #expect(run?.delivery == .unconfirmed(OutcomeQuestion(candidates: [], evidence: .unspent)))
        }
        #expect(try await stage.archive?.request(Request.owl().id)?.state == .absent)
    }

    @Test func aLookThatFailedIsToldWhileItIsLookedFor() async throws {
        let stage = try Self.stage(answering: Self.answers[2])
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            engine.send(.submit(.owl()))
            let run = await log.run(Request.owl().id.runID) { $0.searchFailure != nil }
            #expect(run?.delivery == .searching)
            service.on("GET /api/v1/runs", Self.list())
            await clock.waitForSleeper(at: .seconds(15))
            clock.advance(to: .seconds(15))
            _ = await log.run(Request.owl().id.runID) { $0.searchFailure == nil && $0.delivery == .searching }
        }
    }

    @Test func itIsLookedForAgainByItselfAndWhatNobodyCouldLookForIsAskedAboutAfterARestartToo()
        async throws
    {
        let archive = try Archive(inMemory: ())
        let first = try Self.stage(answering: Self.answers[1], archive)
        try await first.perform { [log = first.log] engine in
            engine.send(.submit(.owl()))
            _ = await Self.question(log)
        }
        let second = try Self.stage(answering: Self.answers[1], archive)
        second.service.on("GET /api/v1/runs", #"{"error":"unauthorized"}"#, status: 401)
        try await second.perform { [log = second.log, clock = second.clock, service = second.service] _ in
            #expect(Self.answers[1].lookup(await Self.question(log).lookup))
            await clock.waitForSleeper(at: .seconds(60))
            service.on("GET /api/v1/runs", Self.list(Self.row("r1")))
            clock.advance(to: .seconds(60))
            _ = await log.run(Request.owl().id.runID) { $0.remoteID == "r1" }
        }
        #expect(first.service.count("POST /api/v1/runs") + second.service.count("POST /api/v1/runs") == 1)
    }

    // MARK: staging

    /// A stage on which the answer to the owl is lost, and the list answers like that afterwards.
    private static func stage(answering answer: Answer, _ archive: Archive? = nil) throws -> Stage {
        var stage = Stage(archive: try archive ?? Archive(inMemory: ()))
        stage.services = [.artinstring]
        stage.service.on("POST /api/v1/runs") { [service = stage.service] _ throws(TransportError) in
            service.on("GET /api/v1/runs", answer.body, status: answer.status)
            throw TransportError(.interrupted, "scripted")
        }
        return stage
    }

    private static func question(_ log: EventLog) async -> OutcomeQuestion {
        let run = await log.run(Request.owl().id.runID) { if case .unconfirmed = $0.delivery { true } else { false } }
        guard case .unconfirmed(let question) = run?.delivery else { return OutcomeQuestion() }
        return question
    }

    /// Passes the time until the user is asked, however often it is looked before.
    private static func pass(_ clock: ManualClock, _ log: EventLog) async {
        _ = await log.run(Request.owl().id.runID) {
            if case .unconfirmed = $0.delivery { true } else { $0.delivery == .searching }
        }
        var moment = Duration.zero
        while await log.runs[Request.owl().id.runID]?.delivery == .searching, moment < .seconds(900) {
            moment += .seconds(1)
            clock.advance(to: moment)
            for _ in 0..<20 { await Task.yield() }
            try? await ContinuousClock().sleep(for: .milliseconds(2))
        }
    }
}
