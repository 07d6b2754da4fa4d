import ArtClient
import Archive
import JSON
import Domain
import Simulator
import Testing

@testable import Engine

/// Conversions against the simulator, over real HTTP.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct ConversionSimulatorTests {
    private static let id = RequestID("0d1f6a52-0000-4000-8000-000000000002")

    /// A conversion of one of the account's completed generations.
    private func request(_ conversion: Conversion, from log: EventLog) async throws -> Request {
        await log.wait(forRuns: { $0.contains(where: Self.isConvertible) })
        let parent = try #require(
            await log.runs.values.sorted { $0.isNewer(than: $1) }.first(where: Self.isConvertible))
        let entry = CatalogEntry(conversion, ofGeneration: parent.remoteID ?? "", title: parent.title)
        var body: JSONObject = ["generationId": .string(parent.remoteID ?? "")]
        if conversion == .video { body["prompt"] = "slowly panning" }
        return Request(
            id: Self.id, action: Request.Action(asking: entry.id), entry: entry.id, title: entry.title,
            modality: entry.modality, body: .object(body), cost: Cost.estimate(for: entry, useOwnKey: false),
            createdAt: .wall())
    }

    @Sendable private static func isConvertible(_ run: Run) -> Bool {
        run.service == .antekirt && run.phase == .completed && run.conversion == nil && run.output?.files.count == 1
    }

    private func posts(_ conversion: Conversion, _ simulator: Simulator) async -> Int {
        await simulator.statistics().requests["POST /api/v1/generations/\(conversion.rawValue)", default: 0]
    }

    @Test(
        arguments: Conversion.allCases,
        [[], [.staleCompleted], [.poll500], [.unknownFields], [.acceptTwice], [.looseTypes]] as [Set<Fault>])
    func itComesToItsEndWithItsOwnFileAndIsPaidOnce(
        conversion: Conversion, faults: Set<Fault>
    ) async throws {
        let archive = try Archive(inMemory: ())
        try await SimulatorStage.perform(archive: archive, faults: faults) { engine, log, simulator in
            let request = try await request(conversion, from: log)
            let before = try #require(await log.runs[RunID(request.entry.value)])
            engine.send(.submit(request))
            let run = try #require(await log.run(request.id.runID) { $0.phase.isTerminal && $0.following == .none })
            if run.phase == .completed {
                #expect(run.output?.files.count == 1)
                #expect(run.output?.files.first != before.output?.files.first)
                #expect(run.modality == conversion.modality)
            }
            #expect(await posts(conversion, simulator) == 1)
            #expect(await simulator.statistics().acceptedGenerations == 1)
            #expect(await log.runs[before.id]?.phase == .completed)
        }
        let record = try await archive.request(Self.id)
        #expect(record?.state == .accepted && record?.snapshot?.generation?.status == "completed")
    }

    @Test(
        arguments: Conversion.allCases, [Fault.cutAfterAccept, .acceptThen503, .gatewayTimeout, .acceptWithoutID])
    func oneWhoseAcceptanceWasLostIsFoundAgainAndPaidOnce(
        conversion: Conversion, fault: Fault
    ) async throws {
        let archive = try Archive(inMemory: ())
        try await SimulatorStage.perform(archive: archive, faults: [fault]) { engine, log, simulator in
            let request = try await request(conversion, from: log)
            engine.send(.submit(request))
            let run = await log.run(request.id.runID) { $0.phase.isTerminal }
            #expect(run?.remoteID == request.entry.value)
            #expect(await log.phases(of: request.id.runID).first == .unknown)
            #expect(await posts(conversion, simulator) == 1)
            #expect(await simulator.statistics().acceptedGenerations == 1)
        }
        #expect(try await archive.request(Self.id)?.state == .adopted)
    }

    @Test(arguments: [Fault.cutBeforeAccept, .error503Uncharged])
    func oneThatNeverArrivedIsAskedAboutAndNotSentAgain(fault: Fault) async throws {
        let archive = try Archive(inMemory: ())
        try await SimulatorStage.perform(archive: archive, faults: [fault]) { engine, log, simulator in
            let request = try await request(.svg, from: log)
            engine.send(.submit(request))
            let run = await log.run(request.id.runID) { if case .unconfirmed = $0.delivery { true } else { false } }
            #expect(run?.delivery == .unconfirmed(OutcomeQuestion(candidates: [], evidence: .unspent)))
            #expect(await posts(.svg, simulator) == 1)
            #expect(await simulator.statistics().acceptedGenerations == 0)
        }
        #expect(try await archive.request(Self.id)?.state == .absent)
    }

    @Test func oneThatFailsIsToldWithWhatItCost() async throws {
        try await SimulatorStage.perform(archive: Archive(inMemory: ()), faults: [.svgFails]) { engine, log, _ in
            let request = try await request(.svg, from: log)
            engine.send(.submit(request))
            let run = await log.run(request.id.runID) { $0.phase.isTerminal }
            #expect(run?.phase == .failed && run?.output == nil)
            #expect(run?.failure?.meaning == "Its 5 credits are not refunded automatically")
            #expect(await log.runs[RunID(request.entry.value)]?.phase == .completed)
        }
    }

    @Test func whatTheServiceRefusesCostsNothing() async throws {
        let archive = try Archive(inMemory: ())
        try await SimulatorStage.perform(archive: archive) { engine, log, simulator in
            var request = try await request(.svg, from: log)
            var body = request.body.object ?? JSONObject()
            body["imageIndex"] = 7
            request = Request(
                id: request.id, action: request.action, entry: request.entry, title: request.title,
                modality: request.modality, body: .object(body), cost: request.cost, createdAt: request.createdAt)
            engine.send(.submit(request))
            let run = await log.run(Self.id.runID) { $0.phase == .failed }
            #expect(run?.failure?.what.isEmpty == false)
            #expect(await simulator.statistics().acceptedGenerations == 0)
        }
        #expect(try await archive.request(Self.id)?.state == .rejected)
    }

    @Test(arguments: Conversion.allCases)
    func whatCanBeAskedOfAGenerationIsReadWithItsImages(conversion: Conversion) async throws {
        try await SimulatorStage.perform(archive: Archive(inMemory: ())) { engine, log, _ in
            let request = try await request(conversion, from: log)
            engine.send(.loadEntry(request.entry))
            await log.wait { if case .entry(let entry) = $0 { entry.id == request.entry } else { false } }
            for case .entry(let entry) in await log.events where entry.id == request.entry {
                #expect(entry.exampleURLs.count == 1 && entry.modality == conversion.modality)
                #expect(entry.title.hasPrefix("\(conversion.name) of "))
            }
        }
    }
}
