import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

/// The outcome of requests whose response was lost.
@Suite(.timeLimit(.minutes(5)))
struct SearchingTests {
    private let post = "POST /api/v1/runs"
    private static let runs = "GET /api/v1/runs"
    private static let owl = Request.owl()

    private func stage(_ archive: Archive? = nil) throws -> Stage {
        var stage = Stage(archive: try archive ?? Archive(inMemory: ()))
        stage.services = [.artinstring]
        stage.service.fail(post, .interrupted)
        return stage
    }

    /// A list of runs of the owl's prompt, made so many seconds after noon.
    private static func list(_ rows: [(String, Int)]) -> String {
        let rows = rows.map { id, seconds in
            let moment = (Timestamp.noon + .seconds(seconds)).rfc3339
            return #"{"id":"\#(id)","status":"queued","createdAt":"\#(moment)","promptId":"p","promptTitle":"Owl"}"#
        }
        return #"{"runs":[\#(rows.joined(separator: ","))],"nextCursor":null}"#
    }

    /// Passes the looks, one after the other, up to the one at `last` seconds.
    private static func look(_ clock: ManualClock, until last: Int) async {
        for moment in [3, 10, 30, 60, 120, 300] where moment <= last { await clock.pass(.seconds(moment)) }
    }

    @Test func aRunThatAppearsAfterAMinuteIsAdopted() async throws {
        let stage = try stage()
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            engine.send(.submit(Self.owl))
            await Self.look(clock, until: 30)
            await clock.waitForSleeper(at: .seconds(60))
            #expect(await log.runs[Self.owl.id.runID]?.delivery == .searching)
            service.on(Self.runs, Self.list([("r1", 55)]))
            clock.advance(to: .seconds(60))
            let run = await log.run(Self.owl.id.runID) { $0.remoteID == "r1" }
            #expect(run?.delivery == nil)
            await log.wait { $0 == .accepted(Self.owl.id) }
        }
        #expect(stage.service.count(post) == 1)
        #expect(try await stage.archive?.request(Self.owl.id)?.state == .adopted)
    }

    @Test(arguments: [(12, OutcomeQuestion.BalanceEvidence.unspent), (13, .spent), (15, .inconclusive)])
    func afterFiveMinutesWithoutARunTheUserIsAskedWithWhatTheQuotaSays(
        used: Int, evidence: OutcomeQuestion.BalanceEvidence
    ) async throws {
        let stage = try stage()
        stage.service.on(post) { [service = stage.service] _ throws(TransportError) in
            service.on("GET /api/v1/me/quotas", #"{"quotas":{"image":{"used":\#(used),"limit":200}}}"#)
            throw TransportError(.interrupted, "scripted")
        }
        try await stage.perform { [log = stage.log, clock = stage.clock] engine in
            engine.send(.submit(Self.owl))
            await Self.look(clock, until: 300)
            let run = await log.run(Self.owl.id.runID) { if case .unconfirmed = $0.delivery { true } else { false } }
            #expect(run?.delivery == .unconfirmed(OutcomeQuestion(candidates: [], evidence: evidence)))
            #expect(run?.phase == .unknown)
        }
        #expect(stage.service.count(post) == 1)
        #expect(try await stage.archive?.request(Self.owl.id)?.state == .absent)
    }

    @Test func whatOurOwnLaterRequestsTookIsNoEvidenceAgainstAnEarlierOneWhateverTheClockSays()
        async throws
    {
        let stage = try stage()
        let later = Request.owl("later", subject: "later")
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service, post] engine in
            engine.send(.submit(Self.owl))
            _ = await log.run(Self.owl.id.runID) { $0.delivery == .searching }
            await clock.waitForSleeper(at: .seconds(3))
            stage.wall.set(.seconds(-86_400))
            service.accept(post)
            engine.send(.submit(later))
            _ = await log.run(later.id.runID) { $0.remoteID != nil }
            service.on("GET /api/v1/me/quotas", #"{"quotas":{"image":{"used":13,"limit":200}}}"#)
            await Self.look(clock, until: 300)
            let run = await log.run(Self.owl.id.runID) { if case .unconfirmed = $0.delivery { true } else { false } }
            #expect(run?.delivery == .unconfirmed(OutcomeQuestion(candidates: [], evidence: .unspent)))
        }
    }

    @Test(arguments: [true, false])
    func whatTheUserDecidesIsDoneAfterARestartAsWell(restarts: Bool) async throws {
        let archive = try Archive(inMemory: ())
        let first = try stage(archive)
        let again = RequestID("again")
        try await first.perform { [log = first.log, clock = first.clock, service = first.service, post] engine in
            engine.send(.submit(Self.owl))
            await Self.look(clock, until: 300)
            _ = await log.run(Self.owl.id.runID) { if case .unconfirmed = $0.delivery { true } else { false } }
            if !restarts {
                service.accept(post)
                engine.send(.resolve(Self.owl.id, .sendAgain(again)))
                _ = await log.run(again.runID) { $0.remoteID != nil }
            }
        }
        if restarts {
            let second = try stage(archive)
            second.service.accept(post)
            try await second.perform { [log = second.log] engine in
                _ = await log.run(Self.owl.id.runID) { if case .unconfirmed = $0.delivery { true } else { false } }
                engine.send(.resolve(Self.owl.id, .sendAgain(again)))
                _ = await log.run(again.runID) { $0.remoteID != nil }
                let old = await log.run(Self.owl.id.runID) { $0.delivery == nil }
                #expect(old?.phase == .unknown)
            }
            #expect(second.service.posted == ["again"])
        }
        #expect(try await archive.request(Self.owl.id)?.state == .replaced)
        #expect(try await archive.request(again)?.state == .accepted)
        #expect(try await archive.request(again)?.request.body == Self.owl.body)
    }

    @Test(arguments: [Resolution.adopt(remoteID: "r2"), .dismiss])
    func severalRunsThatItCanBeAreOfferedAndNotShownAsRowsMeanwhile(
        resolution: Resolution
    ) async throws {
        let stage = try stage()
        stage.service.on("GET /api/v1/runs/r2", #"{"id":"r2","status":"completed","output":{"text":"hoo"}}"#)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            engine.send(.submit(Self.owl))
            _ = await log.run(Self.owl.id.runID) { $0.delivery == .searching }
            await clock.waitForSleeper(at: .seconds(3))
            service.on(Self.runs, Self.list([("r1", 1), ("r2", 2)]))
            engine.send(.refresh(.artinstring))
            clock.advance(to: .seconds(3))
            let run = await log.run(Self.owl.id.runID) { if case .unconfirmed = $0.delivery { true } else { false } }
            guard case .unconfirmed(let question) = run?.delivery else { return }
            #expect(question.candidates.map(\.remoteID) == ["r2", "r1"])
            #expect(
                question.candidates.first
                    == OutcomeQuestion.Candidate(
                        remoteID: "r2", title: "Owl", createdAt: .noon + .seconds(2), phase: .queued))
            #expect(await log.runs.count == 1)
            engine.send(.resolve(Self.owl.id, resolution))
            _ = await log.run(Self.owl.id.runID) { $0.delivery == nil }
            _ = await log.run(RunID("r1")) { _ in true }
            if resolution == .dismiss {
                _ = await log.run(RunID("r2")) { _ in true }
            } else {
                let adopted = await log.run(Self.owl.id.runID) { $0.phase == .completed }
                #expect(adopted?.output?.text == "hoo")
                #expect(await log.runs[RunID("r2")] == nil)
            }
        }
        #expect(stage.service.count(post) == 1)
        let state = try await stage.archive?.request(Self.owl.id)?.state
        #expect(state == (resolution == .dismiss ? .dismissed : .adopted))
    }

    @Test func twoLostRequestsOfOnePromptDoNotTakeEachOthersRun() async throws {
        let stage = try stage()
        let other = Request.owl("other", subject: "another")
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            for request in [Self.owl, other] {
                engine.send(.submit(request))
                _ = await log.run(request.id.runID) { $0.delivery == .searching }
            }
            await clock.waitForSleeper(at: .seconds(3))
            service.on(Self.runs, Self.list([("r1", 1)]))
            service.on("GET /api/v1/me/quotas", #"{"quotas":{"image":{"used":13,"limit":200}}}"#)
            await Self.look(clock, until: 300)
            for request in [Self.owl, other] {
                let run = await log.run(request.id.runID) { if case .unconfirmed = $0.delivery { true } else { false } }
                guard case .unconfirmed(let question) = run?.delivery else { return }
                #expect(question.candidates.map(\.remoteID) == ["r1"])
                #expect(question.evidence == .inconclusive)
            }
            engine.send(.resolve(other.id, .adopt(remoteID: "r1")))
            _ = await log.run(other.id.runID) { $0.remoteID == "r1" }
            engine.send(.resolve(Self.owl.id, .adopt(remoteID: "r1")))
            await log.wait { if case .failed(.resolve(Self.owl.id, _), _) = $0 { true } else { false } }
        }
        #expect(try await stage.archive?.request(other.id)?.state == .adopted)
        #expect(try await stage.archive?.request(Self.owl.id)?.state == .undecided)
    }

    @Test func aRunOfAnEarlierSessionsRequestIsNotAdopted() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.record(.owl("earlier"), at: .noon)
        try await archive.write(RequestTransition(RequestID("earlier"), .send, at: .noon))
        try await archive.write(RequestTransition(RequestID("earlier"), .accept, remoteID: "r1", at: .noon))
        let stage = try stage(archive)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            engine.send(.submit(Self.owl, isConfirmed: true))
            _ = await log.run(Self.owl.id.runID) { $0.delivery == .searching }
            service.on(Self.runs, Self.list([("r1", 1)]))
            await Self.look(clock, until: 300)
            let run = await log.run(Self.owl.id.runID) { if case .unconfirmed = $0.delivery { true } else { false } }
            guard case .unconfirmed(let question) = run?.delivery else { return }
            #expect(question.candidates.isEmpty)
        }
    }

    @Test func whatWasMadeAfterTheAnswerWasGivenUpIsNotItHoweverOftenItWasLookedFor() async throws {
        let archive = try Archive(inMemory: ())
        let day = Duration.seconds(86_400)
        try await archive.record(Self.owl, at: .noon)
        try await archive.write(
            RequestTransition(Self.owl.id, .send, snapshot: SendSnapshot(sentAt: .noon), at: .noon))
        try await archive.write(RequestTransition(Self.owl.id, .restart, at: .noon + .seconds(100)))
        try await archive.write(RequestTransition(Self.owl.id, .search, at: .noon + day + day))
        let stage = try stage(archive)
        stage.wall.set(day + day + day)
        // The same, made on the web a day later.
        stage.service.on(Self.runs, Self.list([("theirs", 86_400)]))
        try await stage.perform { [log = stage.log] _ in
            let run = await log.run(Self.owl.id.runID) { if case .unconfirmed = $0.delivery { true } else { false } }
            guard case .unconfirmed(let question) = run?.delivery else { return }
            #expect(question.candidates.isEmpty)
            _ = await log.run(RunID("theirs")) { _ in true }
        }
        #expect(try await archive.request(Self.owl.id)?.state == .absent)
    }

    @Test func aRunThatWasToldAsSomebodyElsesIsToldOnceItIsKnownToBeOurs() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.record(Self.owl, at: .noon)
        for event in [RequestState.Event.send, .loseResponse, .search, .findNone] {
            try await archive.write(RequestTransition(Self.owl.id, event, at: .noon))
        }
        let stage = try stage(archive)
        stage.service.on(Self.runs, Self.list([("r1", 1)]))
        try await stage.perform { [log = stage.log] engine in
            // Nobody looks for it any more.
            _ = await log.run(RunID("r1")) { _ in true }
            engine.send(.resolve(Self.owl.id, .adopt(remoteID: "r1")))
            await log.wait { $0 == .forgotten([RunID("r1")]) }
            #expect(await log.runs[Self.owl.id.runID]?.remoteID == "r1")
        }
        #expect(try await archive.runs(limit: 9).runs.map(\.id) == [Self.owl.id.runID])
    }

    @Test func aQuestionThatNobodyHasAnsweredDoesNotKeepOthersFromBeingFound() async throws {
        let archive = try Archive(inMemory: ())
        let old = Request.owl("old", subject: "another")
        try await archive.record(old, at: .noon)
        for event in [RequestState.Event.send, .loseResponse, .search, .findNone] {
            try await archive.write(RequestTransition(old.id, event, at: .noon))
        }
        let stage = try stage(archive)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            engine.send(.submit(Self.owl))
            _ = await log.run(Self.owl.id.runID) { $0.delivery == .searching }
            await clock.waitForSleeper(at: .seconds(3))
            service.on(Self.runs, Self.list([("r1", 1)]))
            clock.advance(to: .seconds(3))
            _ = await log.run(Self.owl.id.runID) { $0.remoteID == "r1" }
        }
    }

    @Test(arguments: [true, false])
    func aServiceThatCouldNotTakeItIsBelievedWhenItsListAgrees(hasRow: Bool) async throws {
        let stage = try stage()
        stage.service.on(post, #"{"error":"enqueue_failed"}"#, status: 502)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            engine.send(.submit(Self.owl))
            _ = await log.run(Self.owl.id.runID) { $0.delivery == .searching }
            await clock.waitForSleeper(at: .seconds(3))
            if hasRow { service.on(Self.runs, Self.list([("r1", 1)])) }
            clock.advance(to: .seconds(3))
            let run = await log.run(Self.owl.id.runID) { $0.delivery == nil }
            #expect(run?.phase == (hasRow ? .queued : .failed))
        }
        #expect(stage.service.count(post) == 1)
        #expect(try await stage.archive?.request(Self.owl.id)?.state == (hasRow ? .adopted : .rejected))
    }

    @Test(arguments: [-10_800, 10_800])
    func clocksThatDisagreeAndOneThatIsSetMeanwhileDoNotMatter(seconds: Int) async throws {
        let stage = try stage()
        // The service's clock is hours from ours, and its answers say so.
        let server = Timestamp.noon + .seconds(seconds)
        let serve: @Sendable (String) -> Void = { [service = stage.service] body in
            service.on(Self.runs) { _ in
                TransportResponse(
                    status: 200, headers: ["content-type": "application/json", "date": server.httpDate],
                    body: Array(body.utf8))
            }
        }
        serve(Self.list([("theirs", seconds - 600)]))
        try await stage.perform { [log = stage.log, clock = stage.clock, wall = stage.wall] engine in
            engine.send(.submit(Self.owl))
            _ = await log.run(Self.owl.id.runID) { $0.delivery == .searching }
            await clock.waitForSleeper(at: .seconds(3))
            wall.set(.seconds(-86_400))
            serve(Self.list([("r1", seconds + 2), ("theirs", seconds - 600), ("other", 0)]))
            clock.advance(to: .seconds(3))
            let run = await log.run(Self.owl.id.runID) { $0.remoteID != nil }
            #expect(run?.remoteID == "r1")
        }
        #expect(stage.service.count(post) == 1)
    }

    @Test func looksThatFailDoNotCount() async throws {
        let stage = try stage()
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            engine.send(.submit(Self.owl))
            _ = await log.run(Self.owl.id.runID) { $0.delivery == .searching }
            await clock.waitForSleeper(at: .seconds(3))
            service.on(Self.runs, "{}", status: 503)
            clock.advance(to: .seconds(300))
            await clock.waitForSleeper(at: .seconds(315))
            service.on(Self.runs, Self.list([("r1", 1)]))
            clock.advance(to: .seconds(315))
            _ = await log.run(Self.owl.id.runID) { $0.remoteID == "r1" }
        }
    }
}
