import Archive
import ArtClient
import Domain
import JSON
import Logging
import Simulator
import TestKit
import Testing

@testable import Engine

/// Downloads from the simulator, over real HTTP.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct DownloadSimulatorTests {
    /// Runs a simulator and, on it, an engine that fetches into `folder`, while `body` does.
    private func perform(
        folder: TemporaryFolder, archive: Archive, isAutomatic: Bool = false, faults: Set<Fault> = [],
        _ body: @escaping @Sendable (Engine, EventLog, Simulator) async throws -> Void
    ) async throws {
        let simulator = Simulator(SimulatorOptions(speed: 50, faults: faults))
        let transport = HTTPTransport()
        let log = EventLog()
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (ports, port) = AsyncStream.makeStream(of: Int.self)
            // Being cancelled is how it ends.
            group.addTask { try? await simulator.run { port.yield($0) } }
            var iterator = ports.makeAsyncIterator()
            let origin = try Origin("http://127.0.0.1:\(try #require(await iterator.next()))")
            let engine = Engine(
                EngineConfiguration(
                    artinstring: ArtinstringClient(
                        origin: origin, token: try #require(Secret("arti_demo")), transport: transport,
                        clock: QuickClock()),
                    antekirt: AntekirtClient(
                        origin: origin, key: try #require(Secret("ak_demo")), transport: transport,
                        clock: QuickClock()),
                    archive: archive,
                    outputs: OutputReader(transport: OutputTransport(allowsLoopback: true), allowsLoopback: true),
                    downloads: DownloadSettings(folder: folder.path, isAutomatic: isAutomatic), clock: QuickClock(),
                    now: { .wall() }, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
            group.addTask { for await event in engine.events { await log.add(event) } }
            let life = Task { await engine.run() }
            let result: Result<Void, any Error>
            do { result = .success(try await body(engine, log, simulator)) } catch { result = .failure(error) }
            life.cancel()
            await life.value
            group.cancelAll()
            try await group.waitForAll()
            try result.get()
        }
        await transport.shutdown()
    }

    @Test(arguments: [[], [.cutFiles]] as [Set<Fault>])
    func aPictureComesWholeEvenWhereConnectionsBreakOff(faults: Set<Fault>) async throws {
        let folder = try TemporaryFolder()
        try await perform(folder: folder, archive: Archive(inMemory: ()), faults: faults) { engine, log, simulator in
            await log.wait { if case .olderRuns(.antekirt, _) = $0 { true } else { false } }
            let run = try #require(
                await log.runs.values.first { $0.service == .antekirt && $0.output?.files.isEmpty == false })
            engine.send(.download(run.id))
            let done = await log.run(run.id) { $0.download?.isOver == true }
            guard case .done(let paths) = done?.download else {
                Issue.record("not fetched: \(done?.download as Any)")
                return
            }
            #expect(paths.count == run.output?.files.count)
            let requests = await simulator.statistics().requests["GET /files/:name"] ?? 0
            #expect(faults.isEmpty ? requests == paths.count : requests >= 2 * paths.count)
            #expect(try paths.allSatisfy { try FileSniffer.sniff(ReadFile.bytes($0)) != nil })
            for path in paths { #expect(try ReadFile.isWholePNG(path) || !path.hasSuffix(".png")) }
        }
    }

    @Test func aRunThatEndsIsFetchedByItselfWithWhatItWasAskedForBesideIt() async throws {
        let folder = try TemporaryFolder()
        try await perform(folder: folder, archive: Archive(inMemory: ()), isAutomatic: true) { engine, log, _ in
            let artist = try #require(await log.entry { $0.id.kind == .artist && $0.artist != nil })
            let request = Request(
                id: RequestID("0d1f6a52-0000-4000-8000-000000000001"), action: .image, entry: artist.id,
                title: artist.title, modality: .image,
                body: ["artistId": .string(artist.id.value), "prompt": "a harbour at dusk"], cost: .credits(3),
                createdAt: .wall())
            engine.send(.submit(request))
            let run = await log.run(request.id.runID) { $0.download?.isOver == true || $0.phase == .failed }
            // The simulator lets a few runs fail, as life does.
            guard run?.phase == .completed else { return }
            guard case .done(let paths) = run?.download, let path = paths.first else {
                Issue.record("not fetched: \(run?.download as Any)")
                return
            }
            let document = try JSONParser.parse(ReadFile.bytes(path.prefix { $0 != "." } + ".json"))
            #expect(document["prompt"] == "a harbour at dusk")
            #expect(document["artist"]?["id"] == .string(artist.id.value))
            #expect(document["cost"] == ["credits": 3])
            #expect(document["file"]?["host"] == "127.0.0.1")
        }
    }
}
