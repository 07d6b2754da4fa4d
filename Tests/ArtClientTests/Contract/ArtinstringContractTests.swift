import ArtClient
import Domain
import Simulator
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ArtinstringContractTests {
    @Test func readsEverything() async throws {
        try await SimulatedServices.run { services async throws in
            let client = services.artinstring
            let account = try await client.account()
            #expect(account.tier == .pro)
            #expect(account.quota(for: .image)?.limit == 200)
            #expect(account.quotasResetAt != nil)

            let page = try await client.prompts()
            #expect(page.total == 87 && page.entries.count == 87 && page.brokenRows == 0 && !page.hasMore)
            let few = try await client.prompts(PromptQuery(modality: .image, tier: .free, limit: 3, q: "o"))
            #expect(few.entries.count == 3 && few.hasMore)
            #expect(few.entries.allSatisfy { $0.modality == .image && $0.tier == .free })

            let owl = try await client.prompt("stoic-owl")
            #expect(owl.title == "Stoic Owl Portrait")
            #expect(owl.schema != nil)
            #expect(try await client.prompt(owl.id.value).slug == "stoic-owl")
            #expect(try await !client.randomPrompt().title.isEmpty)

            let collections = try await client.collections()
            #expect(collections.total == 6 && collections.collections.count == 6)
            #expect(collections.collections.allSatisfy { ($0.promptCount ?? 0) > 0 })
        }
    }

    @Test func walksTheHistory() async throws {
        try await SimulatedServices.run { services async throws in
            var ids: Set<String> = []
            var query = RunQuery()
            var total: Int?
            while true {
                let page = try await services.artinstring.runs(query)
                total = page.total
                #expect(page.brokenRows == 0)
                #expect(page.serverDate != nil)
                ids.formUnion(page.rows.map(\.remoteID))
                guard case .cursor(let cursor) = page.next else { break }
                query.cursor = cursor
            }
            #expect(ids.count == total)
            let completed = try await services.artinstring.runs(RunQuery(status: .completed))
            #expect(completed.rows.allSatisfy { $0.phase == .completed })
            let future = Timestamp(rfc3339: "2999-01-01T00:00:00Z")
            #expect(try await services.artinstring.runs(RunQuery(since: future)).rows.isEmpty)
            let error = await #expect(throws: ClientError.self) {
                try await services.artinstring.runs(RunQuery(cursor: "yesterday"))
            }
            #expect(error?.kind == .invalidParameter(allowed: []))
            #expect(error?.code == "invalid_cursor")
        }
    }

    @Test func followsARunToItsPicture() async throws {
        try await SimulatedServices.run { services async throws in
            let owl = try await services.artinstring.prompt("stoic-owl")
            // One run in fifteen fails by design, so a few are made until one completes.
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
            Issue.record("none of five runs completed")
        }
    }

    @Test func saysWhatIsWrongWithARequest() async throws {
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

    @Test func tellsMissingThings() async throws {
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
