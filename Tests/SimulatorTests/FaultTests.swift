import AsyncHTTPClient
import Domain
import NIOCore
import Simulator
import Testing

struct FaultTests {
    private static var order: JSON { ["subject": "an owl"] }

    @Test func haveNamesAndSummaries() {
        #expect(Fault(rawValue: "cut-after-accept") == .cutAfterAccept)
        #expect(Set(Fault.allCases.map(\.summary)).count == Fault.allCases.count)
        #expect(Fault.allCases.allSatisfy { $0.rawValue.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } })
    }

    @Test(arguments: [
        (Fault.error500, "/api/v1/me", 500), (.htmlError, "/api/v1/prompts", 502), (.tokenExpired, "/api/v1/me", 401),
        (.tokenExpired, "/api/v1/account/me", 401), (.error500, "/api/v1/account/me", 500),
        (.emptyCatalog, "/api/v1/prompts/random", 404),
    ])
    func breakReads(fault: Fault, path: String, status: Int) async throws {
        try await withSimulator { visitor in
            #expect(try await visitor.get(path).status == 200)
            await visitor.simulator.setFaults([fault])
            let answer = try await visitor.get(path)
            #expect(answer.status == status)
            #expect((answer.header("content-type") == "text/html; charset=utf-8") == (fault == .htmlError))
        }
    }

    @Test(arguments: [
        (Fault.rateLimited, 429, "rate_limited", 0), (.overQuota, 429, "over_quota", 0),
        (.enqueueFailed, 502, "enqueue_failed", 0), (.acceptThen503, 503, "service_unavailable", 1),
    ])
    func breakRuns(fault: Fault, status: Int, error: String, accepted: Int) async throws {
        try await withSimulator(faults: [fault]) { visitor in
            let answer = try await visitor.run("stoic-owl", Self.order)
            #expect(answer.status == status)
            #expect(try answer.json()["error"]?.string == error)
            if fault == .rateLimited { #expect(answer.header("Retry-After") == "30") }
            if fault == .overQuota { #expect(try answer.json()["used"] == 200) }
            #expect(await visitor.simulator.statistics().acceptedRuns == accepted)
            let total = try await visitor.get("/api/v1/runs").json()["total"]?.lenientInt
            #expect(total == 62 + accepted)
        }
    }

    @Test(arguments: [(Fault.cutBeforeAccept, 0), (.cutAfterAccept, 1)])
    func cutConnections(fault: Fault, accepted: Int) async throws {
        try await withSimulator(faults: [fault]) { visitor in
            await #expect(throws: (any Error).self) { _ = try await visitor.run("stoic-owl", Self.order) }
            #expect(await visitor.simulator.statistics().acceptedRuns == accepted)
            let statistics = await visitor.simulator.statistics()
            #expect(statistics.requests["POST /api/v1/runs"] == 1)
            let next = try await visitor.get("/api/v1/me")
            #expect(next.status == 200)
        }
    }

    @Test func emptyTheCatalogAndTheBalance() async throws {
        try await withSimulator(faults: [.emptyCatalog, .noCredits]) { visitor in
            #expect(try await visitor.get("/api/v1/prompts").json()["prompts"] == [])
            #expect(try await visitor.get("/api/v1/artists").json()["pagination"]?["totalCount"] == 0)
            #expect(try await visitor.get("/api/v1/account/me").json()["data"]?["credits"] == 1)
            await visitor.simulator.setFaults([.noCredits])
            let artist = try await visitor.get("/api/v1/artists?search=ventura").json()["data"]?[0]?["id"] ?? .null
            let answer = try await visitor.post("/api/v1/generations/image", ["artistId": artist, "prompt": "x"])
            #expect(answer.status == 402)
        }
    }

    @Test func failEveryThirdPollAndEveryRun() async throws {
        try await withSimulator(faults: [.runFails]) { visitor in
            let id = try #require(try await visitor.run("stoic-owl", Self.order).json()["runId"]?.string)
            let run = try await visitor.settle("/api/v1/runs/\(id)") { $0["status"] }
            #expect(run["status"] == "failed")
            #expect(run["error"]?.string?.isEmpty == false)
            #expect(run["output"] == .null)
            await visitor.simulator.setFaults([.poll500])
            var statuses: [Int] = []
            for _ in 0..<6 { statuses.append(try await visitor.get("/api/v1/runs/\(id)").status) }
            #expect(statuses == [200, 200, 500, 200, 200, 500])
        }
    }

    @Test func addWhatNobodyDocumented() async throws {
        try await withSimulator(speed: 0.01, faults: [.unknownFields]) { visitor in
            let id = try #require(try await visitor.run("stoic-owl", Self.order).json()["runId"]?.string)
            let run = try await visitor.get("/api/v1/runs/\(id)").json()
            #expect(run["status"] == "warming_up")
            #expect(run["experimental"] != nil)
            let prompts = try await visitor.get("/api/v1/prompts").json()["prompts"]?.array ?? []
            #expect(prompts.contains { $0["modality"] == "hologram" })
            #expect(prompts.first?["variableSchema"]?["experimental"] == nil)
        }
    }

    @Test func refuseStreams() async throws {
        try await withSimulator(faults: [.streamRefused]) { visitor in
            let path = "/api/runs/\(try await visitor.run("stoic-owl").json()["runId"]?.string ?? "")/stream"
            #expect(try await visitor.get(path).status == 500)
            #expect(try await visitor.get(path).status == 404)
        }
    }

    @Test func dropStreams() async throws {
        try await withSimulator(speed: 4, faults: [.streamDrop]) { visitor in
            let id = try await visitor.run("stoic-owl").json()["runId"]?.string ?? ""
            // The stream lasts a simulated second; no picture takes less than eight.
            let text = try await visitor.get("/api/runs/\(id)/stream").text
            #expect(text.hasPrefix("data: {\"status\":"))
            #expect(!text.contains("completed"))
        }
    }

    @Test func fillStreamsWithGarbage() async throws {
        try await withSimulator(faults: [.streamGarbage]) { visitor in
            let id = try await visitor.run("stoic-owl").json()["runId"]?.string ?? ""
            let garbage = try await visitor.get("/api/runs/\(id)/stream")
            #expect(garbage.status == 200)
            #expect(garbage.text.contains("<html>"))
            #expect(!garbage.text.contains("completed"))
        }
    }

    @Test func hangStreamsUntilTheClientLeaves() async throws {
        try await withSimulator(faults: [.streamHang]) { visitor in
            let id = try await visitor.run("stoic-owl").json()["runId"]?.string ?? ""
            let listener = Task {
                let response = try await visitor.open("GET", "/api/runs/\(id)/stream")
                for try await _ in response.body {}
            }
            while await visitor.simulator.statistics().openStreams == 0 { await Task.yield() }
            listener.cancel()
            while await visitor.simulator.statistics().openStreams > 0 { await Task.yield() }
        }
    }
}
