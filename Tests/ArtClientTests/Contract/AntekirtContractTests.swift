import JSON
import ArtClient
import Domain
import Simulator
import Testing

@Suite(.timeLimit(.minutes(2)))
struct AntekirtContractTests {
    @Test func readsAccountAndKeys() async throws {
        try await SimulatedServices.run { services async throws in
            let account = try await services.antekirt.account()
            #expect(account.credits == 445 && account.name == "demo" && account.email == "demo@example.com")
            #expect(
                account.id?.isEmpty == false && account.subscriptionPlan == nil && account.subscriptionStatus == nil)
            #expect(account.raw["subscriptionPlan"] == .null)
            let keys = try await services.antekirt.apiKeys()
            let key = try #require(keys.values.first)
            #expect(keys.rows.count == 1 && key.name == "default" && key.isActive == true)
            #expect(key.maskedKey == "ak_d...demo" && key.createdAt != nil && key.lastUsedAt != nil)
        }
    }

    @Test func listsAndReadsArtists() async throws {
        try await SimulatedServices.run { services async throws in
            let client = services.antekirt
            let all = try await client.artists(page: 1)
            #expect(all.rows.count == 52 && all.total == 52 && !all.hasMore && all.broken.isEmpty)
            let half = try await client.artists(page: 1, limit: 26, order: ListOrder(.name, .ascending))
            #expect(half.next == .page(2) && half.limit == 26)
            #expect(half.entries.map(\.title) == half.entries.map(\.title).sorted())
            #expect(try await !client.artists(page: 2, limit: 26).hasMore)
            let oldest = try await client.artists(page: 1, order: ListOrder(.createdAt, .ascending)).entries
            #expect(oldest.compactMap(\.publishedAt) == oldest.compactMap(\.publishedAt).sorted())

            let listed = try #require(all.entries.first)
            #expect(listed.exampleURLs.count == 3 && listed.pictureURL != nil && listed.triggerWord != nil)
            #expect(listed.serviceType != nil && listed.models.count == listed.modelCount && listed.earnings == nil)
            let artist = try await client.artist(listed.id.value.uppercased())
            #expect(artist.title == listed.title && artist.earnings != nil)
            #expect(artist.models.map(\.id) == listed.models.map(\.id))
            #expect(artist.models.allSatisfy { $0.defaultParameters != nil && $0.artist == listed.artist })
            #expect(try await client.artists(page: 1, search: artist.title).entries.contains { $0.id == listed.id })
            var names: Set<String> = []
            for try await page in client.allArtists() { names.formUnion(page.entries.map(\.title)) }
            #expect(names == Set(all.entries.map(\.title)))
        }
    }

    @Test func privateArtistIsForbiddenNotMissing() async throws {
        try await SimulatedServices.run { services async throws in
            var kinds: [ClientError.Kind] = []
            for artist in try await services.antekirt.artists(page: 1).entries {
                do throws(ClientError) { _ = try await services.antekirt.artist(artist.id.value) } catch {
                    kinds.append(error.kind)
                }
            }
            #expect(kinds == [.forbidden])
        }
    }

    @Test func listsAndReadsModels() async throws {
        try await SimulatedServices.run { services async throws in
            let client = services.antekirt
            let models = try await client.models(page: 1)
            #expect(models.total == 35 && models.entries.allSatisfy { $0.artist != nil && $0.exampleURLs.count == 2 })
            let listed = try #require(models.entries.first)
            let model = try await client.model(listed.id.value)
            #expect(model.value == listed && model.defaultParameters == ["steps": 28, "strength": 1])
            let own = try await client.models(page: 1, artistID: model.artist?.id).entries
            #expect(!own.isEmpty && own.count < 35 && own.allSatisfy { $0.artist == model.artist })
            let type = try #require(model.serviceType)
            let alike = try await client.models(page: 1, serviceType: type, search: model.title).entries
            #expect(alike.contains { $0.id == model.id } && alike.allSatisfy { $0.serviceType == type })
            #expect(try await client.models(page: 1, serviceType: "no such type").rows.isEmpty)
            let names = try await client.models(page: 1, limit: 10, order: ListOrder(.name, .descending)).entries
            #expect(names.map(\.title) == names.map(\.title).sorted(by: >) && names.count == 10)
            var found: [CatalogEntry] = []
            for try await page in client.allModels(serviceType: type) { found += page.entries }
            #expect(Set(found.map(\.id)) == Set(models.entries.filter { $0.serviceType == type }.map(\.id)))
        }
    }

    @Test func listsAndReadsGenerations() async throws {
        try await SimulatedServices.run { services async throws in
            let client = services.antekirt
            var all: [RunReport] = []
            for try await page in client.allGenerations() { all += page.values }
            let first = try await client.generations(page: 1, limit: 20)
            #expect(first.rows.count == 20 && first.total == all.count && first.next == .page(2))
            #expect(first.rows.map(\.remoteID) == all.prefix(20).map(\.remoteID))
            #expect(Set(all.map(\.remoteID)).count == all.count)
            #expect(all.allSatisfy { $0.title != nil && $0.artistName != nil && $0.artistPictureURL != nil })
            let oldest = try await client.generations(page: 1, direction: .ascending).rows
            #expect(oldest.first?.createdAt == all.compactMap(\.createdAt).min())
            let artist = try #require(all.first?.artistID)
            let own = try await client.generations(page: 1, limit: 100, artistID: artist).rows
            #expect(own.count == all.count { $0.artistID == artist })
            #expect(try await client.generations(page: 1, serviceType: "no such type").rows.isEmpty)
            let one = try await client.generation(#require(all.first?.remoteID).uppercased())
            #expect(one.value == all.first && one.raw["outputs"] != nil)
        }
    }

    @Test func convertsExistingImage() async throws {
        try await SimulatedServices.run { services async throws in
            let client = services.antekirt
            let done = try await client.generations(page: 1, limit: 100).values.filter { $0.phase == .completed }
            // One request in fifteen fails by design, so more than one image is created.
            for (conversion, price) in [(Conversion.svg, 5), (.video, 25)] {
                var isMade = false
                for before in done.filter({ $0.svg == nil && $0.video == nil }).prefix(3) where !isMade {
                    let id = before.remoteID
                    let accepted =
                        switch conversion {
                        case .svg: try await client.createSVG(SVGRequest(generationID: id, imageIndex: 0))
                        case .video:
                            try await client.createVideo(
                                VideoRequest(
                                    generationID: id, prompt: "pan", imageIndex: 0, duration: 2, fps: 60,
                                    resolution: .p480, aspectRatio: .tall, cameraFixed: true))
                        }
                    #expect(accepted.remoteID == id && accepted.phase == .running && accepted.creditsUsed == price)
                    let report = try await client.follow(id, converting: conversion, since: before)
                    isMade = report.phase == .completed
                    #expect(!isMade || (conversion == .svg ? report.svg : report.video) != nil)
                    #expect(report.output?.files.starts(with: before.output?.files ?? []) == true)
                }
                #expect(isMade)
            }
            let account = try await client.account()
            #expect(account.credits.map { $0 <= 445 - 30 } == true)
        }
    }

    @Test func followsImage() async throws {
        try await SimulatedServices.run { services async throws in
            // 403 is for the one private artist, so the first few are tried.
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

    @Test func reportsInvalidRequests() async throws {
        try await SimulatedServices.run { services async throws in
            func error(_ call: @Sendable () async throws -> Void) async -> ClientError? {
                await #expect(throws: ClientError.self) { try await call() }
            }
            let none = "00000000-0000-4000-8000-000000000000"
            #expect(await error { _ = try await services.antekirt.artist("x") }?.kind == .invalidParameter(allowed: []))
            #expect(await services.count("GET /api/v1/artists/:id") == 0)
            #expect(
                await error { _ = try await services.antekirt.generation("x") }?.kind == .invalidParameter(allowed: []))
            #expect(await error { _ = try await services.antekirt.artist(none) }?.kind == .notFound)
            #expect(await error { _ = try await services.antekirt.model(none) }?.kind == .notFound)
            #expect(await error { _ = try await services.antekirt.generation(none) }?.kind == .notFound)
            #expect(
                await error { _ = try await services.antekirt.createSVG(SVGRequest(generationID: none)) }?.kind
                    == .notFound)
            let refused = await error {
                _ = try await services.antekirt.createImage(body: ["artistId": .string(none), "prompt": "x"])
            }
            #expect(refused?.kind == .notFound)
            #expect(await services.simulator.statistics().acceptedGenerations == 0)
        }
    }
}
