import ArtClient
import Archive
import Domain
import JSON
import Simulator
import Testing

@testable import Engine

/// The engine against the simulator, over real HTTP.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct SimulatorTests {
    private static let owl = RequestID("0d1f6a52-0000-4000-8000-000000000001")

    /// The first of artinstring's prompts, as a request.
    private func request(from log: EventLog) async throws -> Request {
        let entry = try #require(await log.entry { $0.slug == "stoic-owl" })
        return Request(
            id: Self.owl, action: .run, entry: entry.id, title: entry.title, modality: entry.modality,
            body: ["promptId": .string(entry.id.value), "vars": ["subject": "an owl at dusk", "mood": "calm"]],
            cost: .quota(.image, runs: 1), createdAt: .wall())
    }

    @Test(
        arguments: [
            [], [.streamRefused], [.streamDrop], [.streamGarbage], [.streamHang], [.poll500, .streamRefused],
            [.unknownFields],
        ] as [Set<Fault>])
    func aRunComesToItsEndWhateverItsStreamDoes(faults: Set<Fault>) async throws {
        let archive = try Archive(inMemory: ())
        try await SimulatorStage.perform(archive: archive, faults: faults) { engine, log, simulator in
            let request = try await request(from: log)
            engine.send(.submit(request))
            let run = await log.run(request.id.runID) { $0.phase.isTerminal && $0.following == .none }
            #expect(run?.remoteID != nil)
            if run?.phase == .completed { #expect(run?.output?.files.isEmpty == false) }
            let statistics = await simulator.statistics()
            #expect(statistics.acceptedRuns == 1)
            #expect(statistics.requests["POST /api/v1/runs"] == 1)
        }
        #expect(try await archive.request(Self.owl)?.state == .accepted)
    }

    @Test func anImageOfAntekirtIsPolledToItsEndAndTheBalanceGoesDownAtOnce() async throws {
        try await SimulatorStage.perform(archive: Archive(inMemory: ())) { engine, log, simulator in
            let artist = try #require(await log.entry { $0.id.kind == .artist && $0.artist != nil })
            let request = Request(
                id: Self.owl, action: .image, entry: artist.id, title: artist.title, modality: .image,
                body: ["artistId": .string(artist.id.value), "prompt": "a harbour at dusk"], cost: .credits(3),
                createdAt: .wall())
            engine.send(.submit(request))
            await log.wait {
                if case .account(.antekirt, let reading) = $0 { reading.value?.credits == 442 } else { false }
            }
            let run = await log.run(request.id.runID) { $0.phase.isTerminal }
            if run?.phase == .completed { #expect(run?.output?.files.isEmpty == false) }
            #expect(await simulator.statistics().acceptedGenerations == 1)
        }
    }

    @Test(arguments: [Fault.cutAfterAccept, .acceptThen503])
    func aRunWhoseAcceptanceWasLostIsFoundAgainAndPaidOnce(fault: Fault) async throws {
        let archive = try Archive(inMemory: ())
        try await SimulatorStage.perform(archive: archive, faults: [fault]) { engine, log, simulator in
            let request = try await request(from: log)
            engine.send(.submit(request))
            let run = await log.run(request.id.runID) { $0.phase.isTerminal }
            #expect(run?.remoteID != nil)
            #expect(await log.phases(of: request.id.runID).first == .unknown)
            let statistics = await simulator.statistics()
            #expect(statistics.acceptedRuns == 1)
            #expect(statistics.requests["POST /api/v1/runs"] == 1)
            #expect(await log.runs.values.count { $0.remoteID == run?.remoteID } == 1)
        }
        #expect(try await archive.request(Self.owl)?.state == .adopted)
    }

    @Test func aRunThatNeverArrivedStaysUnknownAndIsNotSentAgain() async throws {
        let archive = try Archive(inMemory: ())
        try await SimulatorStage.perform(archive: archive, faults: [.cutBeforeAccept]) { engine, log, simulator in
            let request = try await request(from: log)
            engine.send(.submit(request))
            let run = await log.run(request.id.runID) { $0.delivery == .searching }
            #expect(run?.phase == .unknown && run?.failure?.cause == .outcomeUnknown)
            let statistics = await simulator.statistics()
            #expect(statistics.acceptedRuns == 0)
            #expect(statistics.requests["POST /api/v1/runs", default: 0] <= 1)
        }
        // Quitting may come before the search has begun.
        #expect([.unknown, .searching].contains(try await archive.request(Self.owl)?.state))
    }

    @Test func catalogsAndHistoriesComeWhole() async throws {
        try await SimulatorStage.perform(archive: Archive(inMemory: ())) { engine, log, _ in
            await log.wait { if case .entries(.antekirt, .model, let page) = $0 { page.isLast } else { false } }
            await log.wait { if case .collections(let all, _) = $0 { all.count == 6 } else { false } }
            #expect(await log.entries(.prompt).count == 87)
            #expect(await log.entries(.artist).count == 52)
            #expect(await log.entries(.model).count == 35)
            await log.wait { if case .olderRuns(.artinstring, let available) = $0 { available } else { false } }
            let before = await log.runs.count
            engine.send(.loadOlderRuns(.artinstring))
            await log.wait(forRuns: { $0.count > before })
        }
    }
}
