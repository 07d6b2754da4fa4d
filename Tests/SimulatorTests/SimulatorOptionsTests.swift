import JSON
import Domain
import Simulator
import Testing

@Suite(.timeLimit(.minutes(5)))
struct SimulatorOptionsTests {
    @Test func publishesTheGivenNumberOfPrompts() async throws {
        var options = SimulatorOptions()
        options.promptCount = 400
        try await withSimulator(options) { visitor in
            let page = try await visitor.get("/api/v1/prompts").json()
            #expect(page["count"] == 200 && page["limit"] == 200 && page["total"] == 400)
            var ids: Set<String> = []
            for modality in ["image", "video", "text"] {
                for tier in ["free", "pro", "studio"] {
                    for provider in ["replicate", "fal", "openai", "anthropic"] {
                        let query = "modality=\(modality)&tier=\(tier)&provider=\(provider)"
                        let part = try await visitor.get("/api/v1/prompts?\(query)").json()
                        #expect(part["count"] == part["total"])
                        ids.formUnion((part["prompts"]?.array ?? []).compactMap { $0["id"]?.string })
                    }
                }
            }
            #expect(ids.count == 400)
            #expect(try await visitor.get("/api/v1/prompts/stoic-owl-2").json()["title"] == "Stoic Owl Portrait 2")
        }
    }

    @Test func publishesMoreThanTheCap() async throws {
        var options = SimulatorOptions()
        options.promptCount = 500
        try await withSimulator(options) { visitor in
            let query = "modality=image&tier=free&provider=replicate"
            let part = try await visitor.get("/api/v1/prompts?\(query)").json()
            #expect(part["count"] == 200)
            #expect((part["total"]?.lenientInt ?? 0) > 200)
        }
    }

    @Test func hasTheGivenNumberOfPastRuns() async throws {
        for count in [0, 5, 100_000] {
            var options = SimulatorOptions()
            options.pastRunCount = count
            try await withSimulator(options) { visitor in
                let page = try await visitor.get("/api/v1/runs").json()
                #expect(page["total"]?.lenientInt == count)
                #expect(page["count"]?.lenientInt == min(50, count))
                guard let cursor = page["nextCursor"]?.string else { return }
                let next = try await visitor.get("/api/v1/runs?cursor=\(cursor)").json()["runs"]?.array ?? []
                let id = try #require(next.last?["id"]?.string)
                #expect(try await visitor.get("/api/v1/runs/\(id)").json()["createdAt"] == next.last?["createdAt"])
                let failed = try await visitor.get("/api/v1/runs?status=failed").json()
                #expect((failed["total"]?.lenientInt ?? 0) > 10_000)
            }
        }
    }

    /// A cursor is a creation time, so runs that share one with the last of a page are left out of the next.
    @Test func losesTiesAtPageBoundaries() async throws {
        var options = SimulatorOptions()
        options.pastRunCount = 200
        options.pastRunsPerTimestamp = 7
        try await withSimulator(options) { visitor in
            var path = "/api/v1/runs"
            var ids: [String] = []
            while true {
                let page = try await visitor.get(path).json()
                ids += (page["runs"]?.array ?? []).compactMap { $0["id"]?.string }
                guard let cursor = page["nextCursor"]?.string else { break }
                path = "/api/v1/runs?cursor=\(cursor)"
            }
            #expect(Set(ids).count == ids.count)
            #expect(ids.count < 200)
            // With a second more, the page begins with the ties.
            let first = try await visitor.get("/api/v1/runs").json()
            let cursor = try #require(first["nextCursor"]?.string.flatMap { Timestamp(rfc3339: $0) }) + .seconds(1)
            let rows = try await visitor.get("/api/v1/runs?cursor=\(cursor.rfc3339)").json()["runs"]?.array ?? []
            #expect(rows.first?["createdAt"] == first["nextCursor"])
            #expect(rows[6]["createdAt"] == first["nextCursor"] && rows[7]["createdAt"] != first["nextCursor"])
        }
    }

    @Test func playsScripts() async throws {
        try await withSimulator { visitor in
            await visitor.simulator.script(
                ScriptedReply(status: 451, headers: ["X-Reason": "law"], json: ["error": "not_here"]),
                for: "GET /api/v1/me", times: 2)
            await visitor.simulator.script(ScriptedReply(body: Array("hm".utf8)), for: "GET /api/v1/me")
            let first = try await visitor.get("/api/v1/me")
            #expect(first.status == 451 && first.header("x-reason") == "law")
            #expect(first.header("content-type") == "application/json")
            #expect(try first.json() == ["error": "not_here"])
            #expect(try await visitor.get("/api/v1/me/quotas").status == 200)
            #expect(try await visitor.get("/api/v1/me", credential: false).status == 451)
            #expect(try await visitor.get("/api/v1/me").text == "hm")
            #expect(try await visitor.get("/api/v1/me").json()["tier"] == "pro")
            #expect(await visitor.simulator.statistics().requests["GET /api/v1/me"] == 4)
        }
    }
}
