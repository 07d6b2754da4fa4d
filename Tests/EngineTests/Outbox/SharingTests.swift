import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

/// Two Easels with one archive.
@Suite(.timeLimit(.minutes(5)))
struct SharingTests {
    private let post = "POST /api/v1/runs"
    private let folder: TemporaryFolder
    private static let owl = Request.owl()

    init() throws { folder = try TemporaryFolder() }

    private func stage(_ service: ScriptedService) throws -> Stage {
        var stage = Stage(service, archive: try archive())
        stage.services = [.artinstring]
        return stage
    }

    private func archive() throws -> Archive { try Archive(path: folder.appending("easel.sqlite")) }

    private func accepting() -> ScriptedService {
        let service = ScriptedService()
        service.accept(post)
        return service
    }

    /// Moves clocks on, second by second, until `condition` holds.
    private static func pulse(_ stages: Stage..., until condition: () async -> Bool) async {
        await waitUntil("the pulse") {
            for stage in stages { stage.clock.advance(to: stage.clock.now.offset + .seconds(1)) }
            return await condition()
        }
    }

    @Test func theUserOfTheOtherSaysWhatTheOutcomeOfAConversionIsAndBothSeeIt() async throws {
        let svg = Request.conversion(.svg)
        let archive = try archive()
        try await archive.record(svg, at: .noon)
        for event in [RequestState.Event.send, .loseResponse, .search, .findSeveral] {
            try await archive.write(
                RequestTransition(
                    svg.id, event,
                    snapshot: event == .send
                        ? SendSnapshot(sentAt: .noon, generation: GenerationState(status: "completed")) : nil,
                    question: OutcomeQuestion(candidates: [OutcomeQuestion.Candidate(remoteID: "g1")]), at: .noon))
        }
        let service = ScriptedService()
        service.tell(ScriptedGeneration(svg: "new.svg"))
        var stages = [try stage(service), try stage(service)]
        for index in stages.indices { stages[index].services = [.antekirt] }
        let (first, second) = (stages[0], stages[1])
        let leader = first.start()
        await first.log.wait { $0 == .leading(true) }
        try await second.perform { engine in
            for log in [first.log, second.log] {
                _ = await log.run(svg.id.runID) { if case .unconfirmed = $0.delivery { true } else { false } }
            }
            engine.send(.resolve(svg.id, .adopt(remoteID: "g1")))
            await Self.pulse(first, second) {
                let runs = [await first.log.runs[svg.id.runID], await second.log.runs[svg.id.runID]]
                return runs.allSatisfy { $0?.phase == .completed && $0?.output?.files.count == 1 }
            }
        }
        await leader.end()
        #expect(try await archive.request(svg.id)?.state == .adopted)
        #expect(service.posted.isEmpty)
    }

    @Test func oneSendsAndFollowsTheOtherSeesAndTakesOver() async throws {
        let service = accepting()
        service.on("GET /api/v1/runs/run-of-request-1", #"{"id":"run-of-request-1","status":"completed"}"#)
        let (first, second) = (try stage(service), try stage(service))
        let late = Request.owl("late", subject: "late")
        let leader = first.start()
        await first.log.wait { $0 == .leading(true) }
        try await second.perform { engine in
            await second.log.wait { $0 == .leading(false) }
            engine.send(.submit(Self.owl))
            let waiting = await second.log.run(Self.owl.id.runID) { $0.delivery != nil }
            #expect(waiting?.delivery == .waiting(Waiting(.elsewhere, position: 1)))
            await Self.pulse(first, second) {
                await second.log.runs[Self.owl.id.runID]?.phase == .completed
            }
            #expect(await first.log.runs[Self.owl.id.runID]?.phase == .completed)
            #expect(await second.log.runs[Self.owl.id.runID]?.delivery == nil)
            await second.log.wait { $0 == .accepted(Self.owl.id) }
            await leader.end()
            engine.send(.submit(late))
            await Self.pulse(second) { await second.log.runs[late.id.runID]?.remoteID != nil }
            await second.log.wait { $0 == .leading(true) }
        }
        #expect(service.posted == ["request-1", "late"])
        #expect(first.complaints.all.isEmpty && second.complaints.all.isEmpty)
    }

    @Test func whatAKilledEaselWasSendingIsUnknownToTheNextAndLookedFor() async throws {
        let service = accepting()
        let row = #"{"id":"r1","status":"queued","promptId":"p","createdAt":"\#(Timestamp.noon.rfc3339)"}"#
        service.on("GET /api/v1/runs", #"{"runs":[\#(row)],"nextCursor":null}"#)
        let stage = try stage(service)
        // The kernel frees the lock of whoever is killed, as it does here when the archive goes.
        var killed: Archive? = try archive()
        #expect(try await killed?.acquireLeadership() == true)
        try await killed?.record(Self.owl, at: .noon)
        try await killed?.record(.owl("next", subject: "next"), at: .noon)
        try await killed?.write(RequestTransition(Self.owl.id, .send, at: .noon))
        let life = stage.start()
        let sending = await stage.log.run(Self.owl.id.runID) { $0.delivery != nil }
        #expect(sending?.delivery == .sending)
        killed = nil
        await Self.pulse(stage) { await stage.log.runs[Self.owl.id.runID]?.remoteID == "r1" }
        await Self.pulse(stage) { await stage.log.runs[RunID("next")]?.remoteID != nil }
        await life.end()
        #expect(service.posted == ["next"])
        let journal = try await archive().journal(of: Self.owl.id).map(\.state)
        #expect(journal == [.prepared, .sending, .unknown, .searching, .adopted])
    }

    @Test func whatLeftWhileTheSecondWasNotLookingIsNotSentByIt() async throws {
        let service = accepting()
        let stage = try stage(service)
        var killed: Archive? = try archive()
        #expect(try await killed?.acquireLeadership() == true)
        try await killed?.record(Self.owl, at: .noon)
        let life = stage.start()
        let waiting = DeliveryState.waiting(Waiting(.elsewhere, position: 1))
        _ = await stage.log.run(Self.owl.id.runID) { $0.delivery == waiting }
        // Both within one pulse.
        try await killed?.write(RequestTransition(Self.owl.id, .send, at: .noon))
        killed = nil
        await Self.pulse(stage) {
            if case .unconfirmed = await stage.log.runs[Self.owl.id.runID]?.delivery { true } else { false }
        }
        await life.end()
        #expect(service.posted.isEmpty)
        #expect(
            try await archive().journal(of: Self.owl.id).map(\.state)
                == [.prepared, .sending, .unknown, .searching, .absent])
    }

    @Test func whatAnotherEaselsUserHoldsDoesNotLeave() async throws {
        let service = accepting()
        let quotas = "GET /api/v1/me/quotas"
        service.on(quotas, #"{"quotas":{"image":{"used":9,"limit":9,"exhausted":true}}}"#)
        let stage = try stage(service)
        try await stage.perform { engine in
            engine.send(.submit(Self.owl))
            _ = await stage.log.run(Self.owl.id.runID) { $0.delivery == .waiting(Waiting(.quota, position: 1)) }
            try await archive().hold(Self.owl.id, true)
            service.on(quotas, #"{"quotas":{"image":{"used":0,"limit":9}}}"#)
            engine.send(.refresh(.artinstring))
            _ = await stage.log.run(Self.owl.id.runID) { $0.delivery == .waiting(Waiting(.held, position: 1)) }
            engine.send(.hold(Self.owl.id, false))
            _ = await stage.log.run(Self.owl.id.runID) { $0.remoteID != nil }
        }
        #expect(service.posted == ["request-1"])
    }

    @Test func theSecondAsksAboutWhatTheFirstHasSent() async throws {
        let service = accepting()
        let (first, second) = (try stage(service), try stage(service))
        let leader = first.start()
        await first.log.wait { $0 == .leading(true) }
        leader.engine.send(.submit(Self.owl))
        _ = await first.log.run(Self.owl.id.runID) { $0.remoteID != nil }
        let again = Request.owl("again")
        try await second.perform { engine in
            await second.log.wait { $0 == .leading(false) }
            engine.send(.submit(again))
            await second.log.wait { if case .concerns(again, _) = $0 { true } else { false } }
        }
        await leader.end()
        #expect(service.posted == ["request-1"])
    }

    @Test func theSecondsUserWithdrawsHoldsMovesAndDecidesAsWell() async throws {
        let service = accepting()
        let quotas = "GET /api/v1/me/quotas"
        service.on(quotas, #"{"quotas":{"image":{"used":9,"limit":9,"exhausted":true}}}"#)
        let (first, second) = (try stage(service), try stage(service))
        for (name, events) in [
            ("lost", [RequestState.Event.send, .loseResponse, .search, .findNone]), ("a", []), ("b", []), ("c", []),
        ] {
            try await first.archive?.record(.owl(name, subject: name), at: .noon)
            for event in events {
                try await first.archive?.write(RequestTransition(RequestID(name), event, at: .noon))
            }
        }
        let leader = first.start()
        await first.log.wait { $0 == .leading(true) }
        try await second.perform { engine in
            _ = await second.log.run(RunID("c")) { $0.delivery == .waiting(Waiting(.elsewhere, position: 3)) }
            engine.send(.withdraw(RequestID("a")))
            engine.send(.move(RequestID("c"), by: -1))
            engine.send(.hold(RequestID("b"), true))
            engine.send(.resolve(RequestID("lost"), .dismiss))
            await Self.pulse(first) {
                let runs = await first.log.runs
                return runs[RunID("a")]?.phase == .cancelled
                    && runs[RunID("b")]?.delivery == .waiting(Waiting(.held, position: 2))
                    && runs[RunID("lost")].map { $0.delivery == nil } ?? false
            }
            service.on(quotas, #"{"quotas":{"image":{"used":9,"limit":99}}}"#)
            leader.engine.send(.refresh(.artinstring))
            _ = await first.log.run(RunID("c")) { $0.remoteID != nil }
        }
        await leader.end()
        #expect(service.posted == ["c"])
        let states = try await archive().requests(since: .noon).map(\.state)
        #expect(states == [.dismissed, .withdrawn, .prepared, .accepted])
    }

    @Test func whatTheLeaderIsRefusedTheSecondsUserIsTold() async throws {
        let service = accepting()
        service.on(post, #"{"error":"tier_required","tier":"studio"}"#, status: 402)
        let (first, second) = (try stage(service), try stage(service))
        let leader = first.start()
        await first.log.wait { $0 == .leading(true) }
        try await second.perform { engine in
            engine.send(.submit(Self.owl))
            await Self.pulse(first, second) {
                await second.log.events.contains {
                    if case .rejected(Self.owl.id, let why) = $0 { why.cause == .tierRequired } else { false }
                }
            }
            #expect(await second.log.runs[Self.owl.id.runID]?.phase == .failed)
        }
        await leader.end()
        #expect(service.posted == ["request-1"])
    }

    @Test func twoUnderLoadSendEachRequestOnce() async throws {
        let service = accepting()
        let (first, second) = (try stage(service), try stage(service))
        let requests = (0..<40).map { Request.owl("r\($0)", subject: "\($0)") }
        let lives = [first.start(), second.start()]
        for (index, request) in requests.enumerated() { lives[index % 2].engine.send(.submit(request)) }
        await Self.pulse(first, second) { Set(service.posted).count == requests.count }
        await Self.pulse(first, second) {
            (try? await archive().unsettledRequests().isEmpty) ?? false
        }
        for life in lives { await life.end() }
        #expect(service.posted.count == requests.count)
        #expect(Set(service.posted) == Set(requests.map(\.id.value)))
    }
}
