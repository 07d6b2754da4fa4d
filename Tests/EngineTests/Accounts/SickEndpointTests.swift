import ArtClient
import Archive
import Domain
import JSON
import Simulator
import Testing

@testable import Engine

/// One sick endpoint takes nothing but itself away, over real HTTP.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct SickEndpointTests {
    /// What a user can do with two services.
    enum Ability: String, CaseIterable, Sendable {
        case quotas, credits, prompts, collections, artists, models, artinstringRuns, antekirtRuns
        /// A run, or an image, is sent and accepted; and what came of it is known.
        case runIsAccepted, runCompletes, imageIsAccepted, imageCompletes
    }

    /// What is lost when an endpoint is sick.
    static let losses: [String: Set<Ability>] = [
        "GET /api/v1/me": [],
        "GET /api/v1/me/quotas": [.quotas],
        "GET /api/v1/prompts": [.prompts],
        "GET /api/v1/prompts/:slug": [],
        "GET /api/v1/collections": [.collections],
        "GET /api/v1/runs": [.artinstringRuns],
        "GET /api/v1/runs/:id": [.runCompletes],
        "GET /api/runs/:id/stream": [],
        "GET /api/v1/account/me": [.credits],
        "GET /api/v1/artists": [.artists],
        "GET /api/v1/artists/:id": [],
        "GET /api/v1/models": [.models],
        "GET /api/v1/generations": [.antekirtRuns],
        "GET /api/v1/generations/:id": [],
    ]

    /// How an endpoint is sick.
    enum Sickness: String, CaseIterable, Sendable {
        case fails, redirects, endsEarly

        var reply: ScriptedReply {
            switch self {
            case .fails: ScriptedReply(status: 500, json: ["error": "internal_error"])
            case .redirects: ScriptedReply(status: 302, headers: ["Location": "/elsewhere"], body: [])
            case .endsEarly:
                ScriptedReply(headers: ["Content-Type": "application/json"], body: Array(#"{"data":[{"id":"#.utf8))
            }
        }
    }

    @Test(arguments: losses.keys.sorted(), Sickness.allCases)
    func whatStillWorks(_ endpoint: String, _ sickness: Sickness) async throws {
        let lost = try #require(Self.losses[endpoint])
        try await SimulatorStage.perform(archive: Archive(inMemory: ()), speed: 200) {
            await $0.script(sickness.reply, for: endpoint, times: 100_000)
        } _: { engine, log, simulator in
            for ability in Ability.allCases where !lost.contains(ability) {
                await Self.wait(for: ability, engine, log)
            }
            // Whatever is sick, nobody is told that the service is gone, and nothing is sent twice.
            let isCalledOffline = await log.events.contains {
                if case .status(_, .offline) = $0 { true } else { false }
            }
            #expect(!isCalledOffline)
            let requests = await simulator.statistics().requests
            #expect(requests["POST /api/v1/runs"] == 1 && requests["POST /api/v1/generations/image"] == 1)
            #expect(requests[endpoint, default: 0] < 60, "it is asked with pauses")
        }
    }

    private static func wait(for ability: Ability, _ engine: Engine, _ log: EventLog) async {
        switch ability {
        case .quotas:
            await log.wait {
                if case .account(.artinstring, .known(let a, _)) = $0 { !a.quotas.isEmpty } else { false }
            }
        case .credits:
            await log.wait { if case .account(.antekirt, .known(let a, _)) = $0 { a.credits != nil } else { false } }
        case .prompts: await log.wait { if case .entries(_, .prompt, let page) = $0 { page.isLast } else { false } }
        case .collections: await log.wait { if case .collections = $0 { true } else { false } }
        case .artists: await log.wait { if case .entries(_, .artist, let page) = $0 { page.isLast } else { false } }
        case .models: await log.wait { if case .entries(_, .model, let page) = $0 { page.isLast } else { false } }
        case .artinstringRuns: await log.wait { if case .olderRuns(.artinstring, _) = $0 { true } else { false } }
        case .antekirtRuns: await log.wait { if case .olderRuns(.antekirt, _) = $0 { true } else { false } }
        case .runIsAccepted:
            let request = await run(engine, log)
            engine.send(.submit(request))
            _ = await log.run(request.id.runID) { $0.remoteID != nil }
        case .runCompletes: _ = await log.run(runID.runID) { $0.phase.isTerminal && $0.following == .none }
        case .imageIsAccepted:
            let request = await image(engine, log)
            engine.send(.submit(request))
            _ = await log.run(request.id.runID) { $0.remoteID != nil }
        case .imageCompletes: _ = await log.run(imageID.runID) { $0.phase.isTerminal }
        }
    }

    private static let runID = RequestID("0d1f6a52-0000-4000-8000-000000000001")
    private static let imageID = RequestID("0d1f6a52-0000-4000-8000-000000000002")

    /// The same world has the same ids in every simulator of this seed.
    private static func shelf() async -> (prompt: EntryID, artist: EntryID)? {
        await Shelf.shared.ids()
    }

    private static func run(_ engine: Engine, _ log: EventLog) async -> Request {
        let id = await shelf()?.prompt ?? EntryID(service: .artinstring, kind: .prompt, value: "")
        return Request(
            id: runID, action: .run, entry: id, title: "Stoic Owl", modality: .image,
            body: ["promptId": .string(id.value), "vars": ["subject": "an owl at dusk", "mood": "calm"]],
            cost: .quota(.image, runs: 1), createdAt: .wall())
    }

    private static func image(_ engine: Engine, _ log: EventLog) async -> Request {
        let id = await shelf()?.artist ?? EntryID(service: .antekirt, kind: .artist, value: "")
        return Request(
            id: imageID, action: .image, entry: id, title: "A harbour", modality: .image,
            body: ["artistId": .string(id.value), "prompt": "a harbour at dusk"], cost: .credits(3),
            createdAt: .wall())
    }
}

/// The ids of a prompt and an artist, read once from a simulator in which nothing is sick.
private actor Shelf {
    static let shared = Shelf()
    private var known: (prompt: EntryID, artist: EntryID)?

    func ids() async -> (prompt: EntryID, artist: EntryID)? {
        if let known { return known }
        let found = Found()
        try? await SimulatorStage.perform(archive: Archive(inMemory: ())) { _, log, _ in
            let owl = await log.entry { $0.slug == "stoic-owl" }
            let artist = await log.entry { $0.id.kind == .artist }
            if let owl, let artist { await found.set(owl.id, artist.id) }
        }
        known = await found.ids
        return known
    }

    private actor Found {
        var ids: (prompt: EntryID, artist: EntryID)?
        func set(_ prompt: EntryID, _ artist: EntryID) { ids = (prompt, artist) }
    }
}
