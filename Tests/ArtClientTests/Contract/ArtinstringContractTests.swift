import ArtClient
import JSON
import Domain
import Simulator
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ArtinstringContractTests {
    @Test func readsAccountAndQuotas() async throws {
        try await SimulatedServices.run { services async throws in
            let client = services.artinstring
            let me = try await client.me()
            #expect(me.id?.isEmpty == false && me.email == "demo@example.com" && me.tier == .pro)
            #expect(me.subscriptionStatus == "active" && me.cancelsAtPeriodEnd == false)
            #expect(me.currentPeriodEnd != nil && me.quotas.isEmpty)
            let quotas = try await client.quotas()
            #expect(quotas.quotas.map(\.modality) == [.image, .video, .text])
            #expect(quotas.quotas.allSatisfy { ($0.remaining ?? 0) + ($0.used ?? 0) == $0.limit })
            #expect(quotas.quotaNote?.isEmpty == false && quotas.quotasResetAt != nil && quotas.tier == .pro)
            let account = try await client.account().value
            #expect(account.id == me.id && account.quota(for: .image)?.limit == 200)
            #expect(account.quotas == quotas.quotas)
        }
    }

    @Test func filtersPrompts() async throws {
        try await SimulatedServices.run { services async throws in
            let client = services.artinstring
            let page = try await client.prompts()
            #expect(page.total == 87 && page.rows.count == 87 && page.count == 87 && page.limit == 200)
            #expect(page.broken.isEmpty && !page.hasMore && page.headerTotal == nil && page.shortfall == 0)
            #expect(page.rows.allSatisfy { $0.raw["slug"]?.string == $0.slug })

            let filters: [(PromptQuery, (CatalogEntry) -> Bool)] = [
                (PromptQuery(modality: .video), { $0.modality == .video }),
                (PromptQuery(tier: .free), { $0.tier == .free }),
                (PromptQuery(provider: "fal"), { $0.provider == "fal" }),
                (PromptQuery(q: "OWL"), { "\($0.title) \($0.slug ?? "") \($0.summary)".lowercased().contains("owl") }),
                (
                    PromptQuery(modality: .image, tier: .free, provider: "replicate", q: "o"),
                    { $0.modality == .image && $0.tier == .free && $0.provider == "replicate" }
                ),
            ]
            for (query, holds) in filters {
                let some = try await client.prompts(query).entries
                #expect(!some.isEmpty && some.count < 87)
                #expect(some.allSatisfy(holds))
            }
            let few = try await client.prompts(PromptQuery(limit: 5))
            #expect(few.rows.count == 5 && few.limit == 5 && few.total == 87 && few.next == .narrower)
        }
    }

    @Test func readsAllPromptsInOneResponseIfTheyFit() async throws {
        try await SimulatedServices.run { services async throws in
            var pages: [Page<CatalogEntry>] = []
            for try await page in services.artinstring.allPrompts() { pages.append(page) }
            #expect(pages.map(\.rows.count) == [87])
            #expect(await services.count("GET /api/v1/prompts") == 1)
        }
    }

    @Test func readsOnePrompt() async throws {
        try await SimulatedServices.run { services async throws in
            let client = services.artinstring
            let owl = try await client.prompt("stoic-owl")
            #expect(owl.title == "Stoic Owl Portrait" && owl.schema != nil && owl.publishedAt != nil)
            #expect(owl.raw["variableSchema"] == owl.schema)
            #expect(try await client.prompt(owl.id.value).slug == "stoic-owl")
            #expect(try await !client.randomPrompt().title.isEmpty)
            // No prompt has a slug that is an endpoint's name, and the endpoint is not read as a prompt.
            let error = await #expect(throws: ClientError.self) { try await client.prompt("random") }
            #expect(error?.kind == .notFound)
        }
    }

    @Test func readsCollections() async throws {
        try await SimulatedServices.run { services async throws in
            let page = try await services.artinstring.collections()
            #expect(page.total == 6 && page.count == 6 && page.rows.count == 6 && page.shortfall == 0)
            #expect(
                page.values.allSatisfy { ($0.promptCount ?? 0) > 0 && $0.publishedAt != nil && !$0.summary.isEmpty })
            #expect(page.values.contains { $0.heroImageURL != nil } && page.values.contains { $0.heroImageURL == nil })
        }
    }

    @Test func pagesThroughHistory() async throws {
        try await SimulatedServices.run { services async throws in
            let client = services.artinstring
            var pages: [Page<RunReport>] = []
            for try await page in client.allRuns() { pages.append(page) }
            let runs = pages.flatMap(\.values)
            #expect(pages.count > 1 && pages.allSatisfy { $0.broken.isEmpty && $0.serverDate != nil })
            #expect(runs.count == pages.first?.total && Set(runs.map(\.remoteID)).count == runs.count)
            #expect(pages.last?.shortfall == 0 && pages.last?.hasMore == false)
            #expect(runs.allSatisfy { $0.promptID != nil && $0.promptSlug != nil && $0.title != nil })
            let moments = runs.compactMap(\.createdAt)
            #expect(moments == moments.sorted(by: >))

            for status in RunQuery.phases {
                let page = try await client.runs(RunQuery(status: status))
                #expect(page.rows.allSatisfy { $0.phase == status })
            }
            let middle = moments[moments.count / 2]
            var recent: [RunReport] = []
            for try await page in client.allRuns(since: middle) { recent += page.values }
            #expect(recent.count == moments.count { $0 >= middle })
            var failed = 0
            for try await page in client.allRuns(since: middle, status: .failed) { failed += page.rows.count }
            #expect(failed == recent.count { $0.phase == .failed })
            let error = await #expect(throws: ClientError.self) {
                try await client.runs(RunQuery(cursor: "yesterday"))
            }
            #expect(error?.kind == .invalidParameter(allowed: []))
            #expect(error?.code == "invalid_cursor")
        }
    }

    @Test func createsRunWithTypedValues() async throws {
        try await SimulatedServices.run { services async throws in
            let owl = try await services.artinstring.prompt("stoic-owl").id.value
            let vars = JSONObject([("subject", "a stoic owl"), ("mood", "calm")])
            let accepted = try await services.artinstring.createRun(
                RunRequest(promptID: owl, vars: vars, useOwnKey: false), idempotencyKey: "k")
            #expect(accepted.phase == .queued)
            #expect(try await services.artinstring.run(accepted.remoteID).raw["createdAt"] != nil)
            #expect(await services.simulator.statistics().acceptedRuns == 1)
        }
    }

    @Test func followsRunToItsImage() async throws {
        try await SimulatedServices.run { services async throws in
            let owl = try await services.artinstring.prompt("stoic-owl")
            // One run in fifteen fails by design, so runs are created until one completes.
            for _ in 0..<5 {
                let accepted = try await services.artinstring.createRun(
                    body: ["promptId": .string(owl.id.value), "vars": ["subject": "a stoic owl", "mood": "calm"]])
                #expect(accepted.phase == .queued && accepted.serverDate != nil)
                var phase = Phase.unknown
                for try await event in try await services.artinstring.events(ofRun: accepted.remoteID) {
                    if case .report(let report) = event, let next = report.phase { phase = phase.advanced(to: next) }
                }
                #expect(phase.isTerminal)
                let report = try await services.artinstring.run(accepted.remoteID)
                #expect(report.phase == phase)
                guard phase == .completed else { continue }
                let url = try #require(report.output?.files.first?.url)
                let file = try await services.outputs.read(url, limit: 16 << 20)
                #expect(file.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
                let error = await #expect(throws: ClientError.self) {
                    try await services.outputs.read(url, limit: 64)
                }
                #expect(error?.kind == .tooLarge)
                return
            }
            Issue.record("no run of five completed")
        }
    }

    @Test func reportsInvalidRequests() async throws {
        try await SimulatedServices.run { services async throws in
            func refusal(_ body: JSON) async -> ClientError? {
                await #expect(throws: ClientError.self) { try await services.artinstring.createRun(body: body) }
            }
            let prompts = try await services.artinstring.prompts().entries
            let owl = try #require(prompts.first { $0.slug == "stoic-owl" }).id.value
            let studio = try #require(prompts.first { $0.tier == .studio })
            #expect(await refusal(["promptId": .string(owl), "vars": [:]])?.kind == .missingVariables(["subject"]))
            #expect(await refusal(["promptId": 3])?.failure.cause == .invalidBody)
            #expect(
                await refusal(["promptId": "00000000-0000-4000-8000-000000000000", "vars": [:]])?.kind == .notFound)
            #expect(await refusal(["promptId": .string(studio.id.value), "vars": [:]])?.kind == .tierRequired(.studio))
            #expect(await services.simulator.statistics().acceptedRuns == 0)
        }
    }

    @Test func reportsMissingResources() async throws {
        try await SimulatedServices.run { services async throws in
            let client = services.artinstring
            for call in [
                { _ = try await client.prompt("no-such-prompt") },
                { _ = try await client.run("00000000-0000-4000-8000-000000000000") },
                { _ = try await client.events(ofRun: "00000000-0000-4000-8000-000000000000") },
            ] as [@Sendable () async throws -> Void] {
                let error = await #expect(throws: ClientError.self) { try await call() }
                #expect(error?.kind == .notFound)
            }
        }
    }
}
