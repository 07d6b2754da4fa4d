import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

/// Requests that wait for their turn.
@Suite(.timeLimit(.minutes(5)))
struct SendQueueCommandTests {
    private let post = "POST /api/v1/runs"
    private let quotas = "GET /api/v1/me/quotas"
    private static let first = Request.owl("first", subject: "one")
    private static let second = Request.owl("second", subject: "two")
    private static let third = Request.owl("third", subject: "three")

    private func stage() throws -> Stage {
        var stage = try Stage()
        stage.services = [.artinstring]
        stage.service.accept(post)
        return stage
    }

    private func waits(_ reason: Waiting.Reason, _ position: Int) -> @Sendable (Run) -> Bool {
        { run in
            if case .waiting(let waiting) = run.delivery {
                waiting.reason == reason && waiting.position == position
            } else {
                false
            }
        }
    }

    @Test func whatTheServiceTurnsAwayForItsPaceWaitsWithACountdownAndGoesInItsOrder() async throws {
        let stage = try stage()
        stage.service.on(post, #"{"error":"rate_limited","retryAfterSeconds":30}"#, status: 429)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service, post] engine in
            engine.send(.submit(Self.first))
            let run = await log.run(Self.first.id.runID, waits(.pace, 1))
            #expect(run?.delivery == .waiting(Waiting(.pace, until: .noon + .seconds(30), position: 1)))
            #expect(run?.phase == .unknown && run?.failure == nil)
            engine.send(.submit(Self.second))
            _ = await log.run(Self.second.id.runID, waits(.pace, 2))
            #expect(service.count(post) == 1)
            service.accept(post)
            await clock.pass(.seconds(30))
            _ = await log.run(Self.second.id.runID) { $0.remoteID != nil }
        }
        #expect(stage.service.posted == ["first", "first", "second"])
        #expect(
            try await stage.archive?.journal(of: Self.first.id).map(\.state)
                == [.prepared, .sending, .prepared, .sending, .accepted])
        #expect(await !stage.log.events.contains { if case .rejected = $0 { true } else { false } })
    }

    @Test func whatDidNotReachTheServiceWaitsUntilTheServiceAnswers() async throws {
        let stage = try stage()
        stage.service.fail(post, .notSent)
        try await stage.perform { [log = stage.log, service = stage.service, post] engine in
            engine.send(.submit(Self.first))
            _ = await log.run(Self.first.id.runID, waits(.offline, 1))
            service.accept(post)
            engine.send(.refresh(.artinstring))
            _ = await log.run(Self.first.id.runID) { $0.remoteID != nil }
        }
        #expect(try await stage.archive?.request(Self.first.id)?.state == .accepted)
    }

    @Test func nothingIsSentToAServiceThatDoesNotAnswerAndItIsTriedAgainAfterAWhile() async throws {
        let stage = try stage()
        for route in ["GET /api/v1/me", quotas] { stage.service.fail(route, .notSent) }
        try await stage.perform {
            [log = stage.log, clock = stage.clock, service = stage.service, quotas, post] engine in
            engine.send(.submit(Self.first))
            let run = await log.run(Self.first.id.runID, waits(.offline, 1))
            #expect(run?.delivery == .waiting(Waiting(.offline, until: .noon + .seconds(5), position: 1)))
            await clock.pass(.seconds(5))
            // The pauses grow.
            _ = await log.run(Self.first.id.runID) {
                $0.delivery == .waiting(Waiting(.offline, until: .noon + .seconds(15), position: 1))
            }
            #expect(service.count(post) == 0)
            service.on("GET /api/v1/me", #"{"id":"u"}"#)
            service.on(quotas, #"{"quotas":{"image":{"used":12,"limit":200}}}"#)
            await clock.pass(.seconds(15))
            _ = await log.run(Self.first.id.runID) { $0.remoteID != nil }
        }
        #expect(
            try await stage.archive?.journal(of: Self.first.id).map(\.state) == [.prepared, .sending, .accepted])
    }

    @Test(arguments: [true, false])
    func whereTheAccountAloneIsDownARequestIsSentAndWhereAllIsItWaits(hasList: Bool) async throws {
        let stage = try stage()
        stage.service.on(quotas, "{}", status: 503)
        if !hasList { stage.service.on("GET /api/v1/runs", "{}", status: 503) }
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(Self.first))
            if hasList {
                _ = await log.run(Self.first.id.runID) { $0.remoteID != nil }
            } else {
                _ = await log.run(Self.first.id.runID, waits(.offline, 1))
            }
        }
        #expect(stage.service.count(post) == (hasList ? 1 : 0))
    }

    @Test func pastAQuotaARequestWaitsUntilThereIsSomeAgainAndOthersPassIt() async throws {
        let stage = try stage()
        let exhausted = #"{"quotas":{"image":{"used":200,"limit":200,"exhausted":true},"video":{"used":1,"limit":30}},"#
        stage.service.on(quotas, exhausted + #""resetsAt":"\#(Timestamp.noon.rfc3339)"}"#)
        let video = Request.owl("video", subject: "v", modality: .video)
        try await stage.perform {
            [log = stage.log, clock = stage.clock, service = stage.service, quotas, post] engine in
            engine.send(.submit(Self.first))
            let run = await log.run(Self.first.id.runID, waits(.quota, 1))
            #expect(run?.delivery == .waiting(Waiting(.quota, until: .noon, position: 1)))
            engine.send(.submit(video))
            _ = await log.run(video.id.runID) { $0.remoteID != nil }
            #expect(service.count(post) == 1)
            service.on(quotas, #"{"quotas":{"image":{"used":0,"limit":200}}}"#)
            await clock.pass(.seconds(300))
            _ = await log.run(Self.first.id.runID) { $0.remoteID != nil }
        }
        #expect(stage.service.posted == ["video", "first"])
    }

    @Test func oneIsSentAtATimeTheRestCanBeMovedHeldAndWithdrawn() async throws {
        let stage = try stage()
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let (reached, reaching) = AsyncStream.makeStream(of: Void.self)
        stage.service.hold(post, behind: gate) { reaching.yield() }
        let fourth = Request.owl("fourth", subject: "four")
        try await stage.perform { [log = stage.log, service = stage.service, post] engine in
            engine.send(.submit(Self.first))
            for await _ in reached { break }
            _ = await log.run(Self.first.id.runID) { $0.delivery == .sending }
            for (place, request) in [Self.second, Self.third, fourth].enumerated() {
                engine.send(.submit(request))
                _ = await log.run(request.id.runID, waits(.turn, place + 1))
            }
            engine.send(.move(fourth.id, by: -9))
            _ = await log.run(fourth.id.runID, waits(.turn, 1))
            engine.send(.hold(Self.second.id, true))
            _ = await log.run(Self.second.id.runID, waits(.held, 2))
            engine.send(.withdraw(Self.third.id))
            await log.wait { $0 == .withdrawn(Self.third) }
            let withdrawn = await log.run(Self.third.id.runID) { $0.phase == .cancelled }
            #expect(withdrawn?.delivery == nil)
            // It has left: it cannot be withdrawn.
            engine.send(.withdraw(Self.first.id))
            await log.wait { if case .failed(.withdraw(Self.first.id), _) = $0 { true } else { false } }
            #expect(service.count(post) == 1)
            opener.finish()
            _ = await log.run(fourth.id.runID) { $0.remoteID != nil }
            engine.send(.hold(Self.second.id, false))
            _ = await log.run(Self.second.id.runID) { $0.remoteID != nil }
        }
        #expect(stage.service.posted == ["first", "fourth", "second"])
        #expect(try await stage.archive?.request(Self.third.id)?.state == .withdrawn)
        #expect(try await stage.archive?.recentRuns(limit: 9).contains { $0.id == Self.third.id.runID } == false)
    }

    @Test func eachRequestLeavesWithWhatWasSpentBeforeItReadAgain() async throws {
        let stage = try stage()
        let quotas = quotas
        stage.service.on(post) { [service = stage.service] _ in
            let count = service.posted.count
            service.on(quotas, #"{"quotas":{"image":{"used":\#(12 + count),"limit":200}}}"#)
            return TransportResponse(
                status: 200, headers: ["content-type": "application/json"],
                body: Array(#"{"runId":"r\#(count)","status":"queued"}"#.utf8))
        }
        try await stage.perform { [log = stage.log] engine in
            for request in [Self.first, Self.second, Self.third] { engine.send(.submit(request)) }
            await log.wait(forRuns: { $0.count { $0.remoteID != nil } == 3 })
        }
        var spent: Set<Int> = []
        for request in [Self.first, Self.second, Self.third] {
            if let before = try await stage.archive?.request(request.id)?.snapshot?.spentBefore {
                spent.insert(before)
            }
        }
        #expect(spent == [12, 13, 14])
    }

    @Test func theSameBodyAgainIsAskedAboutFirstAndSentWhenTheUserSaysSo() async throws {
        let stage = try stage()
        let again = Request.owl("again", subject: "one")
        try await stage.perform { [log = stage.log, clock = stage.clock] engine in
            engine.send(.submit(Self.first))
            _ = await log.run(Self.first.id.runID) { $0.remoteID != nil }
            clock.advance(to: .seconds(40))
            stage.wall.set(.seconds(-7200))
            engine.send(.submit(again))
            await log.wait {
                $0 == .concerns(again, [.repeated(ago: .seconds(40), state: .accepted, of: Self.first.id)])
            }
            #expect(await log.runs[again.id.runID] == nil)
            let recorded = try await stage.archive?.request(again.id)
            #expect(recorded == nil)
            engine.send(.submit(again, isConfirmed: true))
            _ = await log.run(again.id.runID) { $0.remoteID != nil }
        }
        #expect(stage.service.posted == ["first", "again"])
    }

    @Test func twoAtOnceOverTheBudgetOneIsTakenTheOtherAskedAboutUnknownsCount() async throws {
        var stage = try stage()
        stage.limits = SpendingLimits(runsPerSession: 2)
        stage.service.fail(post, .interrupted)
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(Self.first))
            _ = await log.run(Self.first.id.runID) { $0.delivery == .searching }
            await log.wait { $0 == .spending(session: Spending(runs: 1), day: Spending(runs: 1)) }
            engine.send(.submit(Self.second))
            engine.send(.submit(Self.third))
            await log.wait {
                if case .concerns(_, let concerns) = $0 {
                    concerns == [.overBudget([BudgetOverrun(.runsPerSession, limit: 2, counted: 2, needed: 1)])]
                } else {
                    false
                }
            }
            await log.wait { $0 == .spending(session: Spending(runs: 2), day: Spending(runs: 2)) }
        }
        #expect(stage.service.posted.count == 2)
    }

    @Test func whatYesterdayHasSpentCountsForTheDay() async throws {
        var stage = try stage()
        stage.limits = SpendingLimits(runsPerDay: 1)
        let then = Timestamp.noon + .seconds(-3600 * 20)
        try await stage.archive?.record(Self.first, at: then)
        for event in [RequestState.Event.send, .accept] {
            try await stage.archive?.write(RequestTransition(Self.first.id, event, at: then))
        }
        try await stage.perform { [log = stage.log, clock = stage.clock] engine in
            await log.wait { $0 == .spending(session: Spending(), day: Spending(runs: 1)) }
            engine.send(.submit(Self.second))
            await log.wait {
                $0
                    == .concerns(
                        Self.second, [.overBudget([BudgetOverrun(.runsPerDay, limit: 1, counted: 1, needed: 1)])])
            }
            clock.advance(to: .seconds(3600 * 4))
            engine.send(.submit(Self.third))
            _ = await log.run(Self.third.id.runID) { $0.remoteID != nil }
        }
        #expect(stage.service.posted == ["third"])
    }
}
