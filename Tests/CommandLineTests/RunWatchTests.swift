import JSON
import Domain
import Testing

@testable import CommandLine

struct RunWatchTests {
    private static let request = Request(
        id: RequestID("r"), action: .run, entry: EntryID(service: .artinstring, kind: .prompt, value: "p"),
        title: "Owl", modality: .image, body: ["promptId": "p"], cost: .quota(.image, runs: 1),
        createdAt: Timestamp(milliseconds: 0))

    private static func run(_ change: (inout Run) -> Void) -> EngineEvent {
        var run = request.pendingRun
        change(&run)
        return .runs([run])
    }

    private static func waiting(_ reason: Waiting.Reason) -> EngineEvent {
        run { $0.delivery = .waiting(Waiting(reason, position: 1)) }
    }

    /// It has completed, and nothing is known of what came out.
    private static func completed(_ following: Following) -> EngineEvent {
        run { ($0.phase, $0.remoteID, $0.following) = (.completed, "x", following) }
    }

    private static func status(_ status: ServiceStatus) -> EngineEvent { .status(.artinstring, status) }

    private static let accepted = run { ($0.phase, $0.remoteID, $0.following) = (.running, "x", .poll) }
    private static let gone = Failure(.unavailable, what: "artinstring cannot be reached: refused")
    private static let refused = Failure(.notAuthorized, what: "artinstring does not accept this token")

    private static func end(_ steps: [RunWatch.Step]) -> RunEnd? {
        for case .end(let end) in steps { return end }
        return nil
    }

    /// How `events` end; nil where they do not.
    private static func end(_ events: EngineEvent...) -> RunEnd? {
        var watch = RunWatch(request)
        for event in events { if let end = end(watch.handle(event)) { return end } }
        return nil
    }

    private static func said(_ steps: [RunWatch.Step]) -> [String] {
        steps.compactMap { if case .print(let words) = $0 { words } else { nil } }
    }

    @Test func aRunIsFollowedToItsEnd() {
        var watch = RunWatch(Self.request)
        #expect(watch.handle(Self.waiting(.turn)).isEmpty)
        #expect(watch.handle(Self.run { $0.delivery = .sending }) == [.print("Sending.")])
        let queued = Self.run { ($0.phase, $0.remoteID) = (.queued, "x") }
        #expect(watch.handle(queued) == [.print("Accepted and queued: run x.")])
        #expect(watch.handle(queued).isEmpty, "nothing is said twice")
        // Its end is known before its output is.
        #expect(watch.handle(Self.completed(.poll)).isEmpty)
        let done = Self.run { run in
            (run.phase, run.remoteID, run.output) = (.completed, "x", Output(text: "hoo"))
        }
        let end = Self.end(watch.handle(done))
        #expect(end?.status == nil && end?.words == ["Completed: run x."])
        #expect(watch.handle(done).isEmpty, "it is over")
        #expect(watch.tick(at: .seconds(3600)).isEmpty)
    }

    @Test(arguments: [
        (Waiting.Reason.quota, ExitReason.exhausted, "quota_exhausted"), (.credits, .exhausted, "credits_exhausted"),
        (.offline, .failed, "unavailable"), (.unauthorized, .notAuthorized, "not_authorized"),
        (.budget, .notSent, "over_budget"), (.held, .failed, "held"),
    ])
    func anUnsendableRequestIsCanceled(reason: Waiting.Reason, status: ExitReason, code: String) {
        var watch = RunWatch(Self.request)
        let steps = watch.handle(Self.waiting(reason))
        #expect(steps.last == .send(.withdraw(RequestID("r"))))
        #expect(watch.handle(Self.waiting(reason)).isEmpty)
        let end = Self.end(watch.handle(.withdrawn(Self.request)))
        #expect(end?.status == status && end?.code == code)
        #expect(end?.isSent == false && end?.maySpend == false)
        #expect(end?.what.last == "Nothing was sent.")
    }

    @Test func aRunWithoutOutputEnds() {
        var watch = RunWatch(Self.request)
        #expect(watch.handle(Self.completed(.stream)).isEmpty)
        let end = Self.end(watch.handle(Self.completed(.none)))
        #expect(end?.words == ["Completed without output: run x."])
        #expect(end?.status == nil)
        #expect(end?.run?.remoteID == "x")
    }

    @Test func anUnwritableRequestIsCanceled() {
        let full = Failure(.local, what: "The disk is full")
        let held = EngineEvent.failed(.submit(Self.request, isConfirmed: true), full)
        let stuck = EngineEvent.failed(.withdraw(RequestID("r")), full)
        var watch = RunWatch(Self.request)
        #expect(watch.handle(held) == [.send(.withdraw(RequestID("r")))])
        #expect(watch.handle(Self.waiting(.held)).isEmpty)
        let end = Self.end(watch.handle(.withdrawn(Self.request)))
        #expect(end?.status == .failed && end?.words == ["The disk is full.", "Nothing was sent."])
        #expect(Self.end(held, stuck)?.status == .failed)
        #expect(Self.end(Self.waiting(.quota), stuck) == nil, "it may have left just before")
    }

    @Test func endsHaveTheirExitCodes() {
        func rejected(_ cause: Failure.Cause) -> EngineEvent { .rejected(RequestID("r"), Failure(cause, what: "no")) }
        #expect(Self.end(rejected(.notAuthorized))?.status == .notAuthorized)
        #expect(Self.end(rejected(.tierRequired))?.status == .exhausted)
        #expect(Self.end(rejected(.tierRequired))?.code == "tier_required")
        #expect(Self.end(rejected(.missingVariables))?.status == .usage)
        #expect(Self.end(rejected(.other))?.status == .failed)
        #expect(Self.end(rejected(.outcomeUnknown)) == nil, "it is looked for")
        #expect(Self.end(Self.run { $0.phase = .failed })?.status == .failed)
        let failed = Self.end(Self.run { ($0.phase, $0.remoteID) = (.failed, "x") })
        #expect(failed?.code == "run_failed" && failed?.isSent == true && failed?.maySpend == true)
    }

    // MARK: limits and repetitions

    @Test(
        arguments: [
            (
                [.overBudget([BudgetOverrun(.runsPerDay, limit: 5, counted: 5, needed: 1)])], "over_budget",
                ["spending.runs_per_day is 5: 5 runs used", "in the last 24 hours", "this needs 1 run."]
            ),
            (
                [.overBudget([BudgetOverrun(.creditsPerSession, limit: 9, counted: 1, needed: 25)])], "over_budget",
                ["spending.credits_per_session is 9: 1 credit used", "in this session", "this needs 25 credits."]
            ),
            ([.price(credits: 25)], "over_price", ["25 credits, more than spending.ask_above_credits"]),
            (
                [.repeated(ago: .seconds(40), state: .accepted, of: RequestID("before"))], "duplicate",
                ["An identical request was sent 0:40 ago, run run-before."]
            ),
            (
                [.repeated(ago: .seconds(400), state: .undecided, of: RequestID("other"))], "duplicate",
                ["sent 6:40 ago and is still unconfirmed, request other."]
            ),
            (
                [.repeated(ago: .seconds(4), state: .prepared, of: RequestID("other"))], "duplicate",
                ["waiting for 0:04, request other."]
            ),
        ] as [([Concern], String, [String])])
    func anExceededLimitIsNotSent(concerns: [Concern], code: String, words: [String]) throws {
        var before = Self.request.again(id: RequestID("before"), at: Timestamp(milliseconds: 0)).pendingRun
        before.remoteID = "run-before"
        let end = try #require(Self.end(.runs([before]), .concerns(Self.request, concerns)))
        #expect(end.status == .notSent)
        #expect(end.code == code)
        for word in words { #expect(end.words.joined(separator: " ").contains(word), "\(end.words)") }
        #expect(end.words.contains("Nothing was sent.") && end.next.contains("--yes"))
        #expect(end.json["sent"] == false && end.json["mayHaveSpent"] == false && end.json["ok"] == false)
    }

    // MARK: a look that proves nothing

    @Test(
        arguments: [
            (OutcomeQuestion(), "Unconfirmed. No run at artinstring matches."),
            (
                OutcomeQuestion(lookup: .partial("3 rows could not be read")),
                "but not all could be read: 3 rows could not be read."
            ),
            (
                OutcomeQuestion(lookup: .failed(refused)),
                "Easel could not check: artinstring does not accept this token."
            ),
            (
                OutcomeQuestion(candidates: [
                    OutcomeQuestion.Candidate(remoteID: "1"), OutcomeQuestion.Candidate(remoteID: "2"),
                ]),
                "2 runs at artinstring match."
            ),
        ])
    func anUnknownOutcomeReportsWhatWasFound(question: OutcomeQuestion, words: String) throws {
        let end = try #require(Self.end(Self.run { $0.delivery = .unconfirmed(question) }))
        #expect(end.status == .outcomeUnknown && end.isSent && end.maySpend)
        #expect(end.words.joined(separator: " ").contains(words), "\(end.words)")
        #expect(question == OutcomeQuestion() || !end.words.joined().contains("No run at artinstring matches."))
    }

    // MARK: waiting

    @Test func aRejectedTokenEndsTheRun() throws {
        var watch = RunWatch(Self.request)
        #expect(watch.handle(Self.status(.live)).isEmpty)
        _ = watch.handle(Self.accepted)
        _ = watch.tick(at: .seconds(3))
        #expect(Self.said(watch.handle(Self.status(.unauthorized(Self.refused)))).first?.contains("x") == true)
        #expect(watch.handle(Self.accepted).isEmpty, "that it is running was said")
        #expect(watch.tick(at: .seconds(7)).isEmpty)
        let end = try #require(Self.end(watch.tick(at: .seconds(8))))
        #expect(end.status == .notAuthorized && end.code == "not_authorized")
        #expect(end.isSent && end.maySpend && end.run?.remoteID == "x")
        #expect(end.words.joined().contains("continues there: x") && end.next.contains("easel login artinstring"))
    }

    @Test func aSingleRejectionEndsNothing() {
        var watch = RunWatch(Self.request)
        _ = watch.handle(Self.accepted)
        _ = watch.handle(Self.status(.unauthorized(Self.refused)))
        _ = watch.tick(at: .seconds(4))
        #expect(Self.said(watch.handle(Self.status(.live))) == ["artinstring is back online."])
        #expect(Self.end(watch.tick(at: .seconds(9))) == nil)
    }

    @Test func anUnreachableServiceIsReportedSoonAndRegularly() {
        var watch = RunWatch(Self.request)
        _ = watch.handle(Self.accepted)
        #expect(
            Self.said(watch.handle(Self.status(.offline(Self.gone))))
                == ["artinstring cannot be reached: refused. The run continues there: x."])
        var said: [String] = []
        for second in 1...100 { said += Self.said(watch.tick(at: .seconds(second))) }
        #expect(said.count >= 3 && said.count <= 5, "\(said)")
        #expect(
            said.allSatisfy { $0.contains("No update from artinstring") && $0.contains("refused") && $0.contains("x") })
        #expect(watch.interrupted.status == .interrupted)
        #expect(watch.interrupted.words.contains("The run continues at artinstring: x."))
        #expect(watch.interrupted.json["mayHaveSpent"] == true)
    }

    /// The engine may have written down what it has not told yet.
    @Test func anUnreportedRequestMayWait() {
        let end = RunWatch(Self.request).interrupted
        #expect(end.words.contains { $0.contains("may wait in the queue") }, "\(end.words)")
        #expect(end.json["sent"] == false)
    }

    /// The service hangs, and nothing has failed yet.
    @Test func silenceIsReported() {
        var watch = RunWatch(Self.request)
        _ = watch.handle(Self.status(.live))
        _ = watch.handle(Self.accepted)
        var said: [String] = []
        for second in 1...16 { said += Self.said(watch.tick(at: .seconds(second))) }
        #expect(
            said == [
                "Still running, 0:10 so far: run x.",
                "No update from artinstring for 0:15. The run continues there: x.",
            ])
    }

    @Test func progressIsReportedRegularly() {
        let steps: [(EngineEvent?, String)] = [
            (nil, "Still loading from artinstring"), (Self.waiting(.pace), "artinstring allows 30 requests per minute"),
            (Self.waiting(.elsewhere), "Another Easel on this machine is sending"),
            (Self.waiting(.turn), "Another request is being sent first"),
            (Self.run { $0.delivery = .sending }, "waiting for the response of artinstring"),
            (Self.run { $0.delivery = .searching }, "Still checking artinstring"),
            (
                Self.run { ($0.delivery, $0.searchFailure) = (.searching, Self.gone) },
                "The check failed so far: artinstring"
            ),
        ]
        for (event, words) in steps {
            var watch = RunWatch(Self.request)
            if let event { _ = watch.handle(event) }
            #expect(Self.said(watch.tick(at: .seconds(9))).isEmpty)
            let first = Self.said(watch.tick(at: .seconds(10)))
            #expect(first.count == 1 && first[0].contains(words), "\(first)")
            #expect(Self.said(watch.tick(at: .seconds(39))).isEmpty)
            #expect(Self.said(watch.tick(at: .seconds(40))).count == 1)
        }
    }

    @Test func everyEndIsOneObject() {
        let end = RunEnd(
            Failure(.tierRequired, what: "this prompt requires the pro plan", meaning: "Nothing was charged"))
        #expect(
            end.json == [
                "ok": false, "code": "tier_required",
                "what": "This prompt requires the pro plan. Nothing was charged.", "next": "", "sent": false,
                "mayHaveSpent": false,
            ])
        let done = RunEnd(nil, "completed", "Completed.", isSent: true, maySpend: true, run: Self.request.pendingRun)
        #expect(done.json["ok"] == true && done.json["id"] == "r" && done.json["phase"] == "unknown")
    }

    @Test func otherRequestsAreIgnored() {
        #expect(Self.end(.rejected(RequestID("other"), Failure(.other, what: "no"))) == nil)
        var watch = RunWatch(Self.request)
        _ = watch.handle(Self.accepted)
        #expect(watch.handle(.status(.antekirt, .offline(Self.gone))).isEmpty)
    }
}
