import JSON
import ArtClient
import Domain
import Simulator
import Testing

/// Lists that are too long for one response, or that differ from the documents.
@Suite(.timeLimit(.minutes(2)))
struct ListContractTests {
    private func values<Value>(
        _ pages: some AsyncSequence<Page<Value>, ClientError>
    ) async throws(ClientError) -> (values: [Value], last: Page<Value>) {
        var values: [Value] = []
        var last = Page<Value>()
        for try await page in pages {
            values += page.values
            last = page
        }
        return (values, last)
    }

    @Test func readsCatalogBeyondTheCap() async throws {
        var options = SimulatorOptions(speed: 100)
        options.promptCount = 500
        try await SimulatedServices.run(options) { services async throws in
            let first = try await services.artinstring.prompts()
            #expect(first.rows.count == 200 && first.total == 500 && first.next == .narrower)
            let (entries, last) = try await values(services.artinstring.allPrompts())
            #expect(entries.count == 500 && Set(entries.map(\.id)).count == 500)
            #expect(last.shortfall == 0 && last.total == 500)
            #expect(await services.count("GET /api/v1/prompts") <= 20)
        }
    }

    @Test(arguments: [7, 50])
    func keepsRunsOfOneSecondAcrossPages(_ atOnce: Int) async throws {
        var options = SimulatorOptions(speed: 100)
        (options.pastRunCount, options.pastRunsPerTimestamp) = (500, atOnce)
        try await SimulatedServices.run(options) { services async throws in
            let (runs, last) = try await values(services.artinstring.allRuns())
            #expect(runs.count == 500 && Set(runs.map(\.remoteID)).count == 500)
            #expect(last.shortfall == 0)
            #expect(await services.count("GET /api/v1/runs") <= 24)
        }
    }

    @Test func countsRunsOfOneCursorAsMissing() async throws {
        var options = SimulatorOptions(speed: 100)
        (options.pastRunCount, options.pastRunsPerTimestamp) = (200, 80)
        try await SimulatedServices.run(options) { services async throws in
            let (runs, last) = try await values(services.artinstring.allRuns())
            #expect(runs.count < 200 && runs.count + last.shortfall == 200)
        }
    }

    @Test func invalidRowIsOneBrokenRow() async throws {
        try await SimulatedServices.run([.brokenRows]) { services async throws in
            let (artinstring, antekirt) = (services.artinstring, services.antekirt)
            let reasons = [
                "not an object but null", "not an object but a number", "not an object but a string",
                "not an object but an array", "no id",
            ]
            let prompts = try await artinstring.prompts()
            #expect(prompts.rows.count == 87 && prompts.brokenRows == 5)
            #expect(prompts.broken.map(\.reason) == reasons)
            #expect(prompts.broken.map(\.index) == [0, 2, 4, 6, 8])
            #expect(prompts.broken.last?.raw["title"] == "nobody")
            #expect(try await artinstring.runs().broken.map(\.reason) == reasons)
            #expect(try await artinstring.collections().broken.map(\.reason) == reasons)
            #expect(try await antekirt.artists(page: 1).broken.map(\.reason) == reasons)
            #expect(try await antekirt.models(page: 1).broken.map(\.reason) == reasons)
            #expect(try await antekirt.generations(page: 1).broken.map(\.reason) == reasons)
            let keys = try await antekirt.apiKeys()
            #expect(keys.rows.count == 1 && keys.broken.map(\.reason) == reasons)
            #expect(try await values(artinstring.allRuns()).values.count == 62)
            #expect(try await values(antekirt.allArtists()).values.count == 52)
        }
    }

    @Test func looseTypesReadTheSame() async throws {
        try await SimulatedServices.run { services async throws in
            let (artinstring, antekirt) = (services.artinstring, services.antekirt)
            let prompts = try await artinstring.prompts().entries
            let owl = try await artinstring.prompt("stoic-owl").value
            let quotas = try await artinstring.quotas().quotas
            let artist = try await antekirt.artist(antekirt.artists(page: 1).entries[0].id.value).value
            let made = try await antekirt.generations(page: 1).values
            await services.simulator.setFaults([.looseTypes])

            let page = try await artinstring.prompts()
            #expect(page.entries.map(\.id) == prompts.map(\.id) && page.brokenRows == 0)
            #expect(page.entries.map(\.schema) == prompts.map(\.schema))
            #expect(page.total == 87 && page.limit == 200 && page.headerTotal == nil)
            #expect(try await artinstring.prompt("stoic-owl").publishedAt != nil)
            #expect(try await artinstring.prompt("stoic-owl").tier == owl.tier)
            #expect(try await artinstring.quotas().quotas == quotas)
            let me = try await artinstring.me()
            #expect(me.cancelsAtPeriodEnd == false && me.currentPeriodEnd != nil)
            let runs = try await values(artinstring.allRuns()).values
            #expect(runs.count == 62 && runs.allSatisfy { $0.createdAt != nil && $0.phase != nil })
            #expect(try await artinstring.collections().values.allSatisfy { ($0.promptCount ?? 0) > 0 })
            let account = try await antekirt.account()
            #expect(account.credits == 445 && account.name == "1984")
            #expect(try await antekirt.artist(artist.id.value).earnings == artist.earnings)
            #expect(try await antekirt.apiKeys().values.map(\.isActive) == [true])
            let generations = try await antekirt.generations(page: 1)
            #expect(generations.values.map(\.output) == made.map(\.output) && generations.total != nil)
        }
    }

    @Test func readsListsWithoutCountsToTheEnd() async throws {
        try await SimulatedServices.run([.noPagination]) { services async throws in
            let prompts = try await values(services.artinstring.allPrompts())
            #expect(prompts.values.count == 87 && prompts.last.total == nil)
            #expect(try await values(services.artinstring.allRuns()).values.count == 62)
            #expect(try await values(services.antekirt.allArtists()).values.count == 52)
            #expect(try await values(services.antekirt.allModels()).values.count == 35)
            let generations = try await values(services.antekirt.allGenerations()).values
            await services.simulator.setFaults([])
            #expect(try await services.antekirt.generations(page: 1).total == generations.count)
        }
    }

    @Test func reportsWrongTotalsAsMissing() async throws {
        try await SimulatedServices.run([.wrongTotal]) { services async throws in
            let prompts = try await values(services.artinstring.allPrompts())
            #expect(prompts.values.count == 87 && prompts.last.shortfall == 13)
            #expect(prompts.last.headerTotal == 88)
            #expect(await services.count("GET /api/v1/prompts") == 1)
            let runs = try await values(services.artinstring.allRuns())
            #expect(runs.values.count == 62 && runs.last.shortfall == 13)
            // Two pages, and one by each status: the list is complete, and the wrong total is not checked again.
            #expect(await services.count("GET /api/v1/runs") <= 7)
            let artists = try await values(services.antekirt.allArtists())
            #expect(artists.values.count == 52 && artists.last.shortfall == 13)
            #expect(await services.count("GET /api/v1/artists") == 4)
        }
    }

    @Test func conversionIsNotDoneWhileItsSlotIsUnchanged() async throws {
        try await SimulatedServices.run([.staleCompleted]) { services async throws in
            let client = services.antekirt
            let done = try await client.generations(page: 1, limit: 100).values
            let before = try #require(done.first { $0.phase == .completed && $0.svg == nil })
            _ = try await client.createSVG(SVGRequest(generationID: before.remoteID))
            let stale = try await client.generation(before.remoteID).value
            #expect(stale.phase == .completed && stale.svg == nil)
            var reported: [RunReport] = []
            let end = try await client.follow(before.remoteID, converting: .svg, since: before) { reported.append($0) }
            #expect(reported.first?.rawStatus == "completed" && reported.first?.phase == .running)
            #expect(end.phase == .completed && end.svg != nil && end == reported.last)
        }
    }

    @Test func failedConversionKeepsImages() async throws {
        try await SimulatedServices.run([.svgFails]) { services async throws in
            let client = services.antekirt
            let done = try await client.generations(page: 1, limit: 100).values
            let before = try #require(done.first { $0.phase == .completed && $0.svg == nil })
            _ = try await client.createSVG(SVGRequest(generationID: before.remoteID))
            let report = try await client.follow(before.remoteID, converting: .svg, since: before)
            #expect(report.phase == .failed)
            #expect(report.output == before.output)
        }
    }
}
