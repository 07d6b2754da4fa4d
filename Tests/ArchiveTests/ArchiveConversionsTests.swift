import JSON
import Domain
import Testing

@testable import Archive

/// Conversions in the archive: they share the id of their generation, which is another run's.
struct ArchiveConversionsTests {
    private static func request(_ conversion: Conversion, _ id: String) -> Request {
        let entry = EntryID(service: .antekirt, kind: conversion == .svg ? .svg : .video, value: "g1")
        return Request(
            id: RequestID(id), action: Request.Action(asking: entry), entry: entry, title: "SVG of a sunset",
            modality: conversion.modality, body: ["generationId": "g1"], cost: .credits(conversion.credits),
            createdAt: .noon)
    }

    private static let parent = Run(
        id: RunID("g1"), service: .antekirt, remoteID: "g1", title: "a sunset", modality: .image, phase: .completed,
        createdAt: .noon)

    private static func run(_ request: Request) -> Run {
        var run = request.pendingRun
        (run.remoteID, run.phase) = ("g1", .running)
        run.conversion = ConversionTrace(
            .svg, addressBefore: "https://cdn.example/old.svg", hasBegun: true, quietSince: .noon + .seconds(3))
        return run
    }

    @Test(arguments: Conversion.allCases)
    func aRequestComesBackAsItWasWithWhatItsGenerationWasLike(conversion: Conversion) async throws {
        let archive = try Archive(inMemory: ())
        let request = Self.request(conversion, "one")
        try await archive.record(request, at: .noon)
        for address in [nil, "https://cdn.example/old.svg"] {
            let snapshot = SendSnapshot(
                sentAt: .noon, spentBefore: -442,
                generation: GenerationState(status: "completed", address: address))
            try await archive.write(RequestTransition(request.id, .send, snapshot: snapshot, at: .noon))
            let record = try #require(try await archive.unsettledRequests().first)
            #expect(record.request == request && record.snapshot == snapshot)
            try await archive.write(RequestTransition(request.id, .requeue, at: .noon))
        }
        #expect(try await archive.run(request.id.runID)?.conversion == ConversionTrace(conversion))
    }

    @Test func severalConversionsOfAGenerationStandBesideItsOwnRun() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.save([Self.parent])
        var ids: Set<RunID> = [Self.parent.id]
        for (id, conversion) in [("one", Conversion.svg), ("two", .svg), ("three", .video)] {
            let request = Self.request(conversion, id)
            let run = Self.run(request)
            ids.insert(run.id)
            try await archive.record(request, at: .noon)
            for event in [RequestState.Event.send, .loseResponse, .search, .adopt] {
                try await archive.write(
                    RequestTransition(
                        request.id, event, remoteID: run.ownRemoteID, run: event == .adopt ? run : nil, at: .noon))
            }
            try await archive.save([run])
            #expect(try await archive.run(run.id) == run)
        }
        #expect(Set(try await archive.recentRuns(limit: 9).map(\.id)) == ids)
        // By the service's id it is the generation that is found, and no request has taken it.
        #expect(try await archive.runs(of: .antekirt, remoteIDs: ["G1"]) == [Self.parent])
        #expect(try await archive.claimed(of: ["g1"], at: .antekirt, exceptBy: RequestID("other")).isEmpty)
    }

    @Test func recordsFromBeforeConversionsAreReadable() {
        #expect(SendSnapshot(archived: ["sentAt": 1_780_000_000_000])?.generation == nil)
        #expect(Run(archived: Self.parent.archived)?.conversion == nil)
        #expect(Self.parent.archived["conversion"] == nil)
        let snapshot = SendSnapshot(sentAt: .noon)
        #expect(snapshot.archived["generation"] == nil)
        var run = Self.parent.archived.object ?? JSONObject()
        run["conversion"] = ["kind": "hologram"]
        #expect(Run(archived: .object(run)) == Self.parent)
    }
}
