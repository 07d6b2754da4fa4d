import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

struct PollingTests {
    private static func run(_ id: String, _ service: Service) -> Run {
        Run(
            id: RunID(id), service: service, remoteID: id, title: "t", modality: .image, phase: .running,
            createdAt: .noon, cost: .credits(3), isOurs: true)
    }

    private func archive(_ runs: Run...) async throws -> Archive {
        let archive = try Archive(inMemory: ())
        try await archive.save(runs)
        return archive
    }

    @Test func aFailedPollIsToldWithTheNextAttemptAndDoesNotFailTheRun() async throws {
        var stage = Stage(archive: try await archive(Self.run("g", .antekirt)))
        stage.services = [.antekirt]
        stage.service.on("GET /api/v1/generations/g", "<html>", status: 500)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] _ in
            await clock.pass(.seconds(3))
            let retrying = await log.run(RunID("g")) { $0.following == .retrying(at: .noon + .seconds(5)) }
            #expect(retrying?.phase == .running)
            service.on("GET /api/v1/generations/g", #"{"data":{"id":"g","status":"failed"}}"#)
            await clock.pass(.seconds(5))
            let run = await log.run(RunID("g")) { $0.phase == .failed && $0.following == .none }
            #expect(run?.failure?.meaning.contains("3 credits") == true)
            #expect(run?.endedAt == .noon + .seconds(5))
        }
    }

    @Test func anUnknownKeyEndsThePollingAndARefreshThatWorksTakesItUpAgain() async throws {
        var stage = Stage(archive: try await archive(Self.run("g", .antekirt)))
        stage.services = [.antekirt]
        let refusal = #"{"messages":[{"message":"Invalid API key"}]}"#
        stage.service.on("GET /api/v1/generations/g", refusal, status: 401)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            await log.wait { if case .entries(.antekirt, .model, _) = $0 { true } else { false } }
            service.on("GET /api/v1/account/me", refusal, status: 401)
            await clock.pass(.seconds(3))
            await log.wait { if case .account(.antekirt, .stale) = $0 { true } else { false } }
            #expect(await log.run(RunID("g")) { $0.following == .none } != nil)
            #expect(clock.deadlines.isEmpty)
            service.on("GET /api/v1/account/me", #"{"data":{"id":"u","username":"ana","credits":445}}"#)
            service.on(
                "GET /api/v1/generations/g", #"{"data":{"id":"g","status":"completed","outputs":{"images":[]}}}"#)
            engine.send(.refresh(nil))
            await clock.pass(.seconds(6))
            #expect(await log.run(RunID("g")) { $0.phase == .completed } != nil)
        }
    }

    @Test func oneRefusalOfTheKeyMayBeASlipWhereTheAccountCanBeReadRunsAreFollowedAgain()
        async throws
    {
        var stage = Stage(archive: try await archive(Self.run("g", .antekirt)))
        stage.services = [.antekirt]
        stage.service.on("GET /api/v1/generations/g", "{}", status: 401)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] _ in
            await clock.pass(.seconds(3))
            await clock.waitForSleeper(at: .seconds(6))
            service.on("GET /api/v1/generations/g", #"{"data":{"id":"g","status":"completed"}}"#)
            clock.advance(to: .seconds(6))
            #expect(await log.run(RunID("g")) { $0.phase == .completed } != nil)
        }
    }

    @Test func anAccountThatCanBeReadDoesNotHaveRunsAskedForAgainAndAgainThatCannot() async throws {
        var stage = Stage(archive: try await archive(Self.run("g", .antekirt)))
        stage.services = [.antekirt]
        stage.service.on("GET /api/v1/generations/g", "{}", status: 401)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] _ in
            await log.wait { if case .entries(.antekirt, .model, _) = $0 { true } else { false } }
            for moment in [3, 6] { await clock.pass(.seconds(moment)) }
            await waitUntil("the second refusal") { service.count("GET /api/v1/generations/g") == 2 }
            await waitUntil("quiet") { clock.deadlines.isEmpty }
        }
        #expect(stage.service.count("GET /api/v1/account/me") == 2, "at the start and after the first refusal")
    }

    /// artinstring's list says that a run has completed, and the run itself says with what.
    private func completed(_ id: String, in service: ScriptedService) {
        service.on("GET /api/v1/runs", #"{"runs":[{"id":"\#(id)","status":"completed"}],"nextCursor":null}"#)
        service.on("GET /api/v1/runs/\(id)", #"{"id":"\#(id)","status":"completed","output":{"text":"a poem"}}"#)
    }

    private func wasToldWithoutOutput(_ log: EventLog) async -> Bool {
        await log.events.contains { event in
            if case .runs(let runs) = event {
                runs.contains { $0.phase == .completed && $0.output == nil }
            } else {
                false
            }
        }
    }

    @Test func aRunThatEndedWhileTheTokenWasRefusedIsToldWithWhatCameOfIt() async throws {
        var stage = Stage(archive: try await archive(Self.run("r", .artinstring)))
        stage.services = [.artinstring]
        let routes = ["/runs/r", "/runs", "/me", "/me/quotas"].map { "GET /api/v1\($0)" }
        for route in routes { stage.service.on(route, #"{"error":"unauthorized"}"#, status: 401) }
        try await stage.perform { [log = stage.log, service = stage.service] engine in
            await waitUntil("a refused read") { service.count("GET /api/v1/runs/r") > 0 }
            _ = await log.run(RunID("r")) { $0.following == .none }
            service.on("GET /api/v1/me", #"{"id":"u"}"#)
            service.on("GET /api/v1/me/quotas", #"{"quotas":{}}"#)
            completed("r", in: service)
            engine.send(.refresh(nil))
            let run = await log.run(RunID("r")) { $0.phase == .completed }
            #expect(run?.output?.text == "a poem")
        }
        #expect(await !wasToldWithoutOutput(stage.log))
    }

    @Test func theEndOfARunThatIsNotFollowedIsToldWithWhatCameOfIt() async throws {
        var run = Self.run("r", .artinstring)
        run.failure = Failure(.notFound, what: "forgotten")
        var stage = Stage(archive: try await archive(run))
        stage.services = [.artinstring]
        completed("r", in: stage.service)
        try await stage.perform { [log = stage.log] _ in
            let run = await log.run(RunID("r")) { $0.phase == .completed }
            #expect(run?.output?.text == "a poem")
            #expect(run.map { $0.failure == nil } == true)
        }
        #expect(await !wasToldWithoutOutput(stage.log))
        #expect(stage.service.count("GET /api/v1/runs/r") == 1)
    }

    @Test(arguments: [#"{"text":"a poem"}"#, "null"])
    func aRunOfOursThatCompletedWithoutAWordOfWhatCameOfItIsReadOnce(output: String) async throws {
        var (ours, other) = (Self.run("r", .artinstring), Self.run("x", .artinstring))
        (ours.phase, other.phase) = (.completed, .completed)
        other.isOurs = false
        var stage = Stage(archive: try await archive(ours, other))
        stage.services = [.artinstring]
        stage.service.on("GET /api/v1/runs/r", #"{"id":"r","status":"completed","output":\#(output)}"#)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] engine in
            await waitUntil("the read") { service.count("GET /api/v1/runs/r") == 1 }
            if output != "null" { _ = await log.run(RunID("r")) { $0.output?.text == "a poem" } }
            await log.wait { if case .entries(.artinstring, .prompt, _) = $0 { true } else { false } }
            engine.send(.refresh(nil))
            await waitUntil("the list again") { service.count("GET /api/v1/runs") >= 2 }
            await waitUntil("quiet") { clock.deadlines.isEmpty }
        }
        #expect(stage.service.count("GET /api/v1/runs/r") == 1)
        #expect(stage.service.count("GET /api/v1/runs/x") == 0)
    }

    @Test func aListThatIsDownAloneDoesNotHoldUpTheReadsOfRuns() async throws {
        var stage = Stage(archive: try await archive(Self.run("g1", .antekirt), Self.run("g2", .antekirt)))
        stage.services = [.antekirt]
        stage.attempts = 3
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] _ in
            await log.wait { if case .entries(.antekirt, .model, _) = $0 { true } else { false } }
            service.on("GET /api/v1/generations") { _ in TransportResponse(status: 503, headers: ["retry-after": "60"])
            }
            for id in ["g1", "g2"] {
                service.on("GET /api/v1/generations/\(id)", #"{"data":{"id":"\#(id)","status":"completed"}}"#)
            }
            await waitUntil("both reads") {
                clock.advance(to: min(clock.now.offset + .milliseconds(500), .seconds(20)))
                return await log.runs.values.allSatisfy { $0.phase == .completed }
            }
        }
    }

    @Test func aCallThatFailsAloneIsNoNewsOfTheService() async throws {
        var stage = Stage(archive: try await archive(Self.run("g", .antekirt)))
        stage.services = [.antekirt]
        stage.service.fail("GET /api/v1/generations/g", .interrupted)
        try await stage.perform { [log = stage.log, clock = stage.clock] _ in
            await log.wait { if case .entries(.antekirt, .model, _) = $0 { true } else { false } }
            await clock.pass(.seconds(3))
            await clock.waitForSleeper(at: .seconds(5))
            #expect(await !log.events.contains { if case .status(.antekirt, .offline) = $0 { true } else { false } })
            clock.advance(to: .seconds(5))
            _ = await log.run(RunID("g")) { if case .retrying = $0.following { true } else { false } }
            // All else answers: it is this run that cannot be read.
            #expect(await !log.events.contains { if case .status(.antekirt, .offline) = $0 { true } else { false } })
        }
    }

    @Test func aRunThatItsServiceHasForgottenIsNotAskedForAgain() async throws {
        var run = Self.run("g", .antekirt)
        run.failure = Failure(.notFound, what: "forgotten")
        var stage = Stage(archive: try await archive(run))
        stage.services = [.antekirt]
        try await stage.perform { [log = stage.log, clock = stage.clock] _ in
            await log.wait { if case .entries(.antekirt, .model, _) = $0 { true } else { false } }
            #expect(clock.deadlines.isEmpty)
        }
        #expect(stage.service.count("GET /api/v1/generations/g") == 0)
        #expect(await stage.log.runs[RunID("g")]?.following == Following.none)
    }

    @Test func aForgottenRunThatItsServiceListsAgainIsFollowed() async throws {
        var run = Self.run("g", .antekirt)
        run.failure = Failure(.notFound, what: "forgotten")
        var stage = Stage(archive: try await archive(run))
        stage.services = [.antekirt]
        stage.service.on(
            "GET /api/v1/generations",
            #"{"data":[{"id":"g","status":"processing","prompt":"t"}],"pagination":{"page":1,"totalPages":1}}"#)
        try await stage.perform { [clock = stage.clock] _ in await clock.waitForSleeper(at: .seconds(3)) }
        #expect(await stage.log.runs[RunID("g")].map { $0.failure == nil } == true)
    }

    @Test func threePolledRunsAreReadByOneListAndTheirEndsOneByOne() async throws {
        var stage = Stage(
            archive: try await archive(
                Self.run("g1", .antekirt), Self.run("g2", .antekirt), Self.run("g3", .antekirt)))
        stage.services = [.antekirt]
        let rows = { @Sendable (status: String) in
            let rows = (1...3).map { #"{"id":"g\#($0)","status":"\#(status)","prompt":"t"}"# }
            return #"{"data":[\#(rows.joined(separator: ","))],"pagination":{"page":1,"totalPages":1,"totalCount":3}}"#
        }
        stage.service.on("GET /api/v1/generations", rows("processing"))
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] _ in
            await log.wait { if case .olderRuns(.antekirt, _) = $0 { true } else { false } }
            await clock.pass(.seconds(3))
            await clock.waitForSleeper(at: .milliseconds(6900))
            #expect(service.count("GET /api/v1/generations") == 2, "one at the start and one for all three")
            #expect(await log.runs[RunID("g1")]?.heardAt == .noon + .seconds(3))
            service.on("GET /api/v1/generations", rows("completed"))
            clock.advance(to: .milliseconds(6900))
            for id in ["g1", "g2", "g3"] { #expect(await log.run(RunID(id)) { $0.phase == .completed } != nil) }
        }
        #expect(!stage.service.calls.contains { $0.hasPrefix("GET /api/v1/generations/") })
    }

    @Test func aStreamThatSaysNoMoreThanThatItLivesIsWatchedOverByTheList() async throws {
        var stage = Stage(archive: try await archive(Self.run("r", .artinstring)))
        stage.services = [.artinstring]
        let (frames, stream) = AsyncStream.makeStream(of: String.self)
        stage.service.stream("r", frames)
        stream.yield(": hello\n\n")
        let row = { @Sendable (status: String) in #"{"runs":[{"id":"r","status":"\#(status)"}],"nextCursor":null}"# }
        stage.service.on("GET /api/v1/runs", row("running"))
        stage.service.on("GET /api/v1/runs/r", #"{"id":"r","status":"completed","output":{"text":"a poem"}}"#)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] _ in
            _ = await log.run(RunID("r")) { $0.following == .stream && $0.heardAt == .noon }
            await clock.pass(.seconds(30))
            _ = await log.run(RunID("r")) { $0.heardAt == .noon + .seconds(30) }
            await clock.waitForSleeper(at: .seconds(60))
            #expect(service.count("GET /api/v1/runs/r") == 0)
            service.on("GET /api/v1/runs", row("completed"))
            clock.advance(to: .seconds(60))
            let run = await log.run(RunID("r")) { $0.phase == .completed && $0.following == .none }
            #expect(run?.output?.text == "a poem")
            stream.finish()
        }
    }

    @Test func aHeadWithoutABodyIsNoStreamTheRunIsPolledMeanwhile() async throws {
        var stage = Stage(archive: try await archive(Self.run("r", .artinstring)))
        stage.services = [.artinstring]
        let (frames, stream) = AsyncStream.makeStream(of: String.self)
        stage.service.stream("r", frames)
        stage.service.on("GET /api/v1/runs/r", #"{"id":"r","status":"completed","output":{"text":"a poem"}}"#)
        try await stage.perform { [log = stage.log, clock = stage.clock] _ in
            await clock.pass(.milliseconds(1500))
            #expect(await log.run(RunID("r")) { $0.phase == .completed }?.output?.text == "a poem")
            stream.finish()
        }
    }

    @Test func streamsThatAreRefusedThreeTimesAreLeftAloneForAMinute() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.save((1...3).map { Self.run("r\($0)", .artinstring) })
        var stage = Stage(archive: archive)
        stage.services = [.artinstring]
        let rows = (1...3).map { #"{"id":"r\#($0)","status":"running"}"# }.joined(separator: ",")
        stage.service.on("GET /api/v1/runs", #"{"runs":[\#(rows)],"nextCursor":null}"#)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] _ in
            await log.wait(forRuns: { $0.count { $0.following == .poll } == 3 })
            while let next = clock.deadlines.first, next < .seconds(60) {
                clock.advance(to: next)
                await waitUntil("the next look") { clock.deadlines.first.map { $0 > next } ?? false }
            }
            #expect(service.calls.count { $0.hasPrefix("STREAM") } == 3)
            let (frames, stream) = AsyncStream.makeStream(of: String.self)
            for number in 1...3 { service.stream("r\(number)", frames) }
            stream.yield(": hello\n\n")
            clock.advance(to: .seconds(63))
            await log.wait(forRuns: { $0.contains { $0.following == .stream } })
            stream.finish()
        }
    }

    @Test func aListThatFailsIsToldOnAllRunsWithTheNextAttempt() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.save((1...3).map { Self.run("g\($0)", .antekirt) })
        var stage = Stage(archive: archive)
        stage.services = [.antekirt]
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] _ in
            await log.wait { if case .entries(.antekirt, .model, _) = $0 { true } else { false } }
            await clock.waitForSleeper(at: .seconds(3))
            service.fail("GET /api/v1/generations", .notSent)
            clock.advance(to: .seconds(3))
            await log.wait(forRuns: { $0.count { $0.following == .retrying(at: .noon + .seconds(5)) } == 3 })
        }
    }

    @Test func aRunStartedElsewhereAppearsByTheListAndIsFollowed() async throws {
        var stage = Stage(archive: try await archive(Self.run("g1", .antekirt), Self.run("g2", .antekirt)))
        stage.services = [.antekirt]
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] _ in
            await log.wait { if case .entries(.antekirt, .model, _) = $0 { true } else { false } }
            await clock.waitForSleeper(at: .seconds(3))
            let rows = ["g1", "g2", "web"].map { #"{"id":"\#($0)","status":"processing","prompt":"t"}"# }
            service.on(
                "GET /api/v1/generations",
                #"{"data":[\#(rows.joined(separator: ","))],"pagination":{"page":1,"totalPages":1}}"#)
            clock.advance(to: .seconds(3))
            let run = await log.run(RunID("web")) { $0.following == .poll }
            #expect(run?.isOurs == false)
        }
    }

    @Test func atMostFourStreamsAreOpen() async throws {
        let runs = (1...6).map { Self.run("r\($0)", .artinstring) }
        let archive = try Archive(inMemory: ())
        try await archive.save(runs)
        var stage = Stage(archive: archive)
        stage.services = [.artinstring]
        let streams = (1...6).map { number in
            let (frames, stream) = AsyncStream.makeStream(of: String.self)
            stage.service.stream("r\(number)", frames)
            stage.service.on("GET /api/v1/runs/r\(number)", #"{"id":"r\#(number)","status":"running"}"#)
            stream.yield(": hello\n\n")
            return stream
        }
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service] _ in
            await log.wait(forRuns: { runs in
                runs.count { $0.following == .stream } == 4 && runs.count { $0.following == .poll } == 2
            })
            await clock.waitForSleeper(at: .milliseconds(1500))
            #expect(service.calls.count { $0.hasPrefix("STREAM") } == 4)
        }
        streams.forEach { $0.finish() }
    }
}
