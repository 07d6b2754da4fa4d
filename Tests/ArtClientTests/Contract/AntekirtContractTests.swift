import ArtClient
import Domain
import Simulator
import Testing

@Suite(.timeLimit(.minutes(2)))
struct AntekirtContractTests {
    @Test func readsEverything() async throws {
        try await SimulatedServices.run { services async throws in
            let client = services.antekirt
            #expect(try await client.account().credits == 445)
            let artists = try await client.artists(page: 1)
            #expect(artists.entries.count == 52 && artists.total == 52 && !artists.hasMore)
            let half = try await client.artists(page: 1, limit: 26, order: ListOrder(.name, .ascending))
            #expect(half.hasMore)
            #expect(half.entries.map(\.title) == half.entries.map(\.title).sorted())
            #expect(try await !client.artists(page: 2, limit: 26).hasMore)
            let artist = try #require(artists.entries.first)
            #expect(try await client.artist(artist.id.value).title == artist.title)
            #expect(try await client.artists(page: 1, search: artist.title).entries.contains { $0.id == artist.id })

            let models = try await client.models(page: 1)
            #expect(models.total == 35 && models.entries.allSatisfy { $0.artist != nil })
            let model = try #require(models.entries.first)
            #expect(try await client.model(model.id.value).title == model.title)
            let own = try await client.models(page: 1, artistID: model.artist?.id)
            #expect(own.entries.allSatisfy { $0.artist == model.artist } && !own.entries.isEmpty)

            var ids: Set<String> = []
            var page = 1
            while true {
                let generations = try await client.generations(page: page, limit: 20)
                ids.formUnion(generations.rows.map(\.remoteID))
                guard case .page(let next) = generations.next else {
                    #expect(ids.count == generations.total)
                    break
                }
                page = next
            }
            #expect(try await client.generation(#require(ids.first)).phase != nil)
        }
    }

    @Test func followsAnImage() async throws {
        try await SimulatedServices.run { services async throws in
            // 403 stands for the one private artist, so the first few are tried.
            let artists = try await services.antekirt.artists(page: 1, limit: 5).entries
            var accepted: RunAcceptance?
            for artist in artists where accepted == nil {
                accepted = try? await services.antekirt.createImage(
                    body: ["artistId": .string(artist.id.value), "prompt": "a sunset over mountains"])
            }
            let run = try #require(accepted)
            #expect(run.phase == .running && run.creditsUsed == 3 && run.creditsRemaining == 442)
            var report = try await services.antekirt.generation(run.remoteID)
            while report.phase?.isTerminal != true {
                await Task.yield()
                report = try await services.antekirt.generation(run.remoteID)
            }
            #expect(report.title == "a sunset over mountains")
            if report.phase == .completed { #expect(report.output?.files.isEmpty == false) }
            #expect(try await services.antekirt.account().credits == 442)
        }
    }

    @Test func saysWhatIsWrong() async throws {
        try await SimulatedServices.run { services async throws in
            func error(_ call: @Sendable () async throws -> Void) async -> ClientError? {
                await #expect(throws: ClientError.self) { try await call() }
            }
            let none = "00000000-0000-4000-8000-000000000000"
            #expect(await error { _ = try await services.antekirt.artist("x") }?.kind == .invalidParameter(allowed: []))
            #expect(await error { _ = try await services.antekirt.artist(none) }?.kind == .notFound)
            let refused = await error {
                _ = try await services.antekirt.createImage(body: ["artistId": .string(none), "prompt": "x"])
            }
            #expect(refused?.kind == .notFound)
            #expect(await services.simulator.statistics().acceptedGenerations == 0)
        }
    }
}
