import JSON
import Domain
import Simulator
import Testing

struct ArtinstringTests {
    @Test func has87PromptsInSixCollections() async throws {
        try await withSimulator { visitor in
            let answer = try await visitor.get("/api/v1/prompts")
            let json = try answer.json()
            let prompts = try #require(json["prompts"]?.array)
            #expect(prompts.count == 87)
            #expect(json["total"]?.lenientInt == 87)
            #expect(answer.header("X-Total-Count") == "87")
            #expect(prompts.first?["slug"] == "stoic-owl")
            #expect(Set(prompts.compactMap { $0["slug"]?.string }).count == 87)
            #expect(Set(prompts.compactMap { $0["id"]?.string }).count == 87)
            #expect(prompts.contains { $0["collectionSlug"]?.isNull == true })
            let schemas = prompts.compactMap { $0["variableSchema"] }
            #expect(schemas.contains(.null) && schemas.contains([:]))
            #expect(schemas.contains { $0["$schema"] != nil } && schemas.contains { $0["components"] != nil })
            #expect(schemas.contains { $0[0]?["type"] != nil } && schemas.contains { $0[0]?.string != nil })

            let collections = try await visitor.get("/api/v1/collections")
            #expect(try collections.json()["total"]?.lenientInt == 6)
            #expect(collections.header("X-Total-Count") == "6")
            for row in try collections.json()["collections"]?.array ?? [] {
                let members = prompts.count { $0["collectionSlug"] == row["slug"] }
                #expect(row["promptCount"]?.lenientInt == members)
            }
        }
    }

    @Test(arguments: [
        ("modality=text", "modality", "text"), ("tier=pro&modality=image", "tierRequired", "pro"),
        ("provider=anthropic", "provider", "anthropic"),
    ])
    func filters(query: String, member: String, value: String) async throws {
        try await withSimulator { visitor in
            let rows = try #require(try await visitor.get("/api/v1/prompts?\(query)").json()["prompts"]?.array)
            #expect(!rows.isEmpty && rows.count < 87)
            #expect(rows.allSatisfy { $0[member]?.string == value })
        }
    }

    @Test func searchesAndLimits() async throws {
        try await withSimulator { visitor in
            let found = try await visitor.get("/api/v1/prompts?q=OWL&limit=2").json()
            #expect(found["count"]?.lenientInt == 2)
            #expect(found["limit"]?.lenientInt == 2)
            #expect((found["total"]?.lenientInt ?? 0) > 2)
            let kanji = try await visitor.get("/api/v1/prompts?q=%E6%BC%A2%E5%AD%97").json()
            #expect(kanji["prompts"]?[0]?["slug"] == "kanji-garden")
        }
    }

    @Test(arguments: [("modality", "sound"), ("tier", "gold"), ("provider", "acme")])
    func refusesUnknownFilters(name: String, value: String) async throws {
        try await withSimulator { visitor in
            let answer = try await visitor.get("/api/v1/prompts?\(name)=\(value)")
            #expect(answer.status == 400)
            #expect(try answer.json()["error"]?.string == "invalid_\(name)")
            #expect(try answer.json()["allowed"]?.array?.isEmpty == false)
        }
    }

    @Test func findsOnePromptBySlugAndID() async throws {
        try await withSimulator { visitor in
            let bySlug = try await visitor.get("/api/v1/prompts/stoic-owl").json()
            let byID = try await visitor.get("/api/v1/prompts/\(bySlug["id"]?.string ?? "")").json()
            #expect(bySlug == byID)
            #expect(bySlug["publishedAt"] == "2026-05-01T00:00:00Z")
            let required = bySlug["variableSchema"]?["required"]
            #expect(required == ["subject"])
            #expect(try await visitor.get("/api/v1/prompts/random").json()["slug"]?.string != nil)
            let missing = try await visitor.get("/api/v1/prompts/no-such")
            #expect(missing.status == 404)
            #expect(try missing.json() == ["error": "prompt_not_found"])
        }
    }

    @Test func returnsAccountAndQuotas() async throws {
        try await withSimulator { visitor in
            #expect(try await visitor.get("/api/v1/me").json()["tier"] == "pro")
            let quotas = try await visitor.get("/api/v1/me/quotas").json()["quotas"]
            #expect(quotas?["image"] == ["used": 12, "limit": 200, "remaining": 188, "exhausted": false])
            #expect(quotas?["text"]?["remaining"]?.lenientInt == 911)
            let response = try await visitor.get("/api/v1/me", credential: false)
            #expect(response.status == 401)
            #expect(try response.json() == ["error": "unauthorized"])
            #expect(try await visitor.get("/api/v1/nowhere").status == 404)
        }
    }

    @Test func isTheSameForTheSameSeed() async throws {
        let catalogs = Catalogs()
        for seed: UInt64 in [7, 7, 8] {
            try await withSimulator(seed: seed) { visitor in
                let owl = try await visitor.run("stoic-owl").json()["runId"]?.string ?? ""
                _ = try await visitor.settle("/api/v1/runs/\(owl)") { $0["status"] }
                let picture = try await visitor.get("/files/\(owl).png").body
                await catalogs.add(try await visitor.get("/api/v1/prompts").body, owl, picture)
            }
        }
        let entries = await catalogs.entries
        #expect(entries[0] == entries[1])
        #expect(entries[0].catalog != entries[2].catalog)
        #expect(entries[0].picture != entries[2].picture)
        #expect(entries[0].run != entries[2].run)
    }
}

/// The responses of simulators with several seeds.
private actor Catalogs {
    struct Entry: Equatable {
        let catalog: [UInt8]
        let run: String
        let picture: [UInt8]
    }

    private(set) var entries: [Entry] = []

    func add(_ catalog: [UInt8], _ run: String, _ picture: [UInt8]) {
        entries.append(Entry(catalog: catalog, run: run, picture: picture))
    }
}
