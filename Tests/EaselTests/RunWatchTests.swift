import Domain
import Testing

@testable import easel

struct RunWatchTests {
    /// Swift Testing has a type of that name too.
    typealias Status = easel.ExitStatus

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
        run { $0.outbox = .waiting(Waiting(reason, position: 1)) }
    }

    /// It has completed, and nothing is known of what came out.
    private static func completed(_ following: Following) -> EngineEvent {
        run { ($0.phase, $0.remoteID, $0.following) = (.completed, "x", following) }
    }

    /// What the last of `events` leads to.
    private static func status(_ events: EngineEvent...) -> (Status?, isOver: Bool) {
        var watch = RunWatch(request)
        for event in events {
            for case .end(let status, _) in watch.take(event) { return (status, true) }
        }
        return (nil, false)
    }

    @Test func aRunGoesItsWay() {
        var watch = RunWatch(Self.request)
        #expect(watch.take(Self.waiting(.turn)).isEmpty)
        #expect(watch.take(Self.run { $0.outbox = .sending }) == [.say("Sending.")])
        let queued = Self.run { ($0.phase, $0.remoteID) = (.queued, "x") }
        #expect(watch.take(queued) == [.say("Accepted, and queued there.")])
        #expect(watch.take(queued).isEmpty, "nothing is said twice")
        // Its end is known before its output is.
        #expect(watch.take(Self.completed(.poll)).isEmpty)
        let done = Self.run { run in
            (run.phase, run.remoteID, run.output) = (.completed, "x", Output(text: "hoo"))
        }
        #expect(watch.take(done).first == .say("Completed."))
        #expect(watch.take(done).isEmpty, "it is over")
    }

    @Test(arguments: [
        (Waiting.Reason.quota, Status.exhausted), (.credits, .exhausted), (.offline, .failed), (.budget, .failed),
        (.held, .failed),
    ])
    func whatCannotBeSentNowIsTakenBack(reason: Waiting.Reason, status: Status) {
        var watch = RunWatch(Self.request)
        let steps = watch.take(Self.waiting(reason))
        #expect(steps.last == .ask(.withdraw(RequestID("r"))))
        #expect(watch.take(Self.waiting(reason)).isEmpty)
        #expect(watch.take(.withdrawn(Self.request)).last == .end(status, nil))
    }

    @Test func anEndOfWhichNothingCameIsAnEnd() {
        var watch = RunWatch(Self.request)
        #expect(watch.take(Self.completed(.stream)).isEmpty)
        let steps = watch.take(Self.completed(.none))
        #expect(steps.first == .say("Completed, and nothing came out."))
        guard case .end(let status, let run) = steps.last else {
            Issue.record("it does not end")
            return
        }
        #expect(status == nil)
        #expect(run?.remoteID == "x")
    }

    @Test func whatCannotBeWrittenDownIsTakenBack() {
        let full = Failure(.local, what: "The disk is full")
        let held = EngineEvent.failed(.submit(Self.request, isConfirmed: true), full)
        let stuck = EngineEvent.failed(.withdraw(RequestID("r")), full)
        var watch = RunWatch(Self.request)
        #expect(watch.take(held) == [.say("The disk is full."), .ask(.withdraw(RequestID("r")))])
        #expect(watch.take(Self.waiting(.held)).isEmpty)
        #expect(watch.take(.withdrawn(Self.request)).last == .end(.failed, nil))
        #expect(Self.status(held, stuck) == (.failed, true))
        #expect(Self.status(Self.waiting(.quota), stuck) == (nil, false), "it may have left just before")
    }

    @Test func endsHaveTheirExitCodes() {
        func rejected(_ cause: Failure.Cause) -> EngineEvent { .rejected(RequestID("r"), Failure(cause, what: "no")) }
        #expect(Self.status(rejected(.notAuthorized)) == (.notAuthorized, true))
        #expect(Self.status(rejected(.tierRequired)) == (.exhausted, true))
        #expect(Self.status(rejected(.missingVariables)) == (.usage, true))
        #expect(Self.status(rejected(.other)) == (.failed, true))
        #expect(Self.status(rejected(.outcomeUnknown)) == (nil, false), "it is looked for")
        let asking = Self.run { $0.outbox = .asking(Inquiry()) }
        #expect(Self.status(rejected(.outcomeUnknown), asking) == (.outcomeUnknown, true))
        #expect(Self.status(Self.run { $0.phase = .failed }) == (.failed, true))
        #expect(Self.status(.concerns(Self.request, [.overBudget])) == (.failed, true))
    }

    @Test func othersAreNotItsBusiness() {
        #expect(Self.status(.rejected(RequestID("other"), Failure(.other, what: "no"))) == (nil, false))
    }
}
