import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

/// Conversions of a generation, which have no id and no row of their own at the service.
@Suite(.timeLimit(.minutes(5)))
struct ConvertingTests {
    private static let svg = Request.conversion(.svg)
    private static let video = Request.conversion(.video, "request-4")
    private static let post = "POST /api/v1/generations/svg"
    private static let parent = RunID("g1")

    private func stage(
        _ archive: Archive? = nil, _ generation: ScriptedGeneration = ScriptedGeneration()
    ) throws -> Stage {
        var stage = Stage(archive: try archive ?? Archive(inMemory: ()))
        stage.services = [.antekirt]
        stage.service.tell(generation)
        return stage
    }

    private static func isUnconfirmed(_ run: Run) -> Bool {
        if case .unconfirmed = run.delivery { true } else { false }
    }

    // MARK: sending

    @Test func itLeavesWithWhatItsGenerationWasLikeAndSharesTheGenerationWithItsOwnRow()
        async throws
    {
        let stage = try stage()
        stage.service.accept(.svg)
        try await stage.perform { [log = stage.log, service = stage.service] engine in
            _ = await log.run(Self.parent) { $0.phase == .completed }
            engine.send(.submit(Self.svg))
            let run = await log.run(Self.svg.id.runID) { $0.remoteID == "g1" }
            #expect(run?.phase == .running && run?.modality == .vector && run?.cost == .credits(5))
            service.tell(ScriptedGeneration(svg: "new.svg"))
            engine.send(.refreshRun(Self.svg.id.runID))
            let ended = await log.run(Self.svg.id.runID) { $0.phase == .completed }
            #expect(ended?.output?.files.map(\.url) == [ScriptedGeneration.address + "/new.svg"])
            // The generation is a row as before, and told by the same id.
            engine.send(.refreshRun(Self.parent))
            let parent = await log.run(Self.parent) { $0.output?.files.count == 2 }
            #expect(parent?.isOurs == false && parent?.conversion == nil)
            #expect(await !log.events.contains { if case .forgotten = $0 { true } else { false } })
        }
        #expect(stage.service.posted == [Self.svg.id.value])
        let record = try #require(try await stage.archive?.request(Self.svg.id))
        #expect(record.state == .accepted && record.remoteID == nil && record.runRemoteID == "g1")
        #expect(record.snapshot?.generation == GenerationState(status: "completed"))
        #expect(record.snapshot?.spentBefore == -445)
        #expect(Set(try await stage.archive?.recentRuns(limit: 9).map(\.id) ?? []) == [Self.svg.id.runID, Self.parent])
    }

    @Test(
        arguments: [
            ("processing", "The generation is not completed yet"),
            ("processing_video", "The generation is not completed yet"), ("failed", "The generation failed"),
            ("warming_up", "The generation has the unknown status “warming_up”"),
        ])
    func whatIsNotCompletedIsRefusedHereAndHoldsNothingUp(status: String, words: String) async throws {
        let stage = try stage()
        stage.service.tell(ScriptedGeneration(status: status))
        stage.service.on("POST /api/v1/generations/image", #"{"generationId":"i1","status":"processing"}"#)
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(Self.svg))
            engine.send(.submit(.sunset()))
            let run = await log.run(Self.svg.id.runID) { $0.phase == .failed }
            #expect(run?.failure?.what == words && run?.delivery == nil)
            #expect(run?.failure?.meaning == "Nothing was sent or charged")
            _ = await log.run(Request.sunset().id.runID) { $0.remoteID == "i1" }
        }
        #expect(stage.service.count(Self.post) == 0)
        #expect(try await stage.archive?.request(Self.svg.id)?.state == .rejected)
    }

    @Test func aGenerationThatTheServiceDoesNotKnowIsNotConverted() async throws {
        let stage = try stage()
        stage.service.on(ScriptedService.generation, "{}", status: 404)
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(Self.svg))
            let run = await log.run(Self.svg.id.runID) { $0.phase == .failed }
            #expect(run?.failure?.cause == .notFound)
        }
        #expect(stage.service.count(Self.post) == 0)
    }

    @Test func withoutEvidenceItDoesNotLeave() async throws {
        let stage = try stage()
        stage.service.accept(.svg)
        stage.service.on(ScriptedService.generation, "{}", status: 503)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            engine.send(.submit(Self.svg))
            let run = await log.run(Self.svg.id.runID) {
                $0.delivery != nil && $0.delivery != .waiting(Waiting(.turn, position: 1))
            }
            guard case .waiting(let waiting) = run?.delivery else { return }
            #expect(waiting.reason == .offline)
            #expect(service.count(Self.post) == 0)
            service.tell(ScriptedGeneration())
            await clock.pass(.seconds(5))
            _ = await log.run(Self.svg.id.runID) { $0.remoteID == "g1" }
        }
        #expect(stage.service.count(Self.post) == 1)
    }

    @Test func anSVGAndAVideoOfAnImageOfOursAreThreeRuns() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.record(.sunset(), at: .noon)
        var image = Request.sunset().pendingRun
        (image.remoteID, image.phase, image.endedAt) = ("g1", .completed, .noon)
        try await archive.write(RequestTransition(Request.sunset().id, .send, at: .noon))
        try await archive.write(RequestTransition(Request.sunset().id, .accept, remoteID: "g1", run: image, at: .noon))
        let stage = try stage(archive)
        stage.service.accept(.svg)
        stage.service.accept(.video)
        try await stage.perform { [log = stage.log] engine in
            for request in [Self.svg, Self.video] {
                engine.send(.submit(request))
                _ = await log.run(request.id.runID) { $0.remoteID == "g1" }
            }
        }
        let second = try self.stage(archive, ScriptedGeneration(svg: "a.svg", video: "b.mp4"))
        try await second.perform { [log = second.log] _ in
            let svg = await log.run(Self.svg.id.runID) { $0.phase == .completed }
            #expect(svg?.output?.files.map(\.url) == [ScriptedGeneration.address + "/a.svg"])
            let video = await log.run(Self.video.id.runID) { $0.phase == .completed }
            #expect(video?.output?.files.map(\.url) == [ScriptedGeneration.address + "/b.mp4"])
            _ = await log.run(Request.sunset().id.runID) { $0.phase == .completed }
            #expect(await log.runs.count == 3)
        }
        #expect(second.service.posted.isEmpty)
    }

    @Test(arguments: [true, false])
    func theFileOfAnEarlierOneIsNotTakenForItsOwnAfterARestartNeither(isLost: Bool) async throws {
        let archive = try Archive(inMemory: ())
        let old = ScriptedGeneration(svg: "old.svg")
        let first = try stage(archive, old)
        if isLost { first.service.fail(Self.post, .interrupted) } else { first.service.accept(.svg) }
        try await first.perform { [log = first.log, clock = first.clock] engine in
            engine.send(.submit(Self.svg))
            if isLost {
                for moment in [3, 10, 30, 60, 120, 300] { await clock.pass(.seconds(moment)) }
                _ = await log.run(Self.svg.id.runID, Self.isUnconfirmed)
            } else {
                _ = await log.run(Self.svg.id.runID) { $0.remoteID == "g1" }
            }
        }
        let second = try stage(archive, old)
        try await second.perform { [log = second.log, service = second.service] engine in
            if isLost {
                _ = await log.run(Self.svg.id.runID, Self.isUnconfirmed)
                engine.send(.resolve(Self.svg.id, .adopt(remoteID: "g1")))
            }
            let run = await log.run(Self.svg.id.runID) { $0.conversion?.quietSince != nil }
            #expect(run?.phase == .running && run?.conversion?.addressBefore == ScriptedGeneration.address + "/old.svg")
            service.tell(ScriptedGeneration(svg: "new.svg"))
            engine.send(.refreshRun(Self.svg.id.runID))
            let ended = await log.run(Self.svg.id.runID) { $0.phase == .completed }
            #expect(ended?.output?.files.map(\.url) == [ScriptedGeneration.address + "/new.svg"])
        }
    }

    // MARK: lost answers

    /// What a lost conversion comes to.
    enum Fate: Sendable {
        case found
        case asked(OutcomeQuestion.BalanceEvidence, isOffered: Bool)
    }

    /// What is read of a lost conversion: the generation before and after it, and the balance after it.
    struct Loss: Sendable {
        var before = ScriptedGeneration()
        var after: ScriptedGeneration
        var credits = 445
        let fate: Fate
    }

    static let losses: [Loss] = [
        Loss(after: ScriptedGeneration(status: "processing_svg"), fate: .found),
        Loss(after: ScriptedGeneration(svg: "new.svg"), fate: .found),
        Loss(before: ScriptedGeneration(svg: "old.svg"), after: ScriptedGeneration(svg: "new.svg"), fate: .found),
        // The balance went down by its price, and nothing else was sent.
        Loss(after: ScriptedGeneration(), credits: 440, fate: .found),
        Loss(after: ScriptedGeneration(status: "failed"), credits: 440, fate: .found),
        Loss(after: ScriptedGeneration(), fate: .asked(.unspent, isOffered: false)),
        Loss(after: ScriptedGeneration(), credits: 437, fate: .asked(.inconclusive, isOffered: false)),
        Loss(after: ScriptedGeneration(status: "failed"), fate: .asked(.unspent, isOffered: true)),
        Loss(
            after: ScriptedGeneration(status: "processing_video"), credits: 420,
            fate: .asked(.inconclusive, isOffered: true)),
        Loss(
            before: ScriptedGeneration(svg: "old.svg"), after: ScriptedGeneration(svg: "old.svg"),
            fate: .asked(.unspent, isOffered: true)),
    ]

    @Test(arguments: losses)
    func aLostOneIsLookedForInItsGenerationAndElseAskedAbout(loss: Loss) async throws {
        let stage = try stage(nil, loss.before)
        stage.service.on(Self.post) { [service = stage.service] _ throws(TransportError) in
            service.tell(loss.after)
            service.tell(credits: loss.credits)
            throw TransportError(.interrupted, "scripted")
        }
        try await stage.perform { [log = stage.log, clock = stage.clock] engine in
            engine.send(.submit(Self.svg))
            switch loss.fate {
            case .found:
                let run = await log.run(Self.svg.id.runID) { $0.remoteID == "g1" }
                #expect(run?.delivery == nil)
                if loss.after.status == "failed" { _ = await log.run(Self.svg.id.runID) { $0.phase == .failed } }
            case .asked(let evidence, let isOffered):
                for moment in [3, 10, 30, 60, 120, 300] { await clock.pass(.seconds(moment)) }
                let run = await log.run(Self.svg.id.runID, Self.isUnconfirmed)
                guard case .unconfirmed(let question) = run?.delivery else { return }
                #expect(question.evidence == evidence)
                #expect(question.candidates.map(\.remoteID) == (isOffered ? ["g1"] : []))
                #expect(run?.remoteID == nil && run?.phase == .unknown)
            }
            _ = await log.run(Self.parent) { $0.conversion == nil }
        }
        #expect(stage.service.count(Self.post) == 1)
        let record = try #require(try await stage.archive?.request(Self.svg.id))
        switch loss.fate {
        case .found: #expect(record.state == .adopted && record.remoteID == nil)
        case .asked(_, let isOffered): #expect(record.state == (isOffered ? .undecided : .absent))
        }
    }

    @Test func oneThatBeginsLateIsFoundLate() async throws {
        let stage = try stage()
        stage.service.fail(Self.post, .interrupted)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            engine.send(.submit(Self.svg))
            for moment in [3, 10, 30] { await clock.pass(.seconds(moment)) }
            await clock.waitForSleeper(at: .seconds(60))
            #expect(await log.runs[Self.svg.id.runID]?.delivery == .searching)
            service.tell(ScriptedGeneration(status: "processing_svg"))
            clock.advance(to: .seconds(60))
            _ = await log.run(Self.svg.id.runID) { $0.remoteID == "g1" }
            let begun = await log.run(Self.svg.id.runID) { $0.conversion?.hasBegun == true }
            #expect(begun?.phase == .running)
        }
        #expect(stage.service.count(Self.post) == 1)
    }

    @Test func twoLostOnesOfAKindDoNotTakeEachOthersFile() async throws {
        let stage = try stage()
        let other = Request.conversion(.svg, "other")
        stage.service.fail(Self.post, .interrupted)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            for request in [Self.svg, other] {
                engine.send(.submit(request, isConfirmed: true))
                _ = await log.run(request.id.runID) { $0.delivery == .searching }
            }
            await clock.waitForSleeper(at: .seconds(3))
            service.tell(ScriptedGeneration(svg: "new.svg"))
            service.tell(credits: 440)
            for moment in [3, 10, 30, 60, 120, 300] { await clock.pass(.seconds(moment)) }
            for request in [Self.svg, other] {
                let run = await log.run(request.id.runID, Self.isUnconfirmed)
                guard case .unconfirmed(let question) = run?.delivery else { return }
                #expect(question.candidates.map(\.remoteID) == ["g1"] && question.evidence == .inconclusive)
            }
            // Whose it is, the user says.
            engine.send(.resolve(other.id, .adopt(remoteID: "g1")))
            let run = await log.run(other.id.runID) { $0.phase == .completed }
            #expect(run?.output?.files.map(\.url) == [ScriptedGeneration.address + "/new.svg"])
        }
        #expect(stage.service.count(Self.post) == 2)
        #expect(try await stage.archive?.request(other.id)?.state == .adopted)
        #expect(try await stage.archive?.request(Self.svg.id)?.state == .undecided)
    }

    @Test func aLostOneIsNoRivalOfTheOtherKind() async throws {
        let stage = try stage()
        stage.service.fail(Self.post, .interrupted)
        stage.service.fail("POST /api/v1/generations/video", .interrupted)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            for request in [Self.svg, Self.video] {
                engine.send(.submit(request))
                _ = await log.run(request.id.runID) { $0.delivery == .searching }
            }
            await clock.waitForSleeper(at: .seconds(3))
            service.tell(ScriptedGeneration(svg: "new.svg"))
            clock.advance(to: .seconds(3))
            _ = await log.run(Self.svg.id.runID) { $0.remoteID == "g1" }
            #expect(await log.runs[Self.video.id.runID]?.delivery == .searching)
        }
    }

    @Test func sendingAgainWhileTheFirstIsBeingMadeIsRefusedHere() async throws {
        let stage = try stage()
        stage.service.fail(Self.post, .interrupted)
        let again = RequestID("again")
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            engine.send(.submit(Self.svg))
            for moment in [3, 10, 30, 60, 120, 300] { await clock.pass(.seconds(moment)) }
            _ = await log.run(Self.svg.id.runID, Self.isUnconfirmed)
            // It had been taken after all, and only begins now.
            service.tell(ScriptedGeneration(status: "processing_svg"))
            engine.send(.resolve(Self.svg.id, .sendAgain(again)))
            let run = await log.run(again.runID) { $0.phase == .failed }
            #expect(run?.failure?.what == "The generation is not completed yet")
        }
        #expect(stage.service.count(Self.post) == 1)
    }
}
